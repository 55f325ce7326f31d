// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Scheduling
import Sequencing
import TestSupport
import Testing

/// Lots that have no place, lots whose time is fixed, and what does not depend on threads.
@Suite("Lots without a place")
struct UnplacedTests {
    @Test("Of two pinned lots that need one unit on one day one has no place, with the reason")
    func pinned() throws {
        let text = """
            horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks}
            units: {skid: {}}
            materials: {ev: {unit: vial}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {run: {stage: culture, unit: skid, run: 30 h}}}}
            demand: {lines: {}}
            """
        let scenario = try scenario(text)
        var plan = HandPlan(scenario)
        plan.start("a", day: 0, origin: .pinned)
        plan.start("a", day: 0, origin: .pinned)
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.lots.map(\.name) == ["a-001"])
        #expect(
            schedule.unplaced == [
                UnplacedLot(
                    lot: "a-002",
                    reason: "it would have to start by 2027-01-04 23:59, but waits for skid (1.3 d)")
            ])
    }

    @Test("A patient's lot that cannot start in time has no place; those that can wait for each other")
    func patients() throws {
        let text = """
            horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks}
            units: {skid: {}}
            materials: {ev: {unit: vial}}
            recipes: {a: {makes: ev, autologous: yes, yield: 10 vial, operations: {run: {stage: culture, unit: skid, run: 30 h}}}}
            patients:
              lines:
                p1: {recipe: a, arrives: 2027-01-04T08:00, start-within: 36 h, due: 28 d, price: 100 EUR}
                p2: {recipe: a, arrives: 2027-01-04T10:00, start-within: 36 h, due: 28 d, price: 100 EUR}
                p3: {recipe: a, arrives: 2027-01-04T12:00, start-within: 36 h, due: 28 d, price: 100 EUR}
            demand: {lines: {}}
            """
        let scenario = try scenario(text)
        var plan = HandPlan(scenario)
        for patient in ["p1", "p2", "p3"] { plan.start("a", day: 0, patient: patient) }
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.lots.map(\.start.minutes) == [480, 480 + 1800])
        #expect(schedule.unplaced.count == 1)
        #expect(schedule.unplaced[0].reason.contains("skid"))
    }

    @Test("A lot in process keeps what has begun; others wait for it")
    func inProcess() throws {
        let text = """
            horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks}
            units: {skid: {}}
            rooms: {suite: {}}
            materials: {ev: {unit: vial}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {grow: {stage: culture, room: suite, run: 3 d}, polish: {stage: purification, unit: skid, run: 6 h, hold: 0 h}}}}
            opening: {lots: [{recipe: a, operation: grow, started: 2027-01-02T00:00}]}
            demand: {lines: {}}
            """
        let scenario = try scenario(text)
        var plan = HandPlan(scenario)
        plan.startLotsInProcess()
        plan.start("a", day: 0)
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.run("a-001", "grow") == [-48, 24])
        #expect(schedule.run("a-001", "polish") == [24, 30])
        #expect(schedule.run("a-002", "grow") == [24, 96])
    }

    @Test("What is released after the tail has no place")
    func tail() throws {
        let text = """
            horizon: {start: 2027-01-04, length: 1 week, tail: 1 d}
            units: {skid: {}}
            materials: {ev: {unit: vial}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {run: {stage: culture, unit: skid, run: 5 d}}}}
            demand: {lines: {}}
            """
        let scenario = try scenario(text)
        var plan = HandPlan(scenario, tail: 1)
        plan.start("a", day: 0)
        plan.start("a", day: 1)
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.lots.count == 1)
        #expect(schedule.unplaced.first?.reason.contains("skid") == true)
    }

    @Test("A relaxed plan has no timetable")
    func relaxed() throws {
        var plan = HandPlan(try scenario(Self.busy))
        plan.plan.header.isRelaxed = true
        #expect(Scheduler(plan.scenario).schedule(plan.plan) == nil)
    }

    static let busy = """
        horizon: {start: 2027-01-04, length: 8 weeks, tail: 8 weeks}
        calendars: {day: {mon-fri: 06:00-14:00}}
        units: {tank: {count: 2}, skid: {calendar: day}}
        rooms: {suite: {turnaround: 1 d, count: 2}}
        staff: {operators: {headcount: 2, calendar: day}}
        materials: {ev: {unit: vial}}
        recipes:
          a:
            makes: ev
            yield: 10 vial
            operations:
              grow: {stage: culture, unit: tank, room: suite, set-up: 2 h, run: 4 d, hold: 1 d, staff: {operators: 8 h}}
              polish: {stage: purification, unit: skid, set-up: 1 h, run: 5 h, clean: 1 h, staff: {operators: 4 h}}
        demand: {lines: {}}
        """

    @Test("One, two and four threads find the same timetable")
    func threads() throws {
        var plan = HandPlan(try scenario(Self.busy))
        for day in [0, 0, 1, 2, 7, 7, 8, 9, 14, 14] { plan.start("a", day: day) }
        let schedules = [1, 2, 4].map { threads in
            Scheduler(plan.scenario).schedule(
                plan.plan, options: SearchOptions(decodes: 60, chains: 4, threads: threads))?.schedule
        }
        #expect(schedules[0] != nil)
        #expect(schedules[0]?.lots.count == 10)
        #expect(schedules[1] == schedules[0])
        #expect(schedules[2] == schedules[0])
    }
}
