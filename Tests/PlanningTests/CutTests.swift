// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("Inequalities that every plan of whole lots keeps")
struct CutTests {
    /// Numbers that are the same in each run.
    private struct Dice {
        var state: UInt64

        mutating func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
    }

    @Test("rounding takes no whole point away")
    func rounding() throws {
        var tried = 0
        for seed in 1...24 {
            var dice = Dice(state: UInt64(seed))
            var programme = LinearProgramme(name: "points")
            let x = programme.variables(
                "x", unit: "", over: [Axis("i", count: 3) { "\($0)" }], upper: 9, kind: .integer)
            let y = programme.variables("y", unit: "", over: [Axis("i", count: 2) { "\($0)" }])
            let least = Double(dice.below(2))
            programme.setBounds(x[0], lower: least, upper: 9)
            let a = (0..<3).map { _ in Double(dice.below(40) - 12) / 4 }
            let b = [Double(1 + dice.below(5)) / 2, -Double(dice.below(4))]
            let right = Double(dice.below(60) - 10) / 8
            let terms = (0..<3).map { a[$0] * x[$0] } + (0..<2).map { b[$0] * y[$0] }
            let rounding = MixedIntegerRounding(programme: programme, values: [])
            for divisor in [0.75, 1, 1.25, 3] {
                guard
                    let cut = rounding.rounded(
                        terms.filter { $0.coefficient != 0 }, right - a[0] * least, by: divisor)
                else { continue }
                tried += 1
                var coefficients = [Double](repeating: 0, count: 5)
                for term in cut.terms { coefficients[term.variable.index] = term.coefficient }
                // How far the cut takes a point away at most.
                var worst = -Double.infinity
                for code in 0..<432 {
                    let whole = [least + Double(code % 6), Double(code / 6 % 6), Double(code / 36 % 6)]
                    let second = code < 216 ? 0 : 1.7
                    let sum = a[0] * whole[0] + a[1] * whole[1] + a[2] * whole[2] + b[1] * second
                    let point = [whole[0], whole[1], whole[2], max(0, (right - sum) / b[0]), second]
                    var left = 0.0
                    for place in 0..<5 { left += coefficients[place] * point[place] }
                    worst = max(worst, cut.atLeast - left)
                }
                #expect(worst <= 1e-9, "seed \(seed), divisor \(divisor)")
            }
        }
        #expect(tried > 40)
    }

    /// Bulk is made in a suite and filled in whole lots; medium comes in packs; the demand is random.
    private func yaml(_ dice: inout Dice) -> String {
        """
        format: exoplan/1
        horizon: {start: 2027-03-01, length: 6 weeks}
        units: {incubator: {count: 2}, filler: {count: 1}}
        rooms: {suite: {turnaround: 1 d}}
        materials:
          medium: {unit: L, price: \(40 + dice.below(300)) EUR/L, pack: \(5 + dice.below(6)) L}
          bulk: {unit: dose, shelf-life: 12 months, holding: 1 EUR/dose/week}
          a: {unit: dose, shelf-life: 12 months, holding: 1 EUR/dose/week}
        recipes:
          bulk-lot:
            makes: bulk
            yield: \(40 + dice.below(60)) dose
            cost: \(1000 + dice.below(4000)) EUR
            operations:
              grow: {stage: culture, unit: incubator, room: suite, set-up: 1 h, run: \(3 + dice.below(4)) d, uses: {medium: \(7 + dice.below(9)) L}}
          fill-lot:
            makes: a
            yield: \(25 + dice.below(30)) dose
            cost: \(200 + dice.below(900)) EUR
            operations:
              fill: {stage: fill, unit: filler, set-up: 1 h, run: 8 h, uses: {bulk: \(20 + dice.below(40)) dose}}
        demand:
          lines:
            a-1: {material: a, quantity: \(20 + dice.below(60)) dose, due: 2027-03-22, price: 200 EUR/dose}
            a-2: {material: a, quantity: \(20 + dice.below(90)) dose, due: 2027-04-05, price: 300 EUR/dose}
        """
    }

    @Test("no inequality takes the best plan away, and the bound rises no higher than its cost", arguments: 1...5)
    func bestPlanStays(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let formulation = Formulation.formulate(PlanningProblem(of: try scenario(yaml(&dice))), isRelaxed: false)
        let plain = try GLPKSolver().open(formulation.programme)
        defer { plain.close() }
        let best = try plain.solveInteger(IntegerOptions(cuts: Set(Cut.allCases)), control: .none)
        try #require(best.status == .optimal)
        let live = try StartingBasis(formulation: formulation).solver(on: GLPKSolver())
            .open(CutRounds.admitting(formulation.programme))
        defer { live.close() }
        let root = try live.solveRelaxation()
        let rounds = CutRounds(
            formulation: formulation, families: Set(CutFamily.allCases), live: live,
            meter: WorkMeter(limit: .max), control: .none)
        var tightened = CutRounds.admitting(formulation.programme)
        for family in CutFamily.allCases {
            for cut in rounds.strongest(family, root.values) {
                let left = cut.terms.reduce(0) { $0 + $1.coefficient * best.values[$1.variable.index] }
                #expect(left >= cut.atLeast - 1e-6 * (1 + abs(cut.atLeast)))
            }
        }
        let found = try rounds.tighten(root, &tightened)
        #expect(found.root.objective >= root.objective - 1e-6)
        #expect(found.root.objective <= best.objective + 1e-5 * (1 + abs(best.objective)))
        #expect(found.gains.reduce(0) { $0 + $1.gain } <= found.root.objective - root.objective + 1e-6)
    }

    @Test("a plan found with inequalities is as good as without, and its bound is not beyond the certified one")
    func samePlan() throws {
        var gained = 0.0
        for seed in 1...2 {
            var dice = Dice(state: UInt64(seed))
            let scenario = try scenario(yaml(&dice))
            var objectives: [Double] = []
            for cuts in [[], Set(CutFamily.allCases)] {
                let result = try Planner(solver: GLPKSolver()).plan(scenario, options: PlanOptions(gap: 0, cuts: cuts))
                guard case .plan(let plan) = result.answer else { continue }
                objectives.append(plan.outcome.objective)
                #expect(plan.outcome.objective <= plan.outcome.bound + 1e-6)
                if let certified = plan.outcome.certified { #expect(plan.outcome.bound <= certified + 1) }
                gained += result.work.cuts.reduce(0) { $0 + $1.gain }
                #expect(cuts.isEmpty == false || result.work.cuts.isEmpty)
            }
            try #require(objectives.count == 2)
            #expect(abs(objectives[0] - objectives[1]) <= 1e-6 * (1 + abs(objectives[0])))
        }
        #expect(gained > 0)
    }
}
