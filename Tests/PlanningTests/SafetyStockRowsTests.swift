// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: safety and closing stock")
struct SafetyStockRowsTests {
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 10 d, tail: 4 d}
        materials:
          vial: {unit: vial, safety-stock: 5 vial, shortfall: 2 EUR/vial/d, closing-stock: 4 vial}
          other: {unit: vial}
        opening: {stock: [{material: vial, quantity: 6 vial}, {material: other, quantity: 1 vial}]}
        """

    @Test("at each bucket's end within the horizon")
    func safety() throws {
        let expected = """
            safety-stock[vial,2027-01-11]: + stock[vial,2027-01-11] + shortfall[vial,2027-01-11] ≥ 5
            safety-stock[vial,2027-01-14]: + stock[vial,2027-01-14] + shortfall[vial,2027-01-14] ≥ 5
            """
        #expect(try rows("safety-stock", of: Self.yaml) == joined(expected))
    }

    @Test("at the end of the tail")
    func closing() throws {
        #expect(try rows("closing-stock", of: Self.yaml) == "closing-stock[vial]: + stock[vial,2027-01-18] ≥ 4")
    }
}
