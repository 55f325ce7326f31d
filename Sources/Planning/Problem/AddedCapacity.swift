// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// What one choice of an option adds to a row of capacity.
struct AddedCapacity: Sendable {
    let option: ID<CapacityOption>
    /// In the unit of the row.
    let amount: Double
}

extension PlanningProblem {
    /// Rooms that options add at a minute.
    func addedRooms(_ room: ID<Room>, at minute: Int) -> [AddedCapacity] {
        added { $0.addition == .room(room) && $0.from.minutes <= minute ? Double($0.count) : 0 }
    }

    /// Open unit minutes that options add from one minute to another.
    func addedMinutes(of unit: ID<UnitClass>, from: Int, to: Int) -> [AddedCapacity] {
        let open = hours.calendar(scenario.units[unit].calendar)
        return added { option in
            guard option.addition == .unit(unit), max(from, option.from.minutes) < to else { return 0 }
            let minutes = open.openMinutes(
                from: Instant(minutes: max(from, option.from.minutes)), to: Instant(minutes: to))
            return Double(option.count * minutes)
        }
    }

    /// Person-minutes that options add to a pool from one minute to another, the unproductive share included.
    func addedMinutes(of pool: ID<StaffPool>, from: Int, to: Int) -> [AddedCapacity] {
        added { option in
            guard case .staff(pool, let shift) = option.addition, max(from, option.from.minutes) < to else { return 0 }
            let open = shift.map { hours.calendar($0) } ?? hours.poolNormal(pool)
            let minutes = open.openMinutes(
                from: Instant(minutes: max(from, option.from.minutes)), to: Instant(minutes: to))
            return Double(option.count * minutes)
        }
    }

    /// Work hours that options add to a pool in a week.
    func addedHours(of pool: ID<StaffPool>, week: Int) -> [AddedCapacity] {
        let span = times.week(week)
        let productive = scenario.staff[pool].productive.double / 60
        return addedMinutes(of: pool, from: span.from.minutes, to: span.to.minutes).map {
            AddedCapacity(option: $0.option, amount: $0.amount * productive)
        }
    }

    private func added(_ amount: (CapacityOption) -> Double) -> [AddedCapacity] {
        scenario.options.ids.compactMap { option in
            let amount = amount(scenario.options[option])
            return amount > 0 ? AddedCapacity(option: option, amount: amount) : nil
        }
    }
}

extension PlanDecisions {
    /// What the chosen options add.
    func sum(_ added: [AddedCapacity]) -> Double {
        added.reduce(0) { $0 + chosen[$1.option.index] * $1.amount }
    }
}
