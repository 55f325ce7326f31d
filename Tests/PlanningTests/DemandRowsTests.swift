// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("Rows: demand")
struct DemandRowsTests {
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 7 d, tail: 7 d}
        materials: {vial: {unit: vial}}
        opening:
          stock: [{material: vial, quantity: 5 vial}]
          backlog: [{id: c, material: vial, quantity: 7 vial, due: 2027-01-01, latest: 10 d}]
        demand:
          lines:
            a: {material: vial, quantity: 20 vial, due: 2027-01-06, early: 1 d, latest: 4 d}
            b: {material: vial, quantity: 30 vial, due: 2027-01-12}
            d: {material: vial, quantity: 9 vial, due: 2027-01-18}
            e: {material: vial, quantity: 1 vial, due: 2027-01-17, early: 0 d, latest: 0 d}
        """

    @Test("delivered at the due date or on the weekly grid, within early and latest, or lost")
    func lines() throws {
        // Due at the end of the day: a on day 3, b on day 9, e on day 14, the last; c on day −2. Delivery days: 3, 7, 9, 14.
        let expected = """
            demand[a]: + delivered[a,2027-01-07] + delivered[a,2027-01-11] + lost[a] = 20
            demand[b]: + delivered[b,2027-01-07] + delivered[b,2027-01-11] + delivered[b,2027-01-13]
                    + delivered[b,2027-01-18] + lost[b] = 30
            demand[c]: + delivered[c,2027-01-07] + delivered[c,2027-01-11] + lost[c] = 7
            demand[e]: + delivered[e,2027-01-18] + lost[e] = 1
            """
        #expect(try rows("demand", of: Self.yaml) == joined(expected))
    }

    @Test("a line due after the tail is left out, with a note")
    func beyond() throws {
        let problem = PlanningProblem(of: try scenario(Self.yaml))
        #expect(problem.notes == ["due after the end of the tail and left out of the plan: demand d"])
    }

    @Test("repeated demand goes on at the mean rate, one line at each bucket's end")
    func repeated() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 14 d, tail: 3 d}
            materials: {vial: {unit: vial}}
            opening: {stock: [{material: vial, quantity: 5 vial}]}
            demand:
              beyond: repeat
              lines:
                a: {material: vial, quantity: 5 vial, due: 2027-01-05, early: 0 d, latest: 0 d}
                b: {material: vial, quantity: 4 vial, due: 2027-01-07, early: 0 d, latest: 0 d}
            """
        // 9 vials in 4 days: 2.25 a day. To day 7: 6.75, so 7; to day 14: 15.75, so 16; to day 17: 6.75, so 7.
        let expected = """
            demand[a]: + delivered[a,2027-01-06] + lost[a] = 5
            demand[b]: + delivered[b,2027-01-08] + lost[b] = 4
            demand[repeat-vial-01]: + delivered[repeat-vial-01,2027-01-11] + lost[repeat-vial-01] = 7
            demand[repeat-vial-02]: + delivered[repeat-vial-02,2027-01-18] + lost[repeat-vial-02] = 16
            demand[repeat-vial-03]: + delivered[repeat-vial-03,2027-01-21] + lost[repeat-vial-03] = 7
            """
        #expect(try rows("demand", of: yaml) == joined(expected))
    }
}
