// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Units, rooms and pools with their number and their calendar, as a schedule lists them.
struct ResourceTable {
    private(set) var resources: [ScheduledResource] = []
    private(set) var calendars: [[Interval]] = []

    init(problem: SchedulingProblem, end: Int) {
        let scenario = problem.scenario
        for id in scenario.units.ids {
            add(
                .unit, scenario.units[id].name, scenario.units[id].label, problem.count(of: .unit, id.index),
                problem.hours.unit(id), end)
        }
        for id in scenario.rooms.ids {
            add(
                .room, scenario.rooms[id].name, scenario.rooms[id].label, problem.count(of: .room, id.index), nil, end)
        }
        for id in scenario.staff.ids {
            add(
                .staff, scenario.staff[id].name, scenario.staff[id].label, problem.count(of: .staff, id.index),
                problem.hours.pool(id), end)
        }
    }

    private mutating func add(
        _ kind: ResourceLoad.Kind, _ name: String, _ label: String, _ count: Int, _ open: OpenHours?, _ end: Int
    ) {
        var calendar: Int?
        if let open {
            let stretches = open.intervals.filter { $0.to.minutes > 0 && $0.from.minutes < end }.map {
                Interval(from: max($0.from, .start), to: min($0.to, Instant(minutes: end)))
            }
            let isAlways = stretches == [Interval(from: .start, to: Instant(minutes: end))]
            if !isAlways {
                calendar = calendars.firstIndex(of: stretches)
                if calendar == nil {
                    calendars.append(stretches)
                    calendar = calendars.count - 1
                }
            }
        }
        resources.append(
            ScheduledResource(kind: kind, name: name, label: label, count: count, calendar: calendar))
    }
}
