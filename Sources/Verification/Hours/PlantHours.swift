// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Open hours of every calendar, unit class and staff pool, worked out anew from the scenario.
struct PlantHours {
    /// Every minute.
    let always: OpenMinutes
    /// By calendar.
    let calendars: [OpenMinutes]
    /// By unit class: its calendar without the minutes in which all units are down.
    let units: [OpenMinutes]
    /// By pool: normal hours.
    let normal: [OpenMinutes]
    /// By pool: cover hours outside the normal ones.
    let cover: [OpenMinutes]
    /// By pool: normal and cover hours.
    let attended: [OpenMinutes]

    init(_ scenario: Scenario, _ frame: Frame) {
        always = OpenMinutes([.init(from: frame.low, to: frame.high)])
        let calendars = scenario.calendars.things.map {
            OpenMinutes($0, start: scenario.horizon.start, from: frame.low, to: frame.high)
        }
        self.calendars = calendars
        units = scenario.units.things.map { unit in
            var down = LevelCurve()
            for outage in unit.maintenance {
                down.add(outage.from.minutes, outage.to.minutes, Double(outage.count))
            }
            let all = down.pieces.filter { $0.level >= Double(unit.count) }
            return calendars[unit.calendar.index]
                .subtracting(OpenMinutes(all.map { .init(from: $0.from, to: $0.to) }))
        }
        normal = scenario.staff.things.map { calendars[$0.calendar.index] }
        cover = scenario.staff.things.map { pool in
            guard let cover = pool.cover else { return OpenMinutes([]) }
            return calendars[cover.calendar.index].subtracting(calendars[pool.calendar.index])
        }
        attended = zip(normal, cover).map { $0.union($1) }
    }

    /// Hours in which the unit and every pool of an operation are there.
    func joint(_ operation: Operation) -> OpenMinutes {
        var open = unit(operation)
        for need in operation.staff + (operation.derived?.physics.each.staff ?? []) {
            open = open.intersection(attended[need.pool.index])
        }
        return open
    }

    /// Hours in which an operation's unit runs.
    func unit(_ operation: Operation) -> OpenMinutes {
        guard let unit = operation.unit else { return always }
        return units[unit.index]
    }

    /// When time has passed: minutes at once, working days at 24:00 of the n-th open day after the day of `from`.
    func end(of elapsed: Elapsed, from: Int, limit: Int) -> Int? {
        switch elapsed {
        case .span(let span):
            return from.addingSaturated(span.minutes)
        case .workingDays(let count, let calendar):
            guard count > 0 else { return from }
            let open = calendars[calendar.index]
            var left = count
            var day = OpenMinutes.day(of: from)
            while day * 1440 < limit {
                day += 1
                if open.minutes(day * 1440, (day + 1) * 1440) > 0 {
                    left -= 1
                    if left == 0 { return (day + 1) * 1440 }
                }
            }
            return nil
        }
    }
}
