// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: storage")
struct StorageRowsTests {
    @Test("stock and quarantine after each storing that something leaves before the next")
    func storage() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 4 d}
            materials: {vial: {unit: vial, storage: 25 vial}}
            opening: {stock: [{material: vial, quantity: 4 vial}]}
            recipes:
              ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 1 d}}, release: {review: 2 d}}
            demand: {lines: {a: {material: vial, quantity: 6 vial, due: 2027-01-06}}}
            """
        // Lots are stored on days 1 to 4 and released on days 3 to 6; deliveries on days 3 (due), 4 (horizon), 7 (end).
        // Until day 3 nothing leaves, so the peak is on day 3, before its delivery: 4 vials and three lots.
        // On day 4: what is left after day 3, of which the first lot is part, and three lots not released by then.
        let expected = """
            storage[vial,2027-01-07]: + 10 lots[ev,2027-01-04] + 10 lots[ev,2027-01-05] + 10 lots[ev,2027-01-06] ≤ 21
            storage[vial,2027-01-08]: + 10 lots[ev,2027-01-05] + 10 lots[ev,2027-01-06] + 10 lots[ev,2027-01-07]
                    + stock[vial,2027-01-07] ≤ 25
            """
        #expect(try rows("storage", of: yaml) == joined(expected))
    }

    @Test("purchases count in packs when they arrive, before the uses of that minute")
    func purchases() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 2 d, tail: 6 d}
            materials: {medium: {unit: L, price: 5 EUR/L, pack: 4 L, storage: 10 L}, vial: {unit: vial}}
            opening: {stock: [{material: medium, quantity: 1 L}]}
            recipes:
              ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 1 d, uses: {medium: 6 L}}}}
            """
        let expected = """
            storage[medium,2027-01-04]: + 4 purchase[medium,2027-01-04] ≤ 9
            storage[medium,2027-01-11]: + 4 purchase[medium,2027-01-11] + stock[medium,2027-01-05] ≤ 10
            """
        #expect(try rows("storage", of: yaml) == joined(expected))
    }
}
