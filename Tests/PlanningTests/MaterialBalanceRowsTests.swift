// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: material balance")
struct MaterialBalanceRowsTests {
    @Test("what comes in and goes out between two cuts, for a bought and a made material")
    func balance() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 4 d, tail: 4 d}
            materials:
              medium: {unit: L, price: 5 EUR/L, lead-time: 3 d, pack: 4 L}
              vial: {unit: vial}
            opening:
              stock: [{material: medium, quantity: 9 L}, {material: vial, quantity: 3 vial}]
              orders: [{material: medium, quantity: 2 L, arrives: 2027-01-06}]
            recipes:
              ev:
                makes: vial
                yield: 10 vial
                operations: {make: {stage: fill, run: 2 d, uses: {medium: 6 L}}}
                release: {reserve: 1 vial, pass: 90 %}
            demand:
              lines: {a: {material: vial, quantity: 5 vial, due: 2027-01-08, early: 1 d, latest: 3 d}}
            """
        // Net of a lot: (10 − 1) × 90 % = 8.1. Medium: used on days 0 to 3, 9 L there on day 0, 2 L on day 2, packs of
        // 4 L on day 7, the first week after the lead time; so cuts after days 1 and 3 and at the end, day 8.
        // Vials: released on days 2 to 5, delivered on days 4 (horizon), 5 (due), 7 (week) and 8 (end); only the
        // release of day 5 stands between deliveries, so a cut after day 4.
        let expected = """
            material-balance[medium,2027-01-05]: + 6 lots[ev,2027-01-04] + 6 lots[ev,2027-01-05]
                    + stock[medium,2027-01-05] = 9
            material-balance[medium,2027-01-07]: + 6 lots[ev,2027-01-06] + 6 lots[ev,2027-01-07]
                    - stock[medium,2027-01-05] + stock[medium,2027-01-07] = 2
            material-balance[medium,2027-01-12]: - 4 purchase[medium,2027-01-11]
                    - stock[medium,2027-01-07] + stock[medium,2027-01-12] = 0
            material-balance[vial,2027-01-08]: - 8.1 lots[ev,2027-01-04] - 8.1 lots[ev,2027-01-05]
                    - 8.1 lots[ev,2027-01-06] + delivered[a,2027-01-08] + stock[vial,2027-01-08] = 3
            material-balance[vial,2027-01-12]: - 8.1 lots[ev,2027-01-07] + delivered[a,2027-01-09]
                    + delivered[a,2027-01-11] + delivered[a,2027-01-12]
                    - stock[vial,2027-01-08] + stock[vial,2027-01-12] = 0
            """
        #expect(try rows("material-balance", of: yaml) == joined(expected))
    }

    @Test("what is released at the minute of a use or delivery may serve it; uses at one minute share a cut")
    func minutes() throws {
        // First lots are released at the end of day 1, when the second recipe may take them.
        let yaml = """
            horizon: {start: 2027-01-04, length: 2 d, tail: 1 d}
            materials: {bulk: {unit: g}, vial: {unit: vial}}
            recipes:
              base: {makes: bulk, yield: 3 g, operations: {grow: {stage: culture, run: 1 d}}}
              fill: {makes: vial, yield: 2 vial, operations: {fill: {stage: fill, run: 1 d, uses: {bulk: 1.5 g}}}}
            """
        // Cuts of bulk: after day 0 (a release follows before the use of day 1) and after day 1 (a release on day 2,
        // before the end).
        let expected = """
            material-balance[bulk,2027-01-04]: + 1.5 lots[fill,2027-01-04] + stock[bulk,2027-01-04] = 0
            material-balance[bulk,2027-01-05]: - 3 lots[base,2027-01-04] + 1.5 lots[fill,2027-01-05]
                    - stock[bulk,2027-01-04] + stock[bulk,2027-01-05] = 0
            material-balance[bulk,2027-01-07]: - 3 lots[base,2027-01-05]
                    - stock[bulk,2027-01-05] + stock[bulk,2027-01-07] = 0
            material-balance[vial,2027-01-07]: - 2 lots[fill,2027-01-04] - 2 lots[fill,2027-01-05]
                    + stock[vial,2027-01-07] = 0
            """
        #expect(try rows("material-balance", of: yaml) == joined(expected))
    }
}
