// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The header, the resources and their calendars.
struct ScheduleDocument {
    let setting: Setting

    /// A resource as the scenario has it.
    private struct Expected {
        let resource: ScheduledResource
        /// Its open hours; nil where it has none to follow.
        let open: OpenMinutes?
    }

    func check(_ schedule: Schedule, _ plan: Plan, _ log: inout FindingLog) {
        if schedule.header != plan.header {
            log.add(.scheduleHeaderWrong, "", "the header is not the plan's")
        }
        let expected = self.expected
        if schedule.resources.map({ [$0.kind.rawValue, $0.name] })
            != expected.map({ [$0.resource.kind.rawValue, $0.resource.name] })
        {
            log.add(
                .resourcesWrong, "",
                "expected \(expected.count) resources, units first, then rooms, then pools, each bytewise by name")
            return
        }
        // Open hours are told up to the end of the last lot.
        let last = schedule.lots.map(\.released.minutes) + schedule.operations.map(\.clean.to.minutes)
        let end = max(0, last.max() ?? 0)
        for (stated, want) in zip(schedule.resources, expected) {
            if stated.count != want.resource.count || stated.label != want.resource.label {
                log.add(
                    .resourcesWrong, stated.name,
                    "\(stated.count) of \(stated.kind.rawValue) \(stated.name) with the label \(stated.label), expected "
                        + "\(want.resource.count) with the label \(want.resource.label)")
            }
            check(stated, want.open, schedule.calendars, until: end, &log)
        }
        checkList(schedule, &log)
    }

    private var expected: [Expected] {
        let scenario = setting.scenario
        let options = OptionRules(setting: setting)
        func more(_ added: [(from: Int, count: Double)]) -> Int {
            Int(max(0, min(1e9, added.reduce(0) { $0 + $1.count })))
        }
        let units = scenario.units.ids.map { id in
            let unit = scenario.units[id]
            return Expected(
                resource: ScheduledResource(
                    kind: .unit, name: unit.name, label: unit.label,
                    count: unit.count.addingSaturated(more(options.added(.unit(id))))),
                open: setting.hours.units[id.index])
        }
        let rooms = scenario.rooms.ids.map { id in
            let room = scenario.rooms[id]
            return Expected(
                resource: ScheduledResource(
                    kind: .room, name: room.name, label: room.label,
                    count: room.count.addingSaturated(more(options.added(.room(id))))),
                open: open(id))
        }
        let pools = scenario.staff.ids.map { id in
            let pool = scenario.staff[id]
            let people = setting.chosen.reduce(0.0) { sum, one in
                guard case .staff(id, _) = one.option.addition else { return sum }
                return sum + one.times * Double(one.option.count)
            }
            return Expected(
                resource: ScheduledResource(
                    kind: .staff, name: pool.name, label: pool.label,
                    count: pool.headcount.addingSaturated(Int(max(0, min(1e9, people))))),
                open: setting.hours.attended[id.index])
        }
        return units + rooms + pools
    }

    /// All time but that in which as many rooms are closed as there are; nil where none is ever closed.
    private func open(_ id: ID<Room>) -> OpenMinutes? {
        let room = setting.scenario.rooms[id]
        guard !room.closed.isEmpty else { return nil }
        var closed = LevelCurve()
        for outage in room.closed { closed.add(outage.from.minutes, outage.to.minutes, Double(outage.count)) }
        for more in OptionRules(setting: setting).added(.room(id)) {
            closed.add(more.from, setting.frame.high, -more.count)
        }
        let all = closed.pieces.filter { $0.level >= Double(room.count) }
        return setting.hours.always.subtracting(OpenMinutes(all.map { .init(from: $0.from, to: $0.to) }))
    }

    /// The stated hours are those of the scenario; what is open all the time may say none.
    private func check(
        _ stated: ScheduledResource, _ open: OpenMinutes?, _ calendars: [[Interval]], until end: Int,
        _ log: inout FindingLog
    ) {
        let whole = OpenMinutes([.init(from: 0, to: end)])
        let expected = open.map { $0.intersection(whole) }
        guard let place = stated.calendar else {
            if let expected, expected != whole {
                log.add(.calendarsWrong, stated.name, "it is said to be always open, and is not")
            }
            return
        }
        guard calendars.indices.contains(place), let expected else {
            log.add(.calendarsWrong, stated.name, "calendar \(place) is not there, or none is expected")
            return
        }
        let told = calendars[place].map { OpenMinutes.Stretch(from: $0.from.minutes, to: $0.to.minutes) }
        if told != expected.stretches {
            log.add(
                .calendarsWrong, stated.name,
                "the \(told.count) stretches of calendar \(place) are not its open hours from "
                    + "\(setting.stretch(0, end)), which are \(expected.stretches.count)")
        }
    }

    /// Calendars are there once each, in the order in which resources name them.
    private func checkList(_ schedule: Schedule, _ log: inout FindingLog) {
        var next = 0
        for resource in schedule.resources {
            guard let place = resource.calendar, place >= next else { continue }
            if place > next { break }
            next += 1
        }
        if next != schedule.calendars.count || Set(schedule.calendars).count != schedule.calendars.count {
            log.add(.calendarsWrong, "", "calendars are not in the order of their first use, or are there twice")
        }
    }
}
