// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

extension SolverConformance {
    static let relaxations: [SolverConformance] = [
        SolverConformance("finds an optimum with its duals") { solver throws in
            let instance = Instance(
                costs: [-3, -5],
                constant: 100,
                rows: [([1, 0], .atMost(4)), ([0, 2], .atMost(12)), ([3, 2], .atMost(18))]
            )
            let answer = try relax(instance, with: solver)
            #expect(answer.status == .optimal)
            #expect(isClose(answer.objective, 64))
            #expect(isClose(answer.values, [2, 6]))
            // One unit more of the second row's right-hand side saves 1.5.
            #expect(isClose(answer.rowDuals, [0, -1.5, -1]))
            #expect(isClose(answer.reducedCosts, [0, 0]))
            return fingerprint(answer)
        },
        SolverConformance("gives reduced costs for columns at their bounds") { solver throws in
            let instance = Instance(costs: [2, 3], upper: [.infinity, 1], rows: [([1, 2], .atLeast(4))])
            let answer = try relax(instance, with: solver)
            #expect(isClose(answer.values, [2, 1]))
            #expect(isClose(answer.rowDuals, [2]))
            #expect(isClose(answer.reducedCosts, [0, -1]))
            return fingerprint(answer)
        },
        SolverConformance("sees that rows contradict") { solver throws in
            let instance = Instance(costs: [1, 1], rows: [([1, 1], .atMost(1)), ([1, 1], .atLeast(2))])
            let answer = try relax(instance, with: solver)
            #expect(answer.status == .infeasible)
            #expect(answer.values.isEmpty)
            return []
        },
        SolverConformance("sees that the objective falls without end") { solver throws in
            let instance = Instance(costs: [-1, 0], rows: [([1, -1], .atMost(1))])
            #expect(try relax(instance, with: solver).status == .unbounded)
            return []
        },
        SolverConformance("tells infeasible from unbounded") { solver throws in
            // No feasible point, and a direction in which the objective would fall.
            let instance = Instance(
                costs: [-1, 0],
                rows: [([1, -1], .atMost(1)), ([0, 1], .atMost(-1)), ([1, 1], .atLeast(1))]
            )
            #expect(try relax(instance, with: solver).status == .infeasible)
            return []
        },
        SolverConformance("does not cycle on a degenerate programme") { solver throws in
            let instance = Instance(
                costs: [-0.75, 150, -0.02, 6],
                rows: [
                    ([0.25, -60, -0.04, 9], .atMost(0)), ([0.5, -90, -0.02, 3], .atMost(0)),
                    ([0, 0, 1, 0], .atMost(1)),
                ]
            )
            let answer = try relax(instance, with: solver)
            #expect(answer.status == .optimal)
            #expect(isClose(answer.objective, -0.05))
            return fingerprint(answer)
        },
        SolverConformance("lets free variables be negative") { solver throws in
            let free = [-Double.infinity, -Double.infinity]
            let rows: [([Double], Relation)] = [([1, -1], .equal(to: 2)), ([1, 1], .atLeast(-6))]
            let answer = try relax(Instance(costs: [1, 1], lower: free, rows: rows), with: solver)
            #expect(isClose(answer.objective, -6))
            #expect(isClose(answer.values, [-2, -4]))
            return fingerprint(answer)
        },
        SolverConformance("keeps both sides of a range") { solver throws in
            let rows: [([Double], Relation)] = [([1, 1], .between(2, 5))]
            let low = try relax(Instance(costs: [1, 2], rows: rows), with: solver)
            let high = try relax(Instance(costs: [-1, -2], upper: [.infinity, 3], rows: rows), with: solver)
            #expect(isClose(low.values, [2, 0]))
            #expect(isClose(low.rowDuals, [1]))
            #expect(isClose(high.values, [2, 3]))
            #expect(isClose(high.rowDuals, [-1]))
            return fingerprint(low) + fingerprint(high)
        },
        SolverConformance("keeps equalities, negative bounds and fixed columns") { solver throws in
            let instance = Instance(
                costs: [1, 2, 3],
                lower: [-5, -1, 4],
                upper: [-2, 8, 4],
                rows: [([1, 1, 1], .equal(to: 6))]
            )
            let answer = try relax(instance, with: solver)
            #expect(isClose(answer.values, [-2, 4, 4]))
            #expect(isClose(answer.objective, 18))
            #expect(isClose(answer.rowDuals, [2]))
            return fingerprint(answer)
        },
        SolverConformance("solves a programme without anything") { solver throws in
            let answer = try relax(Instance(costs: [], constant: 3, rows: []), with: solver)
            #expect(answer.status == .optimal)
            #expect(answer.objective == 3)
            let broken = try relax(Instance(costs: [], rows: [([], .atLeast(1))]), with: solver)
            #expect(broken.status == .infeasible)
            return []
        },
        SolverConformance("solves a programme without rows") { solver throws in
            let bounds = ([-1, 2, -Double.infinity], [4.0, 3, 9])
            let answer = try relax(
                Instance(costs: [1, -1, 0], lower: bounds.0, upper: bounds.1, rows: []),
                with: solver
            )
            #expect(answer.status == .optimal)
            #expect(answer.values == [-1, 3, 0])
            #expect(try relax(Instance(costs: [-1], rows: []), with: solver).status == .unbounded)
            return fingerprint(answer)
        },
        SolverConformance("sees bounds that cross") { solver throws in
            let row: [([Double], Relation)] = [([1], .atMost(5))]
            let columns = Instance(costs: [1], lower: [2], upper: [1], rows: row)
            let rows = Instance(costs: [1], rows: [([1], .between(3, 2))])
            #expect(try relax(columns, with: solver).status == .infeasible)
            #expect(try relax(rows, with: solver).status == .infeasible)
            #expect(try search(rows, with: solver).status == .infeasible)
            return []
        },
        SolverConformance("solves many iterations in slices, with strong duality") { solver throws in
            let instance = Instance.transport(size: 40, seed: 5)
            let programme = instance.programme
            let answer = try relax(instance, with: solver)
            #expect(answer.status == .optimal)
            #expect(answer.iterations > 0)
            #expect(Feasibility().violations(of: answer.values, in: programme).isEmpty)
            let dual = answer.rowDuals.indices.reduce(0.0) { sum, row in
                let side = answer.rowDuals[row] > 0 ? programme.rowLower[row] : programme.rowUpper[row]
                return answer.rowDuals[row] == 0 ? sum : sum + answer.rowDuals[row] * side
            }
            #expect(isClose(dual, answer.objective))
            return fingerprint(answer)
        },
    ]
}
