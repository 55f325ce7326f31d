// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

@Suite("Lots of a size range")
struct LotSizeTests {
    private func plan(_ scenario: Scenario) throws -> Plan {
        try foundPlan(of: scenario, options: PlanOptions())
    }

    /// A lot takes 10 L at 20 EUR, costs 100 EUR and gives 100 − 20 doses, 80 % of them good.
    private func text(size: String, wanted: Int) -> String {
        """
        horizon: {start: 2027-01-04, length: 2 d, tail: 6 d}
        materials:
          medium: {unit: L, price: 20 EUR/L}
          waste: {unit: L}
          ev: {unit: dose}
        recipes:
          r:
            makes: ev
            yield: 100 dose
            \(size)
            cost: 100 EUR
            start-days: [mon]
            also-makes: {waste: 5 L}
            operations: {fill: {stage: fill, run: 1 d, uses: {medium: 10 L}}}
            release: {reserve: 20 dose, pass: 80 %}
        demand: {lines: {d: {material: ev, quantity: \(wanted) dose, due: 2027-01-05, price: 10 EUR/dose, latest: 0 d}}}
        """
    }

    @Test("Sizes lie between those of so many smallest and largest lots, and balances are written on them")
    func goldenRows() throws {
        let yaml = text(size: "size: {from: 50 %, to: 90 %}", wanted: 40)
        #expect(
            try rows("smallest-size", of: yaml)
                == "smallest-size[r,2027-01-04]: - 0.5 lots[r,2027-01-04] + size[r,2027-01-04] ≥ 0")
        #expect(
            try rows("largest-size", of: yaml)
                == "largest-size[r,2027-01-04]: - 0.9 lots[r,2027-01-04] + size[r,2027-01-04] ≤ 0")
        let balance = try rows("material-balance", of: yaml).split(separator: "\n")
        #expect(balance.contains { $0.contains("[ev,") && $0.contains("16 lots[") && $0.contains("- 80 size[") })
        #expect(balance.contains { $0.contains("[medium,") && $0.contains("10 size[") && !$0.contains("lots[") })
        #expect(balance.contains { $0.contains("[waste,") && $0.contains("- 5 size[") })
    }

    @Test("Without a range there are no such rows", arguments: ["", "x-note: nothing"])
    func none(size: String) throws {
        #expect(try rows("smallest-size", of: text(size: size, wanted: 40)) == "")
    }

    @Test(
        "A lot is as large as is wanted, within its range",
        arguments: [
            // (0.75 · 100 − 20) · 0.8 = 44 doses at 10 EUR, less 100 EUR and 7.5 L.
            ("{from: 50 %}", 44, 0.75, 440 - 100 - 150),
            // The largest gives 56 of 60.
            ("{from: 50 %, to: 90 %}", 60, 0.9, 560 - 100 - 180),
            // The smallest gives 40, though only 35 are wanted.
            ("{from: 70 %}", 35, 0.7, 350 - 100 - 140),
        ] as [(String, Int, Double, Int)])
    func byHand(range: String, wanted: Int, size: Double, contribution: Int) throws {
        let scenario = try scenario(text(size: "size: \(range)", wanted: wanted))
        let plan = try plan(scenario)
        #expect(PlanChecker(scenario).check(plan).findings == [])
        #expect(plan.lots.map(\.size) == [size])
        #expect(plan.lots.first?.others?.first?.quantity == 5 * size)
        #expect(plan.outcome.contribution.exact == Exact(contribution))
    }

    @Test("A range never makes a plan worse, a wider one never worse than a narrower one")
    func monotone() throws {
        for wanted in [30, 50, 70, 100, 130] {
            let results = try ["", "size: {from: 80 %}", "size: {from: 40 %}"].map {
                try plan(try scenario(text(size: $0, wanted: wanted))).outcome.contribution.exact
            }
            #expect(results[0] <= results[1] && results[1] <= results[2])
        }
    }

    @Test(
        "A size that the recipe does not admit is rejected",
        arguments: [{ $0.size = 0.4 }, { $0.size = 1.1 }, { $0.size = nil }] as [@Sendable (inout PlannedLot) -> Void])
    func mutations(change: @Sendable (inout PlannedLot) -> Void) throws {
        let scenario = try scenario(text(size: "size: {from: 50 %}", wanted: 44))
        var plan = try plan(scenario)
        change(&plan.lots[0])
        #expect(PlanChecker(scenario).check(plan).findings.contains { $0.kind == .sizeWrong })
    }

    @Test("A size other than the one that gives what is stated is rejected")
    func otherSize() throws {
        let scenario = try scenario(text(size: "size: {from: 50 %}", wanted: 44))
        var plan = try plan(scenario)
        plan.lots[0].size = 0.8
        #expect(PlanChecker(scenario).check(plan).findings.contains { $0.kind == .grossWrong })
    }
}
