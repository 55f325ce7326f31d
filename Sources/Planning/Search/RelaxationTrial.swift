// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearProgramming

/// A scenario's relaxation, loaded to be solved once and again after changes of demand; for benchmarks.
public struct RelaxationTrial: Sendable {
    private let programme: LinearProgramme
    private let live: any LiveProblem
    private let start: StartingBasis
    private let solver: any LinearSolver
    private let demands: [(row: Row, wanted: Double)]

    init(of formulation: Formulation, with solver: any LinearSolver) throws(SolverFault) {
        let programme = formulation.programme
        self.programme = programme
        start = StartingBasis(formulation: formulation)
        self.solver = solver
        live = try start.solver(on: solver).open(programme)
        demands = (programme.rowFamily(named: "demand").map(programme.rows(of:)) ?? []).map {
            ($0, programme.rowLower[$0.index])
        }
    }

    /// The number of demand lines that can be changed.
    public var lineCount: Int { demands.count }

    /// Solves from the start, as planning does.
    public func solve() throws(SolverFault) -> LinearSolution {
        let begin = try start.found(with: solver, control: .none)
        var answer = try live.solveRelaxation(from: begin.basis, limits: WorkLimits(), control: .none)
        answer.iterations += begin.iterations
        return answer
    }

    /// Solves again with a line's demand multiplied, from where the last solve ended.
    public func solve(line: Int, times factor: Double) throws(SolverFault) -> LinearSolution {
        var delta = ProgrammeDelta()
        delta.setRelation(demands[line].row, .equal(to: demands[line].wanted * factor))
        try live.apply(delta)
        return try live.solveRelaxation(from: nil, limits: WorkLimits(), control: .none)
    }

    /// By how much an answer's objective, both evaluated exactly, lies above what its multipliers prove.
    public func exactGap(of answer: LinearSolution) -> Double {
        let primal = ExactEvaluation.primal(of: answer.values, in: programme)
        let bound = ExactEvaluation.dualBound(
            of: answer.rowDuals, in: programme, lower: programme.columnLower, upper: programme.columnUpper)
        return (primal?.objective.upperBound ?? .infinity) - bound
    }

    /// Frees the problem.
    public func close() { live.close() }
}

extension PlanningStudy {
    /// Loads the relaxation for a trial.
    public func trial(with solver: any LinearSolver) throws(SolverFault) -> RelaxationTrial {
        try RelaxationTrial(of: formulation, with: solver)
    }
}
