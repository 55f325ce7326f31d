// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Says in plant words what lots and operations wait for.
struct Reasons {
    let problem: SchedulingProblem

    private var scenario: Scenario { problem.scenario }

    /// Why a lot is released later than planned, as words for a row that tells how much; empty where it is not.
    func reason(of lot: PlacedLot, _ job: LotJob) -> String {
        guard lot.timeline.released.minutes > job.lot.released.minutes else { return "" }
        return "waits for \(shares(lot.waits, orElse: "open hours"))"
    }

    /// What lots waited for that come later than planned, or not at all, with the time it cost them together.
    func blame(_ late: [[Wait]]) -> String {
        let words = shares(late.flatMap(\.self))
        return words.isEmpty ? "" : "they wait for \(words)"
    }

    /// What an operation waits for; empty where it follows at once.
    func reason(of operation: ID<Operation>, copy: Int, in lot: PlacedLot) -> String {
        guard let last = lot.waits.last(where: { $0.operation == operation && $0.copy == copy }) else { return "" }
        return "waits for \(name(last.awaited)) until \(problem.text(last.until))"
    }

    /// Why a lot has no place.
    func reason(of hindrance: Hindrance) -> String {
        switch hindrance {
        case .window(let latest, let waits):
            return
                "it would have to start by \(problem.text(latest)), but waits for \(shares(waits, orElse: "its turn"))"
        case .release(let latest, let waits):
            return
                "it would be released after \(problem.text(latest)): waits for \(shares(waits, orElse: "open hours"))"
        case .campaign(let kind, let index, let waits):
            let place = kind == .room ? scenario.rooms[ID(index)].name : scenario.units[ID(index)].name
            return "it cannot hold \(place) as the plan's campaigns have it: waits for "
                + shares(waits, orElse: "open hours")
        case .never(let awaited): return "there is never enough of \(name(awaited)) for it"
        case .material(let index): return "\(scenario.materials[ID(index)].name) is never there in time"
        case .walk(let trouble, let waits): return walk(trouble, waits)
        case .lost(let text): return text
        case .gaveUp(let waits): return "no place was found: waits for \(shares(waits, orElse: "open hours"))"
        }
    }

    private func walk(_ trouble: LotPlacing.Trouble, _ waits: [Wait]) -> String {
        let after = shares(waits)
        let suffix = after.isEmpty ? "" : "; it waits for \(after)"
        switch trouble {
        case .noHours: return "the calendars end before an operation fits\(suffix)"
        case .tooFew(_, let pool): return "no run holds the hours of \(scenario.staff[pool].name)\(suffix)"
        case .begun: return "the longest hold after what has begun cannot be kept\(suffix)"
        case .unsettled: return "its holds push each other on without end\(suffix)"
        }
    }

    /// The two things waited for longest, with the time each cost.
    private func shares(_ waits: [Wait], orElse other: String = "") -> String {
        var sums: [(awaited: Awaited, minutes: Int)] = []
        for wait in waits {
            let minutes = max(0, wait.until.subtractingSaturated(wait.from))
            if let place = sums.firstIndex(where: { $0.awaited == wait.awaited }) {
                sums[place].minutes = sums[place].minutes.addingSaturated(minutes)
            } else {
                sums.append((wait.awaited, minutes))
            }
        }
        let order = sums.indices.sorted { (-sums[$0].minutes, $0) < (-sums[$1].minutes, $1) }
        let words = order.prefix(2).map { "\(name(sums[$0].awaited)) (\(Self.duration(sums[$0].minutes)))" }
        return words.isEmpty ? other : words.joined(separator: ", ")
    }

    /// What is waited for, by its id.
    func name(_ awaited: Awaited) -> String {
        switch awaited {
        case .unit(let index): scenario.units[ID(index)].name
        case .room(let index): scenario.rooms[ID(index)].name
        case .people(let index): scenario.staff[ID(index)].name
        case .material(let index): scenario.materials[ID(index)].name
        case .startDay: "a day on which it may start"
        case .hours(let index): "hours of \(scenario.staff[ID(index)].name)"
        case .laboratory(let index): "samples that \(scenario.laboratories[ID(index)].name) takes"
        case .instrument(let index): "time on \(scenario.units[ID(index)].name)"
        }
    }

    /// Minutes as days, hours or minutes with one decimal at most.
    static func duration(_ minutes: Int) -> String {
        if minutes < 60 { return "\(minutes) min" }
        let (unit, word) = minutes < 1440 ? (60, "h") : (1440, "d")
        let tenths = (minutes / unit) * 10 + (minutes % unit * 10 + unit / 2) / unit
        return tenths % 10 == 0 ? "\(tenths / 10) \(word)" : "\(tenths / 10).\(tenths % 10) \(word)"
    }
}
