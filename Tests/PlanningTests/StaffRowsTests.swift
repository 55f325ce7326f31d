// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("Rows: staff")
struct StaffRowsTests {
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 7 d}
        calendars: {day: {mon-fri: 08:00-16:00}}
        staff:
          crew: {headcount: 2, calendar: day, productive: 50 %, overtime: {limit: 7 h/week, rate: 90 EUR/h}}
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
}
