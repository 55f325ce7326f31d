// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: age")
struct AgeRowsTests {
    @Test("stock at an expiry is at most what expires later")
    func inOrder() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 3 d, tail: 4 d}
            materials: {vial: {unit: vial, shelf-life: 3 d}}
            opening: {stock: [{material: vial, quantity: 5 vial, age: 1 d}]}
            recipes: {ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 1 d}}}}
            demand: {lines: {a: {material: vial, quantity: 4 vial, due: 2027-01-06}}}
            """
        // Opening stock expires on day 2, lots stored on days 1, 2, 3 on days 4, 5, 6.
        let expected = """
            age[vial,2027-01-06]: - 10 lots[ev,2027-01-04] - 10 lots[ev,2027-01-05] + stock[vial,2027-01-06] ≤ 0
            age[vial,2027-01-08]: - 10 lots[ev,2027-01-05] - 10 lots[ev,2027-01-06] + stock[vial,2027-01-08] ≤ 0
            age[vial,2027-01-09]: - 10 lots[ev,2027-01-06] + stock[vial,2027-01-09] ≤ 0
            age[vial,2027-01-10]: + stock[vial,2027-01-10] ≤ 0
            """
        #expect(try rows("age", of: yaml) == joined(expected))
    }

    @Test("what leaves quarantine behind fresher stock must leave in its own time")
    func overtaken() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d, tail: 1 d, deliveries: 1 d}
            materials: {vial: {unit: vial, shelf-life: 10 d}}
            opening:
              stock:
                - {material: vial, quantity: 8 vial}
                - {material: vial, quantity: 5 vial, age: 5 d, released: 2027-01-07}
            demand: {lines: {a: {material: vial, quantity: 20 vial, due: 2027-01-09}}}
            """
        // The 5 vials may be used from day 3 to day 5; the 8 vials, there from day 0, keep to day 10. Whatever served
        // the days before, the 5 must leave in [3, 5]: stock after day 5 is at most that after day 2.
        let expected = """
            age[vial,2027-01-09]: + stock[vial,2027-01-09] ≤ 8
            age[vial,2027-01-06..2027-01-09]: - stock[vial,2027-01-06] + stock[vial,2027-01-09] ≤ 0
            """
        #expect(try rows("age", of: yaml) == joined(expected))
    }

    @Test("two quarantines that end one after the other behind fresher stock")
    func overtakenTogether() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 9 d, tail: 1 d, deliveries: 1 d}
            materials: {vial: {unit: vial, shelf-life: 20 d}}
            opening:
              stock:
                - {material: vial, quantity: 8 vial}
                - {material: vial, quantity: 4 vial, age: 14 d, released: 2027-01-06}
                - {material: vial, quantity: 5 vial, age: 13 d, released: 2027-01-09}
            """
        // Nothing is wanted. 4 vials in [2, 6], 5 vials in [5, 7], 8 from day 0 to day 20. The 9 must leave in [2, 7].
        let expected = """
            age[vial,2027-01-10]: + stock[vial,2027-01-10] ≤ 13
            age[vial,2027-01-11]: + stock[vial,2027-01-11] ≤ 8
            """
        #expect(try rows("age", of: yaml) == joined(expected))
        // A line that may be delivered every day makes cuts before each quarantine's end.
        let wanted =
            yaml + """

                demand: {lines: {a: {material: vial, quantity: 20 vial, due: 2027-01-12}}}
                """
        // Cuts: 1 (before day 2), 4 (before day 5), 6, 7, 10.
        let cutting = """
            age[vial,2027-01-10]: + stock[vial,2027-01-10] ≤ 13
            age[vial,2027-01-05..2027-01-10]: - stock[vial,2027-01-05] + stock[vial,2027-01-10] ≤ 5
            age[vial,2027-01-11]: + stock[vial,2027-01-11] ≤ 8
            age[vial,2027-01-05..2027-01-11]: - stock[vial,2027-01-05] + stock[vial,2027-01-11] ≤ 0
            age[vial,2027-01-08..2027-01-11]: - stock[vial,2027-01-08] + stock[vial,2027-01-11] ≤ 0
            """
        #expect(try rows("age", of: wanted) == joined(cutting))
    }

    @Test("what expires in quarantine is discarded when the quarantine ends")
    func expiredInQuarantine() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d, tail: 1 d}
            materials: {vial: {unit: vial, shelf-life: 3 d}}
            opening: {stock: [{material: vial, quantity: 5 vial, age: 1 d, released: 2027-01-09}]}
            recipes:
              ev:
                makes: vial
                yield: 10 vial
                start-days: [mon]
                operations: {make: {stage: fill, run: 1 d}}
                release: {review: 4 d}
            """
        // The opening stock expires on day 2, the lot, stored on day 1, on day 4; both are usable from day 5 on.
        let expected = """
            age[vial,expired by 2027-01-09]: - 10 lots[ev,2027-01-04] + discarded[vial,2027-01-09] ≥ 5
            """
        #expect(try rows("age", of: yaml) == joined(expected))
    }

    @Test("what expires at the end of the tail must be gone by then")
    func atTheEnd() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d, tail: 1 d}
            materials: {vial: {unit: vial, shelf-life: 8 d}}
            opening: {stock: [{material: vial, quantity: 5 vial}]}
            """
        #expect(try rows("age", of: yaml) == "age[vial,2027-01-12]: + stock[vial,2027-01-12] ≤ 0")
    }

    @Test("fresh stock that came since the last cut before a quarantine's end may stay")
    func freshInPeriod() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d, tail: 1 d}
            materials: {vial: {unit: vial, shelf-life: 10 d}}
            opening:
              stock: [{material: vial, quantity: 5 vial, age: 5 d, released: 2027-01-07}]
              orders: [{material: vial, quantity: 8 vial, arrives: 2027-01-06}]
            demand: {lines: {a: {material: vial, quantity: 20 vial, due: 2027-01-07}}}
            """
        // Nothing leaves before day 4, so days 2 and 3 share a period: of its 13 vials the 8 may stay after day 5.
        let expected = """
            age[vial,2027-01-09]: + stock[vial,2027-01-09] ≤ 8
            """
        #expect(try rows("age", of: yaml) == joined(expected))
    }
}
