// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

@Suite("What each cycle of a run takes")
struct CycleFiguresTests {
    /// A harvest of some volume, spun in a rotor of 0.5 L, and a column that takes 0.1 L a cycle.
    private func text(volume: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 1 d, tail: 6 d}
        staff: {people: {headcount: 9, calendar: always, rate: 60 EUR/h, paid: used}}
        materials: {tube: {unit: item, price: 5 EUR/item}, ev: {unit: dose}}
        recipes:
          r:
            makes: ev
            yield: 100 dose
            operations:
              collect: {stage: harvest, run: 2 h, volume: \(volume)}
              spin:
                stage: isolation
                run: {ultracentrifuge: {rotor: 0.5 L, cycle: 1 h, staff: {people: 30 min}, uses: {tube: 2 item}, cost: 40 EUR, volume: 100 mL}}
                staff: {people: 1 h}
                uses: {tube: 1 item}
                cost: 10 EUR
              load: {stage: purification, run: {chromatography: {column: 1 L, load: 10 %, cycle: 2 h, cost: 7 EUR}}}
        demand: {lines: {d: {material: ev, quantity: 100 dose, due: 2027-01-06, price: 20 EUR/dose}}}
        """
    }

    @Test(
        "Hours, materials, money and what flows on go by the cycles",
        // 2000 less 10 + 40 n, 7 n, 5 (1 + 2 n) and the pay of 1 h + n/2 h.
        arguments: [("0.5 L", 1), ("1.2 L", 3), ("4.6 L", 10)])
    func byHand(volume: String, cycles: Int) throws {
        let (_, plan) = try solve(text(volume: volume))
        let spin = try #require(plan.lots.first?.operations.first { $0.operation == "spin" })
        #expect(spin.run.length == .hours(cycles))
        let load = try #require(plan.lots.first?.operations.first { $0.operation == "load" })
        #expect(load.run.length == .hours(2 * cycles))
        let cost = 10 + 40 * cycles + 7 * cycles + 5 * (1 + 2 * cycles) + 60 + 30 * cycles
        #expect(plan.outcome.contribution.exact == Exact(2000 - cost))
        #expect(plan.purchases.map(\.quantity).reduce(0, +) == Double(1 + 2 * cycles))
    }

    @Test("A plan that counts one cycle too few is rejected", arguments: [LedgerAccount.operations, .materials])
    func mutation(account: LedgerAccount) throws {
        let (scenario, plan) = try solve(text(volume: "1.2 L"))
        var wrong = plan
        for place in wrong.ledger.indices where wrong.ledger[place].account == account {
            wrong.ledger[place].amount = Money(cents: wrong.ledger[place].amount.cents + 4000)
        }
        #expect(!PlanChecker(scenario).check(wrong).findings.isEmpty)
    }
}
