// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard
import LinearProgramming

extension LiveState {
    /// Root, branch and bound, then the fractional rest solved once more with the whole numbers fixed.
    ///
    /// The last step makes the answer exact where the search allowed an integer to be a little fractional.
    mutating func solveInteger(
        _ options: IntegerOptions,
        control: SolveControl
    ) throws(SolverFault) -> IntegerSolution {
        let tightened = programme.roundingIntegerBounds()
        let start = programme.checkedStart(options.start)
        if let trivial = tightened.trivialRelaxation() { return IntegerSolution(trivial: trivial) }
        let found = try withProblem { (problem, programme) throws(SolverFault) in
            try problem.setColumnBounds(from: programme, to: tightened)
            let answer = try problem.searchFromRoot(tightened, options, start: start, control: control)
            // A problem that was left by force is loaded anew and needs no restoring.
            if !problem.isSuspect { try problem.setColumnBounds(from: tightened, to: programme) }
            return answer
        }
        var answer = found.solution
        let incumbent = found.incumbent
        guard !incumbent.isEmpty else { return answer }
        var fixed = tightened
        for column in incumbent.indices where fixed.kinds[column] == .integer {
            fixed.setBounds(Variable(column: Int32(column)), lower: incumbent[column], upper: incumbent[column])
        }
        let basis = answer.root?.basis
        let rest = try withProblem { (problem, programme) throws(SolverFault) in
            try problem.setColumnBounds(from: programme, to: fixed)
            let rest = try problem.solveRelaxation(of: fixed, from: basis, limits: WorkLimits(), control: .none)
            try problem.setColumnBounds(from: fixed, to: programme)
            if let basis { try problem.set(basis) }
            return rest
        }
        answer.iterations += rest.iterations
        answer.steps += rest.steps.map { "whole numbers fixed: \($0)" }
        if rest.status == .optimal {
            answer.values = rest.values
            for column in incumbent.indices where fixed.kinds[column] == .integer {
                answer.values[column] = incumbent[column]
            }
            answer.fixed = rest
        } else if Feasibility(absolute: 1e-5).violations(of: incumbent, in: programme).isEmpty {
            answer.values = incumbent
        } else {
            answer.status = .numericalTrouble
            return answer
        }
        answer.objective = programme.objective(of: answer.values)
        answer.bound = found.isComplete ? answer.objective : min(answer.bound, answer.objective)
        return answer
    }
}
