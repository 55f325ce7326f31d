// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// What the solver's tolerances leave of a plan's small print is worked out again.
extension IntegerSearch {
    /// What a plan may miss a row by before its fractions are found anew [units of the row].
    private static let exact = Feasibility(absolute: 1e-7, relative: 1e-10)

    /// Finds the fractions of a plan anew, with its whole numbers decided, where they miss a row by more than rounding.
    ///
    /// A decided lot leaves the programme, so that what it does not make can no longer be delivered by a millionth.
    func polished(_ outcome: Outcome, with solver: any LinearSolver) -> Outcome {
        guard case .values(var answer) = outcome, !answer.values.isEmpty else { return outcome }
        let programme = formulation.programme
        guard !Self.exact.violations(of: answer.values, in: programme).isEmpty else { return outcome }
        var (lower, upper) = (programme.columnLower, programme.columnUpper)
        for column in answer.values.indices where programme.kinds[column] == .integer {
            lower[column] = answer.values[column].rounded()
            upper[column] = lower[column]
        }
        guard let reduction = Reduction(of: programme, lower: lower, upper: upper) else { return outcome }
        // A solver that fails here takes nothing from the plan as it is.
        guard let rest = try? fractions(of: reduction, with: solver) else { return outcome }
        let values = reduction.restored(rest)
        guard Self.exact.violations(of: values, in: programme).isEmpty else { return outcome }
        let cost = programme.objective(of: values)
        guard cost >= answer.bound - 1e-7 * (1 + abs(answer.bound)) else { return outcome }
        answer.values = values
        answer.objective = cost
        answer.bound = min(answer.bound, cost)
        return .values(answer)
    }

    private func fractions(
        of reduction: Reduction, with solver: any LinearSolver
    ) throws(SolverFault) -> [Double]? {
        guard reduction.programme.columnCount > 0 else { return [] }
        let live = try solver.open(reduction.programme)
        defer { live.close() }
        let own = WorkMeter(limit: Self.polishWork, isInterrupted: control.cancel)
        let answer = try live.solveRelaxation(from: nil, limits: Self.limits, control: own.control())
        meter.add(iterations: answer.iterations, nodes: 0)
        return answer.status == .optimal ? answer.values : nil
    }

    /// What it may take, beyond all limits.
    private static let polishWork = 1_000
}
