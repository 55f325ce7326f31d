// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

extension SolverConformance {
    static let lives: [SolverConformance] = [
        SolverConformance("solves a changed programme warm as it does cold") { solver throws in
            let instance = Instance.transport(size: 12, seed: 2)
            var programme = instance.programme
            let problem = try solver.open(programme)
            defer { problem.close() }
            _ = try problem.solveRelaxation()
            var random = SmallRandom(seed: 8)
            var numbers: [Double] = []
            for round in 0..<8 {
                var delta = ProgrammeDelta()
                let row = Row(index: random.next(programme.rowCount))
                let isSupply = programme.rowUpper[row.index] < .infinity
                delta.setRelation(row, isSupply ? .atMost(40) : .atLeast(Double(3 + random.next(9))))
                delta.setBounds(instance.x[random.next(144)], lower: 0, upper: Double(random.next(4)))
                delta.setCost(Double(random.next(100)), of: instance.x[random.next(144)])
                let cell = random.next(144)
                delta.setCoefficient(0.5 + Double(random.next(3)), of: instance.x[cell], in: Row(index: cell / 12 * 2))
                delta.setCoefficient(0, of: instance.x[cell], in: Row(index: (cell % 12) * 2 + 1))
                delta.objectiveConstant = Double(round)
                if round % 2 == 0 {
                    delta.add(instance.family, [round], .between(1, 9)) {
                        instance.x[cell]
                        -instance.x[(cell + 1) % 144]
                        2 * instance.x[(cell + 2) % 144]
                    }
                } else {
                    delta.remove(Row(index: programme.rowCount - 1))
                }
                try problem.apply(delta)
                programme = programme.applying(delta)
                let warm = try problem.solveRelaxation()
                let fresh = try solver.open(programme)
                defer { fresh.close() }
                let cold = try fresh.solveRelaxation()
                #expect(warm.status == cold.status)
                if cold.status == .optimal { #expect(isClose(warm.objective, cold.objective)) }
                numbers += fingerprint(warm)
            }
            return numbers
        },
        SolverConformance("goes infeasible and comes back") { solver throws in
            let instance = Instance(costs: [1, 1], upper: [4, 4], rows: [([1, 1], .atLeast(3))])
            let problem = try solver.open(instance.programme)
            defer { problem.close() }
            #expect(isClose(try problem.solveRelaxation().objective, 3))
            var delta = ProgrammeDelta()
            delta.setRelation(Row(index: 0), .atLeast(9))
            try problem.apply(delta)
            #expect(try problem.solveRelaxation().status == .infeasible)
            delta.setRelation(Row(index: 0), .atLeast(5))
            try problem.apply(delta)
            #expect(isClose(try problem.solveRelaxation().objective, 5))
            return []
        },
        SolverConformance("starts from a basis of another problem") { solver throws in
            let instance = Instance.transport(size: 30, seed: 4)
            let cold = try relax(instance, with: solver)
            let basis = try #require(cold.basis)
            let problem = try solver.open(instance.programme)
            defer { problem.close() }
            let warm = try problem.solveRelaxation(from: basis, limits: WorkLimits(), control: .none)
            #expect(warm.iterations < cold.iterations / 10)
            #expect(isClose(warm.objective, cold.objective))
            let short = Basis(rows: [], columns: [])
            let other = try problem.solveRelaxation(from: short, limits: WorkLimits(), control: .none)
            #expect(isClose(other.objective, cold.objective))
            let allBasic = Basis(
                rows: basis.rows.map { _ in .basic },
                columns: basis.columns.map { _ in .basic }
            )
            let repaired = try problem.solveRelaxation(from: allBasic, limits: WorkLimits(), control: .none)
            #expect(isClose(repaired.objective, cold.objective))
            return fingerprint(warm)
        },
        SolverConformance("searches, then solves the relaxation, as if it had not searched") { solver throws in
            let instance = Instance.knapsack(items: 20, rows: 4, seed: 6)
            let problem = try solver.open(instance.programme)
            defer { problem.close() }
            let before = try problem.solveRelaxation()
            let first = try problem.solveInteger(IntegerOptions(), control: .none)
            let after = try problem.solveRelaxation()
            let second = try problem.solveInteger(IntegerOptions(), control: .none)
            #expect(isClose(before.objective, after.objective))
            #expect(first.objective == second.objective)
            return fingerprint(first)
        },
        SolverConformance("stops a relaxation at its limit and goes on from there") { solver throws in
            let instance = Instance.transport(size: 30, seed: 7)
            let problem = try solver.open(instance.programme)
            defer { problem.close() }
            let part = try problem.solveRelaxation(from: nil, limits: WorkLimits(iterations: 20), control: .none)
            #expect(part.status == .workLimit)
            #expect(part.iterations <= 20)
            let none = try problem.solveRelaxation(
                from: nil,
                limits: WorkLimits(),
                control: SolveControl(cancel: { true })
            )
            #expect(none.status == .cancelled)
            let rest = try problem.solveRelaxation()
            #expect(rest.status == .optimal)
            #expect(isClose(rest.objective, try relax(instance, with: solver).objective))
            return fingerprint(rest)
        },
        SolverConformance("refuses data without meaning and stays as it was") { solver throws in
            var bad = Instance(costs: [1], rows: [([1], .atLeast(1))])
            let problem = try solver.open(bad.programme)
            defer { problem.close() }
            var delta = ProgrammeDelta()
            delta.setCost(.nan, of: bad.x[0])
            delta.remove(Row(index: 5))
            let fault = #expect(throws: SolverFault.self) { try problem.apply(delta) }
            if case .faultyProgramme(let faults) = fault {
                #expect(faults.count == 2)
            } else {
                Issue.record("wrong fault")
            }
            #expect(isClose(try problem.solveRelaxation().objective, 1))
            bad.programme.addCost(.infinity, to: bad.x[0])
            #expect(throws: SolverFault.self) { try solver.open(bad.programme) }
            return []
        },
        SolverConformance("refuses work after it was closed") { solver throws in
            let problem = try solver.open(Instance(costs: [1], rows: [([1], .atLeast(1))]).programme)
            problem.close()
            problem.close()
            #expect(throws: SolverFault.closed) { try problem.solveRelaxation() }
            return []
        },
    ]
}
