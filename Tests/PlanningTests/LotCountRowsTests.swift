// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: lot counts")
struct LotCountRowsTests {
    @Test("a count adds the lots released between two cuts to the count before")
    func counts() throws {
        // Lots of 2 d from days 0 to 3 are released on days 2 to 5. Deliveries: day 4 (due, horizon), day 6 (end).
        // Day 5's release stands between them, so both are cuts.
        let yaml = """
            horizon: {start: 2027-01-04, length: 4 d}
            materials: {vial: {unit: vial}}
            recipes: {ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 2 d}}}}
            demand: {lines: {a: {material: vial, quantity: 8 vial, due: 2027-01-07}}}
            """
        let expected = """
            lot-count[ev,2027-01-08]: - lots[ev,2027-01-04] - lots[ev,2027-01-05] - lots[ev,2027-01-06]
                    + lot-count[ev,2027-01-08] = 0
            lot-count[ev,2027-01-10]: - lots[ev,2027-01-07] - lot-count[ev,2027-01-08]
                    + lot-count[ev,2027-01-10] = 0
            """
        #expect(try rows("lot-count", of: yaml) == joined(expected))
    }

    @Test("two recipes of one material count apart; a start-day rule leaves no column")
    func recipes() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 3 d, tail: 2 d}
            materials: {vial: {unit: vial}}
            recipes:
              slow: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 2 d}}}
              fast: {makes: vial, yield: 4 vial, start-days: [tue], operations: {make: {stage: fill, run: 1 d}}}
            """
        // Nothing is delivered, so the end of the tail is the only cut.
        let expected = """
            lot-count[fast,2027-01-09]: - lots[fast,2027-01-05] + lot-count[fast,2027-01-09] = 0
            lot-count[slow,2027-01-09]: - lots[slow,2027-01-04] - lots[slow,2027-01-05] - lots[slow,2027-01-06]
                    + lot-count[slow,2027-01-09] = 0
            """
        #expect(try rows("lot-count", of: yaml) == joined(expected))
    }
}
