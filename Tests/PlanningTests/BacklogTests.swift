// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Backlog and caps of lateness")
struct BacklogTests {
    /// Ten doses now and ten on the 9th; twenty are wanted, half of them since December.
    private static func yaml(_ terms: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 14 d, tail: 0 d}
        materials: {ev: {unit: dose}}
        opening:
          stock: [{material: ev, quantity: 10 dose}]
          orders: [{material: ev, quantity: 10 dose, arrives: 2027-01-09}]
          backlog: [{id: old, material: ev, quantity: 10 dose, due: 2026-12-20, price: 100 EUR/dose, \(terms)}]
        demand:
          lines: {new: {material: ev, quantity: 10 dose, due: 2027-01-06, price: 100 EUR/dose, late: 5 EUR/dose/d, late-cap: 10 %}}
        """
    }

    @Test(
        "what has reached its cap waits, what has not goes first, what may not be delivered any more is lost",
        arguments: [
            // old on day 3 is 17 d late, on day 7 21 d; new on day 7 is 4 d late: 20 EUR, capped at 10.
            ("late: 2 EUR/dose/d, late-cap: 30 EUR/dose", 1700, ["new 3", "old 7"]),
            ("late: 2 EUR/dose/d, late-cap: 40 EUR/dose", 1600, ["new 3", "old 7"]),
            ("late: 3 EUR/dose/d, late-cap: 100 EUR/dose", 1390, ["new 7", "old 3"]),
            ("late: 3 EUR/dose/d, late-cap: 100 EUR/dose, lost: 7 EUR/dose, latest: 10 d", 930, ["new 3"]),
        ] as [(String, Int64, [String])])
    func handSolved(terms: String, contribution: Int64, deliveries: [String]) throws {
        let plan = try solve(Self.yaml(terms)).plan
        #expect(plan.outcome.contribution == Money(cents: contribution * 100))
        #expect(plan.deliveries.map { "\($0.line) \($0.at.minutes / 1440)" } == deliveries)
    }
}
