// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import Testing

@Suite("Certified bounds of solved programmes")
struct CertifiedBoundTests {
    @Test("the bound of the duals is as good as the optimum, though no column has an upper bound", arguments: 1...8)
    func transport(_ seed: Int) throws {
        var instance = Instance.transport(size: 15, seed: UInt64(seed))
        // Thirds, so that no cost is exact.
        for column in 0..<225 { instance.programme.addCost(1.0 / 3, to: instance.x[column]) }
        let answer = try relax(instance, with: GLPKSolver())
        let bound = SafeBound.certified(for: instance.programme, multipliers: answer.rowDuals)
        #expect(bound <= answer.objective * (1 + 1e-14))
        #expect(bound >= answer.objective * (1 - 1e-11))
        var random = SmallRandom(seed: UInt64(seed))
        let shaken = answer.rowDuals.map { $0 * (1 + 1e-9 * Double(random.next(2000) - 1000)) }
        let rough = SafeBound.certified(for: instance.programme, multipliers: shaken)
        #expect(rough <= answer.objective * (1 + 1e-14))
        #expect(rough >= answer.objective * (1 - 1e-4))
    }

    @Test("stocks without limit carry a repair along the chain")
    func chain() throws {
        let periods = 40
        var programme = LinearProgramme(name: "chain")
        let axis = Axis("period", count: periods)
        let made = programme.variables("made", unit: "", over: [axis])
        let bought = programme.variables("bought", unit: "", over: [axis])
        let stock = programme.variables("stock", unit: "", over: [axis])
        let balance = programme.rowFamily("balance", axes: [axis], formula: "stock + made + bought − stock = demand")
        for period in 0..<periods {
            programme.setBounds(made[period], lower: 0, upper: 7.1)
            programme.addCost(1.1 + Double(period % 5) / 7, to: made[period])
            programme.addCost(3.3, to: bought[period])
            programme.addCost(0.1, to: stock[period])
            programme.require(balance, period, .equal(to: 3 + Double(period % 7) * 1.3)) {
                if period > 0 { stock[period - 1] }
                made[period]
                bought[period]
                -stock[period]
            }
        }
        let problem = try GLPKSolver().open(programme)
        defer { problem.close() }
        let answer = try problem.solveRelaxation()
        let bound = SafeBound.certified(for: programme, multipliers: answer.rowDuals)
        #expect(bound <= answer.objective * (1 + 1e-14))
        #expect(bound >= answer.objective * (1 - 1e-11))
        let rough = SafeBound.certified(for: programme, multipliers: answer.rowDuals.map { $0 * 1.000001 })
        #expect(rough <= answer.objective * (1 + 1e-14))
        #expect(rough >= answer.objective * (1 - 1e-3))
    }

    @Test("prices are refined until basic columns cost nothing but rounding", arguments: 1...5)
    func refined(_ seed: Int) throws {
        // Recipes whose yields multiply over forty stages: prices from one to a million.
        var random = SmallRandom(seed: UInt64(seed))
        let stages = 40
        let instance = Instance(
            costs: (0..<2 * stages).map { _ in Double(random.next(1000) + 1) / 7 },
            rows: (0..<stages).map { stage in
                var row = [Double](repeating: 0, count: 2 * stages)
                for way in 0..<2 {
                    row[2 * stage + way] = Double(random.next(900) + 100) / 1300
                    if stage + 1 < stages { row[2 * stage + 2 + way] = -Double(random.next(500) + 300) / 700 }
                    if stage > 5 { row[2 * (stage - 5) + way] += Double(random.next(100)) / 9000 }
                }
                return (row, .atLeast(stage == stages - 1 ? 1000 : 0))
            })
        let answer = try relax(instance, with: GLPKSolver())
        let basis = try #require(answer.basis)
        var reduced = instance.programme.costs
        var size = reduced.map(\.magnitude)
        for row in instance.programme.rows {
            for term in instance.programme.terms(of: row) {
                let part = term.coefficient * answer.rowDuals[row.index]
                reduced[term.variable.index] -= part
                size[term.variable.index] += part.magnitude
            }
        }
        let basics = reduced.indices.filter { basis.columns[$0] == .basic }
        #expect(basics.count > stages / 2)
        let worst = basics.map { reduced[$0].magnitude / size[$0] }.max() ?? 1
        #expect(worst <= 1e-15)
    }

    @Test("prices that are kept stand only as long as the basis and the costs do")
    func kept() throws {
        let instance = Instance(
            costs: [3, 5], upper: [8, 8], rows: [([1, 1], .atLeast(4)), ([1, -1], .atMost(2))])
        let problem = try GLPKSolver().open(instance.programme)
        defer { problem.close() }
        func prices(after change: (inout ProgrammeDelta) -> Void) throws -> [Double] {
            var delta = ProgrammeDelta()
            change(&delta)
            try problem.apply(delta)
            return try problem.solveRelaxation().rowDuals
        }
        let x = instance.x
        // By hand: x0 = x1 + 2, so that a unit more takes half of each and a wider second row turns x1 into x0.
        #expect(try prices { _ in } == [4, -1])
        let need = Row(index: 0)
        #expect(try prices { $0.setRelation(need, .atLeast(5)) } == [4, -1])
        #expect(try prices { $0.setCost(4, of: x[0]) } == [4.5, -0.5])
        #expect(try prices { $0.setCost(6, of: x[0]) } == [5, 0])
        #expect(try prices { $0.setCost(3, of: x[0]) } == [4, -1])
        #expect(try problem.probeRelaxation(limits: WorkLimits(), control: .none).status == .optimal)
        #expect(try prices { $0.setBounds(x[1], lower: 3, upper: 8) } == [3, 0])
    }

    @Test("the root's bound lies below the best whole numbers", arguments: 1...5)
    func wholeNumbers(_ seed: Int) throws {
        let instance = Instance.knapsack(items: 15, rows: 4, seed: UInt64(seed))
        let answer = try search(instance, with: GLPKSolver())
        let root = try #require(answer.root)
        let bound = SafeBound.certified(for: instance.programme, multipliers: root.rowDuals)
        #expect(bound <= answer.objective)
        #expect(bound >= answer.rootBound - 1e-9)
    }
}
