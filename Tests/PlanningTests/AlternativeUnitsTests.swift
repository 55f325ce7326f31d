// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

@Suite("Units of which a lot takes one")
struct AlternativeUnitsTests {
    /// 100 doses in three days for 100 EUR on one unit, in one day for 400 EUR on the other.
    private static let spin =
        "spin: {stage: isolation, run: 3 d, cost: 100 EUR, units: {cheap: {}, fast: {run: 1 d, cost: 400 EUR}}}"

    private func text(_ recipes: String, wanted: Int, more: String = "") -> String {
        """
        horizon: {start: 2027-01-04, length: 3 d, tail: 1 d}
        units: {cheap: {}, fast: {}}
        materials: {ev: {unit: dose}}
        recipes: {\(recipes)}
        \(more)
        demand: {lines: {d: {material: ev, quantity: \(wanted) dose, due: 2027-01-06, price: 10 EUR/dose, latest: 0 d}}}
        """
    }

    private func recipe(_ operations: String = spin, more: String = "") -> String {
        "r: {makes: ev, yield: 100 dose, \(more) operations: {\(operations)}}"
    }

    @Test("Each way of a recipe has starts of its own, which hold the unit of that way")
    func goldenRows() throws {
        #expect(
            try rows("unit-time", of: text(recipe(), wanted: 100)) == """
                unit-time[cheap,2027-01-04]: + 1440 lots[r@cheap,2027-01-04] ≤ 1440
                unit-time[cheap,2027-01-05]: + 1440 lots[r@cheap,2027-01-04] + 1440 lots[r@cheap,2027-01-05] ≤ 1440
                unit-time[cheap,2027-01-06]: + 1440 lots[r@cheap,2027-01-04] + 1440 lots[r@cheap,2027-01-05] ≤ 1440
                unit-time[cheap,2027-01-07]: + 1440 lots[r@cheap,2027-01-05] ≤ 1440
                unit-time[fast,2027-01-04]: + 1440 lots[r@fast,2027-01-04] ≤ 1440
                unit-time[fast,2027-01-05]: + 1440 lots[r@fast,2027-01-05] ≤ 1440
                unit-time[fast,2027-01-06]: + 1440 lots[r@fast,2027-01-06] ≤ 1440
                """)
    }

    @Test(
        "The cheap unit is taken as far as it reaches, then the fast one",
        arguments: [(100, 900, 1, 0), (200, 1500, 1, 1), (300, 2100, 1, 2), (400, 2700, 1, 3), (500, 2700, 1, 3)])
    func byHand(wanted: Int, contribution: Int, cheap: Int, fast: Int) throws {
        let plan = try solve(text(recipe(), wanted: wanted)).plan
        #expect(plan.outcome.contribution.exact == Exact(contribution))
        #expect(plan.lots.filter { $0.recipe == "r@cheap" }.count == cheap)
        #expect(plan.lots.filter { $0.recipe == "r@fast" }.count == fast)
        #expect(plan.lots.allSatisfy { $0.recipe == "r@\($0.operations[0].unit ?? "")" })
    }

    @Test("One recipe with two units is worth what two recipes with one unit each are", arguments: [50, 150, 250, 350])
    func asTwoRecipes(wanted: Int) throws {
        let apart = """
            x: {makes: ev, yield: 100 dose, operations: {spin: {stage: isolation, run: 3 d, cost: 100 EUR, unit: cheap}}},
            y: {makes: ev, yield: 100 dose, operations: {spin: {stage: isolation, run: 1 d, cost: 400 EUR, unit: fast}}}
            """
        let one = try solve(text(recipe(), wanted: wanted)).plan
        let two = try solve(text(apart, wanted: wanted)).plan
        #expect(one.outcome.contribution == two.outcome.contribution)
    }

    @Test("Each unit takes lots up to its own largest: 50 doses on the cheap one, the rest on the fast one")
    func sizes() throws {
        let spin =
            "spin: {stage: isolation, run: 3 d, cost: 100 EUR, units: {cheap: {largest: 50 %}, fast: {run: 1 d, cost: 400 EUR}}}"
        let (scenario, plan) = try solve(text(recipe(spin, more: "size: {from: 20 %},"), wanted: 120))
        #expect(plan.outcome.contribution.exact == 700)
        #expect(plan.lots.map(\.recipe).sorted() == ["r@cheap", "r@fast"])
        var wrong = plan
        for place in wrong.lots.indices where wrong.lots[place].recipe == "r@cheap" { wrong.lots[place].size = 0.6 }
        #expect(PlanChecker(scenario).check(wrong).findings.contains { $0.kind == .sizeWrong })
    }

    @Test("Several operations leave their units open: every combination is a way, with the units' own figures")
    func combinations() throws {
        let scenario = try scenario(
            text(
                recipe(
                    "spin: {stage: isolation, run: 4 h, units: [cheap, fast]}, "
                        + "fill: {stage: fill, run: 2 h, units: {fast: {run: 1 h}, cheap: {}}}"), wanted: 10))
        // The operations stand by their ids: fill before spin.
        #expect(
            scenario.recipes.things.map(\.name) == ["r@cheap+cheap", "r@cheap+fast", "r@fast+cheap", "r@fast+fast"])
        #expect(scenario.recipes.things.allSatisfy { $0.base == "r" && $0.chosen.count == 2 })
        let fills = scenario.recipes.things.map { $0.operations.things[0].run }
        #expect(fills == [.hours(2), .hours(2), .hours(1), .hours(1)])
    }

    @Test("A lot on a unit that is not the one of its way is rejected")
    func otherUnit() throws {
        let (scenario, plan) = try solve(text(recipe(), wanted: 200))
        var wrong = plan
        for place in wrong.lots.indices where wrong.lots[place].recipe == "r@fast" {
            wrong.lots[place].operations[0].unit = "cheap"
        }
        #expect(PlanChecker(scenario).check(wrong).findings.contains { $0.kind == .copyUnexpected })
        wrong = plan
        for place in wrong.lots.indices where wrong.lots[place].recipe == "r@fast" {
            wrong.lots[place].recipe = "r@cheap"
        }
        #expect(!PlanChecker(scenario).check(wrong).findings.isEmpty)
    }

    @Test("A pinned lot names its way")
    func pinned() throws {
        let more = "opening: {pinned: [{recipe: r@fast, start: 2027-01-05}]}"
        let plan = try solve(text(recipe(), wanted: 100, more: more)).plan
        #expect(plan.lots.contains { $0.recipe == "r@fast" && $0.origin == .pinned })
    }

    @Test("Two patients on one day have their lots on the two units, one recipe to them")
    func patients() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 3 d, tail: 2 d}
            units: {cheap: {}, fast: {}}
            materials: {ev: {unit: dose}}
            recipes: {\(recipe(more: "autologous: yes,"))}
            patients:
              lines:
                p: {recipe: r, arrives: 2027-01-04, start-within: 1 h, due: 5 d, price: 5000 EUR}
                q: {recipe: r, arrives: 2027-01-04, start-within: 1 h, due: 5 d, price: 5000 EUR}
            """
        let plan = try solve(yaml).plan
        #expect(plan.lots.map(\.recipe) == ["r@cheap", "r@fast"])
        #expect(plan.patients?.map(\.recipe) == ["r", "r"])
        #expect(plan.outcome.contribution.exact == 9500)
    }
}
