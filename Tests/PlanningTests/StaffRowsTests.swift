// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Rows: staff")
struct StaffRowsTests {
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 7 d}
        calendars: {day: {mon-fri: 08:00-16:00}}
        staff:
          crew: {headcount: 2, calendar: day, productive: 50 %, slides: 0 d, overtime: {limit: 7 h/week, rate: 90 EUR/h}}
        materials: {vial: {unit: vial}}
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            start-days: [mon, sun]
            operations: {make: {stage: fill, run: 1 d, staff: {crew: 6 h}}}
          long:
            makes: vial
            yield: 10 vial
            start-days: [fri]
            operations: {make: {stage: fill, run: 4 d, staff: {crew: 8 h}}}
        """

    @Test("work by week against people × open hours × productive share, and overtime")
    func weeks() throws {
        // Monday's lot works on Monday. Sunday's waits until 3 h of Monday lie in its run (6 h by two people), so it
        // works in week 2. Friday's lot has 8 open hours on Friday and 8 on Monday: 4 h in each week.
        // Week 1: 2 × 40 h × 50 %. The tail is 4 d, so week 2 has Monday to Thursday: 2 × 32 h × 50 %.
        let expected = """
            staff-time[crew,2027-01-04]: + 6 lots[ev,2027-01-04] + 4 lots[long,2027-01-08] - overtime[crew,week 1] ≤ 40
            staff-time[crew,2027-01-11]: + 6 lots[ev,2027-01-10] + 4 lots[long,2027-01-08] - overtime[crew,week 2] ≤ 32
            """
        #expect(try rows("staff-time", of: Self.yaml) == joined(expected))
        #expect(try rows("staff-cover", of: Self.yaml) == "")
    }

    @Test("overtime is bounded by its limit, in a part of a week by the same part")
    func overtime() throws {
        let text = PlanningStudy(of: try scenario(Self.yaml), options: PlanOptions()).mathematics
        #expect(text.contains("\n    0 ≤ overtime[crew,week 1] ≤ 7\n    0 ≤ overtime[crew,week 2] ≤ 4\n"))
    }

    @Test("cover hours have a row of their own")
    func cover() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d, tail: 1 d}
            calendars: {day: {mon-fri: 08:00-16:00}, duty: {sat-sun: 08:00-12:00}}
            staff:
              crew:
                headcount: 2
                calendar: day
                productive: 50 %
                slides: 0 d
                cover: {calendar: duty, headcount: 1, rate: 90 EUR/h}
            materials: {vial: {unit: vial}}
            recipes:
              ev:
                makes: vial
                yield: 10 vial
                start-days: [fri, sat]
                operations: {make: {stage: fill, run: 6 h, staff: {crew: 3 h}}}
            """
        // Friday's lot works in normal hours. Saturday's has one person for 3 h of 8 to 11, all of it cover.
        // Cover of the week: 1 × (4 + 4) h × 50 %.
        let expected = """
            staff-cover[crew,2027-01-04]: + 3 lots[ev,2027-01-09] ≤ 4
            """
        #expect(try rows("staff-cover", of: yaml) == joined(expected))
        #expect(try rows("staff-time", of: yaml) == "staff-time[crew,2027-01-04]: + 3 lots[ev,2027-01-08] ≤ 40")
    }

    /// One person for 40 h a week; two lots of 30 h each in the first week, as the demand is due by its end.
    private static func sliding(_ slides: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 14 d, tail: 7 d}
        calendars: {day: {mon-fri: 08:00-16:00}}
        staff: {crew: {headcount: 1, calendar: day\(slides)}}
        materials: {vial: {unit: vial}}
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            start-days: [mon]
            operations: {make: {stage: fill, run: 5 d, staff: {crew: 30 h}}}
        demand:
          lines: {a: {material: vial, quantity: 40 vial, due: 2027-01-10, price: 10 EUR/vial, latest: 0 d}}
        """
    }

    @Test("work that slides is split into the weeks it may be done in")
    func slots() throws {
        let expected = """
            staff-work[crew,2027-01-04]: + 30 lots[ev,2027-01-04] - work[crew,week 1] - work[crew,week 1 in week 2] ≤ 0
            staff-work[crew,2027-01-11]: + 30 lots[ev,2027-01-11] - work[crew,week 2] - work[crew,week 2 in week 3] ≤ 0
            """
        #expect(try rows("staff-work", of: Self.sliding("")) == joined(expected))
        let done = """
            staff-time[crew,2027-01-04]: + work[crew,week 1] ≤ 40
            staff-time[crew,2027-01-11]: + work[crew,week 1 in week 2] + work[crew,week 2] ≤ 40
            staff-time[crew,2027-01-18]: + work[crew,week 2 in week 3] ≤ 40
            """
        #expect(try rows("staff-time", of: Self.sliding("")) == joined(done))
        #expect(try rows("staff-work", of: Self.sliding(", slides: 0 d")) == "")
    }

    @Test(
        "lots by hand: one in the week itself, two with the week after, four with the weeks of the tail",
        arguments: [(", slides: 0 d", 1.0, 100), ("", 2.0, 200), (", slides: 2 weeks", 4.0, 400)])
    func handSolved(slides: String, lots: Double, revenue: Int) throws {
        // 40 h hold one lot of 30 h, 80 h two, 120 h four.
        let scenario = try scenario(Self.sliding(slides))
        guard case .plan(let plan) = try Planner(solver: GLPKSolver()).plan(scenario).answer else {
            Issue.record("there is a plan")
            return
        }
        #expect(plan.lots.map(\.count).reduce(0, +) == lots)
        #expect(plan.ledger.map(\.amount) == [Money(cents: Int64(revenue) * 100)])
        #expect(PlanChecker(scenario).check(plan).findings == [])
        // What the first week asks for, less its 40 h.
        #expect(plan.staff[0].carried == max(0, 30 * lots - 40))
        #expect(plan.staff.last?.carried == 0)
    }

    @Test("no overtime is needed just where every stretch of weeks is held by itself and the weeks work slides to")
    func intervals() {
        var random = SeededNumbers(seed: 20270104)
        var feasible = 0
        for _ in 0..<2000 {
            let weeks = Int.random(in: 1...7, using: &random)
            let slides = Int.random(in: 0...3, using: &random)
            let work = (0..<weeks).map { _ in Double(Int.random(in: 0...12, using: &random)) }
            let capacity = (0..<weeks).map { _ in Double(Int.random(in: 0...14, using: &random)) }
            let pace = WorkPace(work: work, capacity: capacity, limit: capacity.map { _ in .infinity }, slides: slides)
            var missing = 0.0
            for first in 0..<weeks {
                for last in first..<weeks {
                    let asked = work[first...last].reduce(0, +)
                    missing = max(missing, asked - capacity[first...min(last + slides, weeks - 1)].reduce(0, +))
                }
            }
            let overtime = pace.overtime.reduce(0, +)
            #expect((overtime == 0) == (missing == 0))
            #expect(overtime >= missing)
            if missing == 0 { feasible += 1 }
            // Limits move overtime to weeks before, and never change its sum.
            let limited = WorkPace(work: work, capacity: capacity, limit: capacity.map { _ in 3 }, slides: slides)
            #expect(limited.overtime.reduce(0, +) == overtime)
            #expect(limited.carried.allSatisfy { $0 >= 0 })
            #expect(limited.overtime.last ?? 0 <= pace.overtime.last ?? 0)
        }
        #expect(feasible > 100 && feasible < 1900)
    }
}

/// Numbers that are the same in every run.
private struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 29) ^ state
    }
}
