// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

/// What any `LinearSolver` must do; each check returns numbers that must be the same in each run.
struct SolverConformance: Sendable, CustomTestStringConvertible {
    let name: String
    let check: @Sendable (any LinearSolver) throws -> [Double]

    init(_ name: String, _ check: @escaping @Sendable (any LinearSolver) throws -> [Double]) {
        self.name = name
        self.check = check
    }

    var testDescription: String { name }

    static let all: [SolverConformance] = relaxations + wholeNumbers + lives
}

/// Opens, solves the relaxation and closes.
func relax(_ instance: Instance, with solver: any LinearSolver) throws -> LinearSolution {
    let problem = try solver.open(instance.programme)
    defer { problem.close() }
    return try problem.solveRelaxation()
}

/// Opens, searches and closes.
func search(
    _ instance: Instance,
    _ options: IntegerOptions = IntegerOptions(),
    control: SolveControl = .none,
    with solver: any LinearSolver
) throws -> IntegerSolution {
    let problem = try solver.open(instance.programme)
    defer { problem.close() }
    return try problem.solveInteger(options, control: control)
}

func isClose(_ left: Double, _ right: Double) -> Bool {
    (left - right).magnitude <= 1e-7 * max(1, left.magnitude, right.magnitude)
}

func isClose(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { isClose($0, $1) }
}

/// What the solution's numbers are, for comparison between runs.
func fingerprint(_ solution: LinearSolution) -> [Double] {
    [solution.objective, Double(solution.iterations)] + solution.values + solution.rowDuals + solution.reducedCosts
}

/// What the solution's numbers are, for comparison between runs.
func fingerprint(_ solution: IntegerSolution) -> [Double] {
    [solution.objective, solution.bound, Double(solution.nodes), Double(solution.iterations)] + solution.values
}
