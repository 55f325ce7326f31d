// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The tables of staff weeks and of loads, as they follow from the lots.
struct CapacityTables {
    private struct Key: Hashable {
        let kind: ResourceLoad.Kind
        let resource: String
        let end: Instant
    }

    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        checkStaff(plan.staff, &log)
        checkLoads(plan.loads, &log)
    }

    private func checkStaff(_ weeks: [StaffWeek], _ log: inout FindingLog) {
        let setting = reckoning.setting
        let expected = reckoning.evaluation.staff
        let stated = Dictionary(
            weeks.map { (Key(kind: .staff, resource: $0.pool, end: $0.week), $0) }, uniquingKeysWith: { a, _ in a })
        for week in expected {
            guard let found = stated[Key(kind: .staff, resource: week.pool, end: week.week)] else {
                log.add(.staffTableWrong, week.pool, "the week of \(setting.time(week.week.minutes)) is missing")
                continue
            }
            for (what, given, should) in [
                ("work", found.hours, week.hours), ("capacity", found.capacity, week.capacity),
                ("overtime", found.overtime, week.overtime), ("carried work", found.carried, week.carried),
                ("cover", found.cover, week.cover),
                ("cover capacity", found.coverCapacity, week.coverCapacity),
            ] where abs(given - should) > Tolerances.hours(should) {
                log.add(
                    .staffTableWrong, week.pool,
                    "\(what) in the week of \(setting.time(week.week.minutes)) is \(figure(given)) h, expected "
                        + "\(figure(should)) h")
            }
        }
        let known = Set(expected.map { Key(kind: .staff, resource: $0.pool, end: $0.week) })
        for week in weeks where !known.contains(Key(kind: .staff, resource: week.pool, end: week.week)) {
            let isKnown = setting.scenario.staff.id(named: week.pool) != nil
            log.add(
                isKnown ? .staffTableWrong : .unknownName, week.pool,
                "a week is stated at minute \(week.week.minutes), where there is no such pool or week")
        }
    }

    private func checkLoads(_ loads: [ResourceLoad], _ log: inout FindingLog) {
        let setting = reckoning.setting
        let stated = Dictionary(
            loads.map { (Key(kind: $0.kind, resource: $0.resource, end: $0.bucketEnd), $0) },
            uniquingKeysWith: { a, _ in a })
        let rooms = RoomRules(setting: setting)
        let units = UnitHours(setting)
        var known: Set<Key> = []
        for load in reckoning.evaluation.loads {
            let key = Key(kind: load.kind, resource: load.resource, end: load.bucketEnd)
            known.insert(key)
            let title = "\(load.kind.rawValue) in the bucket to \(setting.time(load.bucketEnd.minutes))"
            guard let found = stated[key] else {
                log.add(.loadTableWrong, load.resource, "\(title): no load is stated")
                continue
            }
            if isNear(found, used: load.used, available: load.available) { continue }
            // What earlier lots hold may be taken off what there is, or counted as used.
            let place = setting.frame.bucketEnds.firstIndex(of: load.bucketEnd.minutes) ?? 0
            let (from, to) = (setting.frame.bucketStart(place), load.bucketEnd.minutes)
            var whole = load.available
            if load.kind == .room, let id = setting.scenario.rooms.id(named: load.resource) {
                whole = rooms.available(id, from, to, countsHeld: true) / 60
            } else if load.kind == .unit, let id = setting.scenario.units.id(named: load.resource) {
                whole = units.available(id, from, to, countsHeld: true) / 60
            }
            if isNear(found, used: load.used + whole - load.available, available: whole) { continue }
            log.add(
                .loadTableWrong, load.resource,
                "\(title): \(figure(found.used)) h of \(figure(found.available)) h, expected \(figure(load.used)) h of "
                    + "\(figure(load.available)) h")
        }
        for load in loads
        where !known.contains(Key(kind: load.kind, resource: load.resource, end: load.bucketEnd)) {
            log.add(
                .loadTableWrong, load.resource,
                "a \(load.kind.rawValue) load is stated to minute \(load.bucketEnd.minutes), where there is no such "
                    + "\(load.kind.rawValue) or bucket")
        }
    }

    private func isNear(_ found: ResourceLoad, used: Double, available: Double) -> Bool {
        abs(found.used - used) <= Tolerances.hours(used)
            && abs(found.available - available) <= Tolerances.hours(available)
    }
}
