// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

@Suite("Recipes with several outputs; splitting, pooling and recycling through stock")
struct SeveralOutputsTests {
    /// The plan of a text, which the checker must accept.
    private func plan(_ yaml: String) throws -> Plan {
        try checkedPlan(of: scenario(yaml), options: PlanOptions())
    }

    private func count(_ plan: Plan, _ recipe: String) -> Int { plan.lots.count { $0.recipe == recipe } }

    @Test("An output is supplied after its own operation and time, another with the lot")
    func balanceRows() throws {
        // Spun by the 5th, the pellet may be used from the 7th on: in time for a, too late for b. The bulk comes on the 9th.
        let yaml = """
            horizon: {start: 2027-01-04, length: 2 d, tail: 8 d}
            materials: {bulk: {unit: L}, pellet: {unit: g}}
            recipes:
              sep:
                makes: bulk
                yield: 9 L
                start-days: [mon]
                also-makes: {pellet: {quantity: 2 g, after: spin, elapsed: 2 d}}
                operations: {spin: {stage: isolation, run: 1 d}, rest: {stage: isolation, run: 4 d}}
            demand:
              lines:
                a: {material: pellet, quantity: 2 g, due: 2027-01-06, latest: 0 d}
                b: {material: pellet, quantity: 2 g, due: 2027-01-05, latest: 0 d}
            """
        let found = try rows("material-balance", of: yaml).split(separator: "\n").filter { $0.contains("lots[") }
        #expect(
            found == [
                "material-balance[bulk,2027-01-14]: - 9 lots[sep,2027-01-04] + stock[bulk,2027-01-14] = 0",
                "material-balance[pellet,2027-01-14]: - 2 lots[sep,2027-01-04] + delivered[a,2027-01-07] "
                    + "- stock[pellet,2027-01-06] + stock[pellet,2027-01-14] = 0",
            ])
    }

    @Test("Two products of one separation: as many lots as the scarcer needs, the rest is discarded at a price")
    func proportions() throws {
        // A lot gives 4 L of bulk and 6 g of protein; 10 L need three lots, 12 g would need two.
        let plan = try plan(
            """
            horizon: {start: 2027-01-04, length: 2 weeks}
            materials: {bulk: {unit: L}, protein: {unit: g, shelf-life: 10 d, disposal: 5 EUR/g}}
            recipes:
              sep:
                makes: bulk
                yield: 4 L
                cost: 100 EUR
                also-makes: {protein: 6 g}
                operations: {spin: {stage: isolation, run: 1 d}}
            demand:
              lines:
                bulk: {material: bulk, quantity: 10 L, due: 2027-01-17, price: 100 EUR/L}
                protein: {material: protein, quantity: 12 g, due: 2027-01-17, price: 10 EUR/g}
            """)
        #expect(count(plan, "sep") == 3)
        #expect(plan.lots.allSatisfy { $0.others?.count == 1 && $0.others?[0].quantity == 6 })
        // 1,000 + 120 − 300, and 6 g that nobody wants expire unless their lot is so late that they outlive the tail.
        let discarded = plan.discards.reduce(0) { $0 + $1.quantity }
        #expect(discarded == 6 || discarded == 0)
        #expect(plan.outcome.contribution.exact == 820 - Exact(Int(discarded)) * 5)
    }

    @Test("One bulk is split into two products, as the better price wants it")
    func splitting() throws {
        // One lot of 10 L at most; a: 4 L for 500, b: 3 L for 300. Two of a leave 2 L; one of each leaves 3, two b and one a
        // take all: 1,100.
        let plan = try plan(
            """
            horizon: {start: 2027-01-04, length: 2 weeks}
            units: {fermenter: {}}
            materials: {bulk: {unit: L}, a: {unit: dose}, b: {unit: dose}}
            opening: {pinned: [{recipe: bulk, start: 2027-01-04}]}
            recipes:
              bulk: {makes: bulk, yield: 10 L, operations: {grow: {stage: culture, unit: fermenter, run: 12 d}}}
              a: {makes: a, yield: 10 dose, operations: {fill: {stage: fill, run: 1 h, uses: {bulk: 4 L}}}}
              b: {makes: b, yield: 10 dose, operations: {fill: {stage: fill, run: 1 h, uses: {bulk: 3 L}}}}
            demand:
              lines:
                a: {material: a, quantity: 100 dose, due: 2027-01-18, price: 50 EUR/dose, latest: 0 d}
                b: {material: b, quantity: 100 dose, due: 2027-01-18, price: 30 EUR/dose, latest: 0 d}
            """)
        #expect((count(plan, "bulk"), count(plan, "a"), count(plan, "b")) == (1, 1, 2))
        #expect(plan.outcome.contribution.exact == 1100)
    }

    @Test("Sub-lots are pooled: three cultures of a room one after another make one fill")
    func pooling() throws {
        let plan = try plan(
            """
            horizon: {start: 2027-01-04, length: 4 weeks}
            rooms: {suite: {}}
            materials: {sub-lot: {unit: item, shelf-life: 20 d}, ev: {unit: dose}}
            recipes:
              culture: {makes: sub-lot, yield: 1 item, cost: 10 EUR, operations: {grow: {stage: culture, room: suite, run: 4 d}}}
              fill: {makes: ev, yield: 100 dose, operations: {fill: {stage: fill, run: 1 h, uses: {sub-lot: 3 item}}}}
            demand: {lines: {d: {material: ev, quantity: 200 dose, due: 2027-01-31, price: 5 EUR/dose}}}
            """)
        #expect((count(plan, "culture"), count(plan, "fill")) == (6, 2))
        #expect(plan.outcome.contribution.exact == 940)
    }

    @Test("What a lot gives back is used by later lots, so fewer are bought")
    func recycling() throws {
        // Each lot takes 5 L of solvent at 20 EUR and gives 4 L back a day later. Four lots in the one unit, one after
        // another, need 5 L and three times 1 L: 8 L.
        let plan = try plan(
            """
            horizon: {start: 2027-01-04, length: 4 weeks}
            units: {column: {}}
            materials: {solvent: {unit: L, price: 20 EUR/L}, ev: {unit: dose}}
            recipes:
              polish:
                makes: ev
                yield: 10 dose
                also-makes: {solvent: {quantity: 4 L, elapsed: 1 d}}
                operations: {run: {stage: purification, unit: column, run: 2 d, uses: {solvent: 5 L}}}
            demand: {lines: {d: {material: ev, quantity: 40 dose, due: 2027-01-31, price: 50 EUR/dose}}}
            """)
        #expect(count(plan, "polish") == 4)
        #expect(plan.purchases.reduce(0) { $0 + $1.quantity } == 8)
        #expect(plan.outcome.contribution.exact == 1840)
    }

    @Test(
        "What a lot is said to give beside is held against its recipe",
        arguments: [
            { $0.others?[0].quantity = 7 }, { $0.others?[0].usable += .minutes(-1) },
            { $0.others?[0].stored += .minutes(1) },
            { $0.others = nil }, { $0.others?[0].material = "bulk" },
            { $0.others?.append(PlannedOutput(material: "bulk", stored: .start, usable: .start, quantity: 1)) },
        ] as [@Sendable (inout PlannedLot) -> Void])
    func mutations(change: @Sendable (inout PlannedLot) -> Void) throws {
        let scenario = try scenario(
            """
            horizon: {start: 2027-01-04, length: 2 weeks}
            materials: {bulk: {unit: L}, protein: {unit: g}}
            recipes:
              sep:
                makes: bulk
                yield: 4 L
                also-makes: {protein: {quantity: 6 g, elapsed: 1 d}}
                operations: {spin: {stage: isolation, run: 1 d}}
            demand: {lines: {bulk: {material: bulk, quantity: 4 L, due: 2027-01-17, price: 100 EUR/L}}}
            """)
        var plan = try foundPlan(of: scenario, options: PlanOptions())
        #expect(PlanChecker(scenario).check(plan).isSound)
        change(&plan.lots[0])
        #expect(PlanChecker(scenario).check(plan).findings.contains { $0.kind == .otherOutputWrong })
    }
}
