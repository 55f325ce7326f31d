// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

/// Says in plant words why a demand line is late or short.
///
/// First what no plan could change: nothing can be released or bought by the due date. Otherwise the lots that
/// would have served the line did not start; the resource whose price in the relaxed plan weighs most on them is
/// named, with how full it is in the time when it would be needed.
struct ShortageReasons {
    let formulation: Formulation
    let root: LinearSolution
    let decisions: PlanDecisions
    let loads: [ResourceLoad]

    private var problem: PlanningProblem { formulation.problem }

    /// Why a line is late or short.
    func reason(of line: Int, late: Double, lost: Double) -> String {
        let window = problem.demand[line]
        let material = window.line.material
        let makers = problem.candidates.indices.filter {
            problem.candidates[$0].usable(material, in: problem.scenario) != nil
        }
        let supplies = problem.flows[material.index].supplies
        guard let earliest = supplies.map(\.available).min() else {
            return "nothing makes or buys \(problem.scenario.materials[material].name) within the rows"
        }
        if let life = window.line.remainingLife, !supplies.contains(where: { isFresh($0, for: window, life) }) {
            let name = problem.scenario.materials[material].name
            return "no stock of \(name) that may be used in time has as much of its shelf life left"
        }
        if makers.isEmpty, problem.scenario.materials[material].purchase == nil {
            return "only stock can serve it: on no day can a lot of \(problem.scenario.materials[material].name) start"
        }
        let due = window.line.due.minutes
        let firstNew = makers.filter { problem.candidates[$0].origin != .inProcess }.compactMap {
            problem.candidates[$0].usable(material, in: problem.scenario)
        }.min()
        if earliest > due, let firstNew {
            let verb = problem.scenario.materials[material].purchase == nil ? "released" : "released or bought"
            return "no lot can be \(verb) before \(problem.text(at: min(firstNew, earliest)))"
        }
        if let firstNew, firstNew > due {
            return "only opening stock can serve it: no lot can be released before \(problem.text(at: firstNew))"
        }
        let serving = makers.filter {
            problem.candidates[$0].usable(material, in: problem.scenario).map { $0 <= due } ?? false
        }
        guard let limit = heaviestResource(of: serving) else {
            return lost > late
                ? "delivering it would cost more than it brings"
                : "delivering it later costs less than starting lots earlier"
        }
        return text(of: limit, serving: serving, due: due)
    }

    /// Whether a supply may serve a line at one of its deliveries.
    private func isFresh(_ supply: MaterialFlow.Supply, for window: DemandWindow, _ life: RemainingLife) -> Bool {
        let last = supply.expires.map {
            problem.times.lastDelivery(
                wanting: life, born: Instant(minutes: supply.born), expires: Instant(minutes: $0)
            ).minutes
        }
        return window.minutes.contains { $0 >= supply.available && $0 <= last ?? .max }
    }

    /// Why a patient who could have a lot has none.
    func reason(of choice: PatientChoice) -> String {
        guard let limit = heaviestResource(of: choice.candidates) else {
            return "a lot would cost more than it brings"
        }
        let last = choice.candidates.map { problem.candidates[$0].stored }.max() ?? 0
        return text(of: limit, serving: choice.candidates, due: last)
    }

    /// A resource that weighs on lots.
    private struct Limit {
        let kind: ResourceLoad.Kind?
        let name: String
    }

    /// The resource with the greatest Σ −dual × use over candidates, each at its own cost in the relaxed plan.
    private func heaviestResource(of candidates: [Int]) -> Limit? {
        let programme = formulation.programme
        let scenario = problem.scenario
        let chosen = Set(candidates.map { formulation.variables.lots[$0].column })
        var best: (limit: Limit, weight: Double)?
        func weigh(_ family: String, _ kind: ResourceLoad.Kind?, _ name: (Int) -> String) {
            guard let rows = programme.rowFamily(named: family) else { return }
            var weights: [Int: Double] = [:]
            for row in programme.rows(of: rows) where root.rowDuals.indices.contains(row.index) {
                let dual = root.rowDuals[row.index]
                guard abs(dual) > 1e-9, let key = programme.keys(of: row).first else { continue }
                for term in programme.terms(of: row) where chosen.contains(term.variable.column) {
                    weights[key, default: 0] += max(0, -dual * term.coefficient)
                }
            }
            for key in weights.keys.sorted() {
                guard let weight = weights[key], weight > (best?.weight ?? 1e-6) * (1 + 1e-9) else { continue }
                best = (Limit(kind: kind, name: name(key)), weight)
            }
        }
        weigh("room-exclusive", .room) { scenario.rooms.things[$0].name }
        weigh("room-key", .room) { scenario.rooms.things[$0].name }
        weigh("unit-time", .unit) { scenario.units.things[$0].name }
        weigh("unit-work", .unit) { scenario.units.things[$0].name }
        weigh("staff-work", .staff) { scenario.staff.things[$0].name }
        weigh("staff-time", .staff) { scenario.staff.things[$0].name }
        weigh("staff-cover", .staff) { scenario.staff.things[$0].name }
        weigh("laboratory", nil) { "laboratory \(scenario.laboratories.things[$0].name)" }
        weigh("storage", nil) { "storage of \(scenario.materials.things[$0].name)" }
        return best?.limit
    }

    private func text(of limit: Limit, serving: [Int], due: Int) -> String {
        guard let kind = limit.kind else { return "\(limit.name) limits it" }
        let first = serving.map { problem.candidates[$0].timeline.start.minutes }.min() ?? 0
        let last = serving.map { problem.candidates[$0].stored }.max() ?? due
        // From the bucket in which the first lot would start to the one in which the last would be stored.
        let later = loads.filter {
            $0.kind == kind && $0.resource == limit.name && $0.bucketEnd.minutes > first
        }.sorted { $0.bucketEnd < $1.bucketEnd }
        let window = later.prefix((later.firstIndex { $0.bucketEnd.minutes >= last } ?? later.count - 1) + 1)
        let available = window.reduce(0) { $0 + $1.available }
        let from = problem.text(at: first / 1440 * 1440)
        let to = problem.text(at: last / 1440 * 1440)
        guard available > 0 else { return "\(kind.rawValue) \(limit.name) limits it: not open from \(from) to \(to)" }
        let share = window.reduce(0) { $0 + $1.used } / available
        let percent = Int((share * 100).rounded())
        let before = lots(on: limit, kind, from: first, to: last)
        return "\(kind.rawValue) \(limit.name) limits it: \(percent) % taken from \(from) to \(to)"
            + (before.isEmpty ? "" : ", by \(Self.list(before))")
    }

    /// The lots of the plan that take a resource within a window, by their start.
    private func lots(on limit: Limit, _ kind: ResourceLoad.Kind, from first: Int, to last: Int) -> [String] {
        let scenario = problem.scenario
        let window = first..<max(first + 1, last)
        let takers = problem.candidates.indices.filter { number in
            guard decisions.lots[number] > 1e-9 else { return false }
            let lot = problem.candidates[number]
            switch kind {
            case .room:
                return lot.rooms.contains {
                    scenario.rooms[$0.room].name == limit.name && ($0.from..<max($0.from + 1, $0.to)).overlaps(window)
                }
            case .unit:
                return lot.unitDays.contains {
                    scenario.units[$0.unit].name == limit.name && window.overlaps($0.day * 1440..<($0.day + 1) * 1440)
                }
            case .staff:
                return lot.staffWeeks.contains {
                    scenario.staff[$0.pool].name == limit.name
                        && window.overlaps($0.week * 10_080..<($0.week + 1) * 10_080)
                }
            }
        }
        return takers.sorted {
            (problem.candidates[$0].timeline.start, $0) < (problem.candidates[$1].timeline.start, $1)
        }.map { number in
            let lot = problem.candidates[number]
            let start = problem.text(at: lot.timeline.start.minutes / 1440 * 1440)
            return "\(scenario.recipes[lot.recipe].name) of \(start)"
        }
    }

    private static func list(_ names: [String]) -> String {
        names.count <= 4
            ? names.joined(separator: ", ")
            : names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more lots"
    }
}
