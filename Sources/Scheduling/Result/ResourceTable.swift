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
                .room, scenario.rooms[id].name, scenario.rooms[id].label, problem.count(of: .room, id.index),
                Self.open(id, problem, end), end)
        }
        for id in scenario.staff.ids {
            add(
                .staff, scenario.staff[id].name, scenario.staff[id].label, problem.count(of: .staff, id.index),
                problem.hours.pool(id), end)
        }
    }

    /// When at least one room of a kind can be used; nil where none is ever closed.
    private static func open(_ id: ID<Room>, _ problem: SchedulingProblem, _ end: Int) -> OpenHours? {
        let room = problem.scenario.rooms[id]
        guard !room.closed.isEmpty else { return nil }
        var there = FreeProfile(room.count)
        for outage in room.closed { there.take(outage.count, outage.from.minutes, outage.to.minutes) }
        for more in problem.added(.room(id)) { there.take(-more.count, more.from, .max) }
        let stretches = there.time.indices.filter { there.free[$0] > 0 }.map { index in
            let to = index + 1 < there.time.count ? min(there.time[index + 1], end) : end
            return Interval(from: Instant(minutes: max(0, there.time[index])), to: Instant(minutes: to))
        }
        return OpenHours(stretches.filter { $0.from < $0.to })
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
