// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Work of people that lots ask for, stretch by stretch.
struct WorkEntries {
    let setting: Setting

    /// People of a pool over a stretch.
    struct Entry {
        let pool: ID<StaffPool>
        let work: ScheduledWork
        /// Whether they attend each minute of it; people who are given by hours choose when they work.
        let isPresence: Bool
    }

    /// What all lots ask for.
    func entries(_ lots: [PlacedLot]) -> [Entry] { lots.flatMap { entries($0) } }

    private func entries(_ place: PlacedLot) -> [Entry] {
        let lot = place.lot
        var result: [Entry] = []
        for (index, operation) in lot.shape.recipe.operations.things.enumerated() {
            for one in lot.operations[index] {
                for need in lot.shape.takes[index].hours {
                    // The set-up of an operation that had begun is over, and so are its hours.
                    let past = lot.reached == index && one.copy == 1 ? operation.setUp.minutes : 0
                    result += hours(need.minutes.double, need.pool, one, past: past, lot.name)
                }
                for need in lot.shape.takes[index].heads {
                    let teams = LotWork(setting, lot).teams(operation, lot.shape.runs[index])
                    result += attendance(need.count * teams, need.pool, one, operation, lot.shape.open[index], lot.name)
                }
            }
        }
        for check in place.checks {
            for need in check.staff { result += spread(need, over: check, lot.name) }
        }
        return result
    }

    private func entry(
        _ pool: ID<StaffPool>, _ lot: String, _ one: PlannedOperation, _ from: Int, _ to: Int, _ people: Double,
        isPresence: Bool
    ) -> Entry {
        Entry(
            pool: pool,
            work: ScheduledWork(
                pool: setting.scenario.staff[pool].name, lot: lot, task: one.operation, copy: one.copy,
                during: Interval(from: Instant(minutes: from), to: Instant(minutes: to)), people: people),
            isPresence: isPresence)
    }

    /// One person throughout set-up and clean as far as the hours go, the rest evenly over the run.
    private func hours(
        _ amount: Double, _ pool: ID<StaffPool>, _ one: PlannedOperation, past: Int, _ lot: String
    ) -> [Entry] {
        let attended = past + one.setUp.length.minutes + one.clean.length.minutes
        let rate = Double(attended) > amount ? amount / Double(attended) : 1
        var result: [Entry] = []
        for part in [one.setUp, one.clean] where part.from < part.to && rate > 0 {
            result.append(entry(pool, lot, one, part.from.minutes, part.to.minutes, rate, isPresence: false))
        }
        let rest = amount - rate * Double(attended)
        let (from, to) = (one.run.from.minutes, one.run.to.minutes)
        guard rest > 1e-9, from < to else { return result }
        let hours = setting.hours
        let normal = hours.normal[pool.index].minutes(from, to)
        let cover = hours.cover[pool.index].minutes(from, to)
        let isNormal =
            normal > 0 && rest <= Double(setting.scenario.staff[pool].headcount) * Double(normal) + 1e-6
        let minutes = isNormal ? normal : normal + cover
        guard minutes > 0 else { return result }
        result.append(
            entry(pool, lot, one, from, to, rest / Double(minutes), isPresence: false))
        return result
    }

    /// So many people throughout set-up and clean and in the minutes of the run that are worked.
    private func attendance(
        _ heads: Int, _ pool: ID<StaffPool>, _ one: PlannedOperation, _ operation: Manufacturing.Operation,
        _ open: OpenMinutes, _ lot: String
    ) -> [Entry] {
        var result: [Entry] = []
        for part in [one.setUp, one.clean] where part.from < part.to {
            result.append(entry(pool, lot, one, part.from.minutes, part.to.minutes, Double(heads), isPresence: true))
        }
        let run = OpenMinutes([.init(from: one.run.from.minutes, to: one.run.to.minutes)])
        let worked = operation.isPausable ? run.intersection(open) : run
        for stretch in worked.stretches {
            result.append(
                entry(
                    pool, lot, one, stretch.from, stretch.to, Double(heads), isPresence: one.run.from >= .start))
        }
        return result
    }

    /// Tests and the review: evenly over normal hours, at no minute in particular.
    private func spread(_ need: StaffNeed, over check: LotRelease.Check, _ lot: String) -> [Entry] {
        let open = setting.hours.normal[need.pool.index].minutes(check.from, check.to)
        guard open > 0 else { return [] }
        let people: Double
        switch need.amount {
        case .minutes(let minutes): people = (minutes * check.times).double / Double(open)
        case .heads(let heads): people = Double(heads)
        }
        guard people * Double(open) > 1e-9 else { return [] }
        return [
            Entry(
                pool: need.pool,
                work: ScheduledWork(
                    pool: setting.scenario.staff[need.pool].name, lot: lot, task: check.name, copy: 1,
                    during: Interval(from: Instant(minutes: check.from), to: Instant(minutes: check.to)),
                    people: people),
                isPresence: false)
        ]
    }
}

/// The stated work against what lots ask for.
struct WorkTable {
    let setting: Setting

    /// A stretch of work without its people.
    private struct Place: Hashable {
        let pool: String
        let lot: String
        let task: String
        let copy: Int
        let during: Interval

        init(_ work: ScheduledWork) {
            (pool, lot, task, copy, during) = (work.pool, work.lot, work.task, work.copy, work.during)
        }
    }

    func check(_ stated: [ScheduledWork], _ entries: [WorkEntries.Entry], _ log: inout FindingLog) {
        // Work of lots that could not be followed is not known.
        let known = Set(entries.map(\.work.lot))
        var left = Dictionary(grouping: stated.filter { known.contains($0.lot) }, by: Place.init)
            .mapValues { $0.map(\.people).sorted() }
        let wanted = Dictionary(grouping: entries.map(\.work), by: Place.init).mapValues { $0.map(\.people).sorted() }
        for entry in entries {
            let place = Place(entry.work)
            guard let expected = wanted[place] else { continue }
            let found = left.removeValue(forKey: place)
            // The first entry of a place speaks for all of them.
            if let found, found.count == expected.count,
                zip(found, expected).allSatisfy({ abs($0 - $1) <= 1e-6 * max(1, $1) })
            {
                left[place] = found
                continue
            }
            left[place] = expected
            log.add(.workWrong, entry.work.pool, "\(title(place)): \(text(found)), expected \(text(expected))")
        }
        let extra = left.keys.filter { wanted[$0] == nil }
        for place in extra.sorted(by: { ($0.during, $0.lot, $0.task, $0.copy) < ($1.during, $1.lot, $1.task, $1.copy) })
        {
            log.add(.workWrong, place.pool, "\(title(place)): \(text(left[place])), expected nobody")
        }
        for work in stated where !known.contains(work.lot) && setting.scenario.staff.id(named: work.pool) == nil {
            log.add(.unknownName, work.pool, "work names a pool that is not in the scenario")
        }
    }

    private func title(_ place: Place) -> String {
        "\(place.task) copy \(place.copy) of \(place.lot) from "
            + setting.stretch(place.during.from.minutes, place.during.to.minutes)
    }

    private func text(_ people: [Double]?) -> String {
        guard let people, !people.isEmpty else { return "nobody" }
        return people.map(figure).joined(separator: " and ") + " people"
    }
}
