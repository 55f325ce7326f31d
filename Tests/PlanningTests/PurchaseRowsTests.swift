// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: purchases")
struct PurchaseRowsTests {
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 2 d}
        rooms: {suite: {}}
        materials:
          medium: {unit: L, price: 5 EUR/L, pack: 4 L, min-order: 8 L, closing-stock: 3 L}
          vial: {unit: vial}
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            operations: {make: {stage: fill, room: suite, run: 1 d, uses: {medium: 6 L}}}
        """

    @Test("an order is at least the smallest order, or nothing")
    func orders() throws {
        #expect(
            try rows("minimum-order", of: Self.yaml)
                == joined(
                    """
                    minimum-order[medium,2027-01-04]: + 4 purchase[medium,2027-01-04]
                            - 8 ordered[medium,2027-01-04] ≥ 0
                    """))
        // Two lots of 6 L and the closing stock are 15 L: four packs.
        #expect(
            try rows("order-placed", of: Self.yaml)
                == joined(
                    """
                    order-placed[medium,2027-01-04]: + 4 purchase[medium,2027-01-04]
                            - 16 ordered[medium,2027-01-04] ≤ 0
                    """))
    }
}
