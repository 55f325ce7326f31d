// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// Schedules made by hand, small enough to be checked by eye.
public enum ScheduleSamples {
    /// The three lots of the sample plan in their places: one a day later than planned, one more without a place.
    public static var threeLots: Schedule {
        let plan = PlanSamples.threeLots
        return Schedule(
            header: plan.header,
            outcome: ScheduleOutcome(
                rounds: 2, decodes: 1200, plannedOnTime: 0.4, scheduledOnTime: 0.375, laterLots: 1, daysLater: 1),
            resources: [
                ScheduledResource(kind: .room, name: "suite", label: "Suite", count: 2),
                ScheduledResource(kind: .staff, name: "operators", count: 4, calendar: 0),
                ScheduledResource(kind: .unit, name: "incubator", label: "Incubators", count: 2, calendar: 0),
                ScheduledResource(kind: .unit, name: "tff-skid", count: 1, calendar: 1),
            ],
            calendars: [shifts(days: 7), shifts(days: 5)], lots: plan.lots.map(lot),
            operations: plan.lots.flatMap(operations), rooms: plan.lots.flatMap(rooms),
            work: plan.lots.map { lot in
                ScheduledWork(
                    pool: "operators", lot: lot.name, task: "expand",
                    during: Interval(from: lot.start, to: lot.start + .hours(1)), people: 1.5)
            },
            checks: plan.lots.flatMap { lot in
                lot.checks.map { ScheduledCheck(lot: lot.name, name: $0.name, during: $0.during) }
            },
            deliveries: plan.deliveries, demand: plan.demand,
            unplaced: [UnplacedLot(lot: "msc-003", reason: "room suite is taken by msc-002 until 2027-02-17")])
    }

    /// The same schedule with names that attack terminals, pages and spreadsheets.
    public static var hostile: Schedule {
        var schedule = threeLots
        let name = "=cmd|'/C calc'!A0<script>\u{1B}[31m\u{202E}" + String(repeating: "W", count: 200)
        schedule.resources[2].name = name
        schedule.resources[2].label = "</script><img src=x onerror=alert(1)>"
        for place in schedule.operations.indices { schedule.operations[place].unit = name }
        schedule.operations[0].reason = "waits for \u{7}\u{2028}<b>"
        schedule.rooms[0].key = "+key\r\n"
        schedule.unplaced[0].reason = "@reason \u{200B}\u{9B}2J"
        return schedule
    }

    /// 06:00 to 14:00 on the first days of each week, over twelve weeks.
    private static func shifts(days: Int) -> [Interval] {
        (0..<84).filter { $0 % 7 < days }.map { day in
            Interval(from: PlanSamples.day(day) + .hours(6), to: PlanSamples.day(day) + .hours(14))
        }
    }

    private static func lot(_ lot: PlannedLot) -> ScheduledLot {
        let isLater = lot.name == "msc-002"
        return ScheduledLot(
            name: lot.name, recipe: lot.recipe, material: lot.material, donor: lot.donor, start: lot.start,
            stored: lot.stored, released: lot.released + (isLater ? .days(1) : .zero), planned: lot.released,
            net: lot.net, reason: isLater ? "tff-skid is closed on Saturday" : "")
    }

    private static func operations(_ lot: PlannedLot) -> [ScheduledOperation] {
        let number = lot.recipe == "iv" ? 2 : 1
        return lot.operations.map { one in
            ScheduledOperation(
                lot: lot.name, operation: one.operation, copy: one.copy, stage: "culture", unit: one.unit,
                unitNumber: number, room: "suite", setUp: one.setUp, run: one.run, clean: one.clean,
                unitHold: one.unitHold)
        } + [
            ScheduledOperation(
                lot: lot.name, operation: "polish", copy: 1, stage: "purification", unit: "tff-skid", unitNumber: 1,
                setUp: Interval(from: lot.stored - .days(1), to: lot.stored - .days(1)),
                run: Interval(from: lot.stored - .days(1), to: lot.stored - .hours(20)),
                clean: Interval(from: lot.stored - .hours(20), to: lot.stored - .hours(20)),
                unitHold: Interval(from: lot.stored - .days(1), to: lot.stored - .hours(20)),
                reason: "waits for tff-skid until 06:00")
        ]
    }

    private static func rooms(_ lot: PlannedLot) -> [ScheduledRoom] {
        lot.rooms.map { ScheduledRoom(room: $0.room, number: lot.recipe == "iv" ? 2 : 1, lot: lot.name, held: $0.held) }
    }
}
