// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// How many lots of one recipe rooms, units and people admit, when nothing else runs.
struct LotPacking {
    let scenario: Scenario
    let hours: PlantHours

    /// How many lots a resource admits, and the resource with the first stage that needs it.
    struct Limit {
        var count: Int
        /// Such as "culture: room culture-suite".
        var words: String
    }

    /// The most lots among possible ones by an instant; nil where no room and no unit limits them.
    ///
    /// Of resources that admit equally few the first in process order is named.
    func most(of lots: [LotTimeline], by end: Instant) -> Limit? {
        let limits = roomLimits(lots) + unitLimits(lots, by: end) + staffLimits(lots, by: end)
        let first = limits.enumerated().min {
            ($0.element.count, $0.element.stage, $0.offset) < ($1.element.count, $1.element.stage, $1.offset)
        }
        return first.map { Limit(count: $0.element.count, words: words(of: $0.element)) }
    }

    /// A limit with the place of its stage in the process; tests and reviews come last.
    private struct Candidate {
        var count: Int
        var resource: String
        var stage: Int
    }

    private func words(of limit: Candidate) -> String {
        let stages = Stage.allCases
        return "\(limit.stage < stages.count ? stages[limit.stage].rawValue : "release"): \(limit.resource)"
    }

    /// The first stage of a lot's operations that meet a condition.
    private func stage(of lots: [LotTimeline], where needs: (Operation) -> Bool) -> Int {
        guard let recipe = lots.first.map({ scenario.recipes[$0.recipe] }) else { return Stage.allCases.count }
        let stages = recipe.operations.things.filter(needs).compactMap { Stage.allCases.firstIndex(of: $0.stage) }
        return stages.min() ?? Stage.allCases.count
    }

    /// Whether an option can add to a room or unit class; then there is no simple limit.
    private func canGrow(_ resource: CapacityOption.Addition) -> Bool {
        scenario.options.things.contains { $0.addition == resource }
    }

    /// For each room that all these lots hold, how many stays fit into it.
    private func roomLimits(_ lots: [LotTimeline]) -> [Candidate] {
        let rooms = Set(lots.flatMap { $0.roomHolds.map(\.room) }).sorted()
        return rooms.compactMap { room in
            let stays = lots.compactMap { lot in lot.roomHolds.first { $0.room == room }?.held }
            guard stays.count == lots.count, !canGrow(.room(room)) else { return nil }
            let held = scenario.opening.rooms.filter { $0.room == room }.map(\.free)
            let count = scenario.rooms[room].count
            let free = Array((held + Array(repeating: Instant(minutes: .min), count: count)).prefix(count))
            return Candidate(
                count: Self.packed(stays, into: free), resource: "room \(scenario.rooms[room].name)",
                stage: stage(of: lots) { $0.room == room })
        }
    }

    /// As many stays as fit when each place takes one at a time and every stay may be taken on several places.
    ///
    /// Taking the stay that ends first, on the place that was free for the shortest time, is best for any number of
    /// equal places.
    static func packed(_ stays: [Interval], into free: [Instant]) -> Int {
        var free = free
        var count = 0
        for stay in stays.sorted(by: { ($0.to, $0.from) < ($1.to, $1.from) }) {
            while let place = free.indices.filter({ free[$0] <= stay.from }).max(by: { free[$0] < free[$1] }) {
                free[place] = max(stay.to, stay.from + .minutes(1))
                count += 1
            }
        }
        return count
    }

    /// For each unit class that all these lots hold, how many lots its open hours hold.
    private func unitLimits(_ lots: [LotTimeline], by end: Instant) -> [Candidate] {
        let lastDay = (end.minutes + 1439) / 1440
        return scenario.units.ids.compactMap { unit in
            let needs = lots.map { lot in
                lot.unitHeldMinutes(unit).filter { $0.day < lastDay }.reduce(0) { $0 + $1.minutes }
            }
            guard let least = needs.min(), least > 0, !canGrow(.unit(unit)) else { return nil }
            return Candidate(
                count: hours.availableUnitMinutes(unit, from: .start, to: end) / least,
                resource: "unit \(scenario.units[unit].name)", stage: stage(of: lots) { $0.unit == unit })
        }
    }

    /// For each pool that all these lots need, how many lots its normal hours and overtime carry.
    private func staffLimits(_ lots: [LotTimeline], by end: Instant) -> [Candidate] {
        let weeks = (end.minutes + 7 * 1440 - 1) / (7 * 1440)
        let staffing = StaffCapacity(scenario: scenario, hours: hours)
        return scenario.staff.ids.compactMap { pool in
            let needs = lots.map { lot in
                lot.staffMinutes(pool).filter { $0.week < weeks }.reduce(0) { $0 + $1.normal }
            }
            guard let least = needs.min(), least > 0, !staffing.canGrow(pool) else { return nil }
            // What is asked for by then may be done as much later as the pool's work slides.
            let there = (0..<(weeks + scenario.staff[pool].slideWeeks)).reduce(0) {
                $0 + staffing.normalMinutes(of: pool, week: $1)
            }
            return Int(exactly: (there / least).rounded(.down)).map { count in
                Candidate(
                    count: count, resource: "staff \(scenario.staff[pool].name)",
                    stage: stage(of: lots) { $0.staff.contains { $0.pool == pool } })
            }
        }
    }
}
