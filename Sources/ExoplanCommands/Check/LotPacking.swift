// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// How many lots of one recipe rooms, units and people admit, when nothing else runs.
struct LotPacking {
    let scenario: Scenario
    let hours: PlantHours

    /// The most lots among possible ones by an instant; nil where no room and no unit limits them.
    func most(of lots: [LotTimeline], by end: Instant) -> Int? {
        (roomLimits(lots) + unitLimits(lots, by: end) + staffLimits(lots, by: end)).min()
    }

    /// Whether an option can add to a room or unit class; then there is no simple limit.
    private func canGrow(_ resource: CapacityOption.Addition) -> Bool {
        scenario.options.things.contains { $0.addition == resource }
    }

    /// For each room that all these lots hold, how many stays fit into it.
    private func roomLimits(_ lots: [LotTimeline]) -> [Int] {
        let rooms = Set(lots.flatMap { $0.roomHolds.map(\.room) }).sorted()
        return rooms.compactMap { room in
            let stays = lots.compactMap { lot in lot.roomHolds.first { $0.room == room }?.held }
            guard stays.count == lots.count, !canGrow(.room(room)) else { return nil }
            let held = scenario.opening.rooms.filter { $0.room == room }.map(\.free)
            let count = scenario.rooms[room].count
            let free = Array((held + Array(repeating: Instant(minutes: .min), count: count)).prefix(count))
            return Self.packed(stays, into: free)
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
    private func unitLimits(_ lots: [LotTimeline], by end: Instant) -> [Int] {
        let lastDay = (end.minutes + 1439) / 1440
        return scenario.units.ids.compactMap { unit in
            let needs = lots.map { lot in
                lot.unitHeldMinutes(unit).filter { $0.day < lastDay }.reduce(0) { $0 + $1.minutes }
            }
            guard let least = needs.min(), least > 0, !canGrow(.unit(unit)) else { return nil }
            return hours.availableUnitMinutes(unit, from: .start, to: end) / least
        }
    }

    /// For each pool that all these lots need, how many lots its normal hours and overtime carry.
    private func staffLimits(_ lots: [LotTimeline], by end: Instant) -> [Int] {
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
            return Int(exactly: (there / least).rounded(.down))
        }
    }
}
