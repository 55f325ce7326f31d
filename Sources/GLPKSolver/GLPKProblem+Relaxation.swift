// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard
import LinearProgramming

/// How one attempt at a relaxation is made.
struct Attempt {
    /// Where it starts.
    enum Start {
        /// From the basis that is there.
        case warm
        /// From a basis that the caller made and that may be far from the optimum.
        case given
        /// From GLPK's advanced basis.
        case advanced
    }

    let name: String
    let start: Start
    let isDual: Bool
    var presolves = false
    var isUnscaled = false
    /// Whether the dual ratio test flips bounds on its way: better from afar, worse after a small change.
    var isLongStep: Bool { start != .warm }

    static let given = Attempt(name: "dual simplex from the basis given", start: .given, isDual: true)
    static let warm = Attempt(name: "dual simplex from the last basis", start: .warm, isDual: true)
    /// After changes of costs alone the last basis is feasible: the primal simplex needs no first phase.
    static let warmPrimal = Attempt(name: "primal simplex from the last basis", start: .warm, isDual: false)
    /// What follows when an attempt gives no reliable answer.
    static let cold = [
        Attempt(name: "dual simplex from the advanced basis", start: .advanced, isDual: true),
        Attempt(name: "primal simplex from the advanced basis", start: .advanced, isDual: false),
        Attempt(name: "dual simplex with presolve", start: .advanced, isDual: true, presolves: true),
        Attempt(name: "primal simplex without scaling", start: .advanced, isDual: false, isUnscaled: true),
    ]
}

/// What ended one attempt.
private enum AttemptEnd {
    case outcome(Int)
    case workLimit
    case cancelled
}

extension GLPKProblem {
    /// Simplex iterations between two looks at the caller's wishes, after so many of them.
    ///
    /// Each slice begins with weights and perturbations of its own, so slices must grow, or a programme that needs more
    /// than one of them to get out of a tie never ends.
    static func slice(rows: Int, done: Int) -> Int { max(500, rows / 20, done / 64) }

    /// The iterations of an attempt with presolve, which is made in one piece.
    static var presolvedSlice: Int { 20_000 }

    /// Solves the relaxation: warm if there is a basis, then cold by one method after another.
    ///
    /// A verdict without an answer (infeasible, unbounded) counts only if it was reached from cold.
    mutating func solveRelaxation(
        of programme: LinearProgramme,
        from basis: Basis?,
        limits: WorkLimits,
        isProbe: Bool = false,
        control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        var steps: [String] = []
        var warm = isPrimalFeasible && !isProbe ? Attempt.warmPrimal : Attempt.warm
        if let basis {
            let fits = basis.rows.count == programme.rowCount && basis.columns.count == programme.columnCount
            if fits {
                try set(basis)
                warm = .given
            } else {
                steps.append("the basis given does not fit: ignored")
            }
        }
        var iterations = 0
        // A probe that fails is answered at once: a dive goes on from the basis there is.
        let attempts = !hasBasis ? Attempt.cold : isProbe ? [warm] : [warm] + Attempt.cold
        for attempt in attempts {
            if attempt.start == .advanced { try check(guard_make_advanced_basis(handle)) }
            if attempt.isUnscaled { try check(guard_scale(handle, 0)) }
            let rest = limits.iterations - iterations
            let (end, done) = try run(
                attempt, rows: programme.rowCount, before: iterations, limit: rest, control: control)
            iterations += done
            hasBasis = true
            let isOptimal = if case .outcome(GUARD_LP_OPTIMAL) = end { true } else { false }
            noteEnd(isOptimal: isOptimal, after: done)
            var step = "\(attempt.name): \(done) iterations, "
            var solution = LinearSolution(status: .numericalTrouble, iterations: iterations)
            let isCold = attempt.start == .advanced
            switch end {
            case .cancelled, .workLimit:
                solution.status = if case .cancelled = end { .cancelled } else { .workLimit }
                solution.basis = try currentBasis(rows: programme.rowCount, columns: programme.columnCount)
                // Any multipliers prove something, and these are not bad.
                solution.rowDuals = try currentSolution(of: programme, iterations: iterations).rowDuals
                solution.steps = steps + [step + solution.status.rawValue]
                return solution
            case .outcome(GUARD_LP_OPTIMAL):
                solution = try currentSolution(of: programme, iterations: iterations)
                if !isProbe { try refine(&solution.rowDuals, after: iterations) }
                solution.isFromCold = isCold
                guard
                    let worst = Self.accepted.worstViolations(
                        of: solution.values,
                        in: programme,
                        integers: false
                    ).first
                else {
                    solution.steps = steps + [step + "optimal"]
                    return solution
                }
                step += "optimal, but \(worst.name) is missed by \(worst.amount)"
            case .outcome(GUARD_LP_INFEASIBLE):
                step += "infeasible"
                if attempt.start == .advanced || isProbe { solution.status = .infeasible }
            case .outcome(GUARD_LP_UNBOUNDED):
                step += "unbounded"
                if attempt.start == .advanced { solution.status = .unbounded }
            case .outcome(GUARD_LP_DUAL_INFEASIBLE): step += "infeasible or unbounded"
            case .outcome(GUARD_LP_BAD_BASIS): step += "the basis is singular"
            case .outcome: step += "no answer"
            }
            steps.append(step)
            if solution.status == .infeasible || solution.status == .unbounded {
                solution.steps = steps
                return solution
            }
        }
        return LinearSolution(status: .numericalTrouble, iterations: iterations, steps: steps)
    }

    /// What an optimal basis may miss before it is not believed; GLPK itself works to 1e-7 on scaled numbers.
    static var accepted: Feasibility { Feasibility(absolute: 1e-5, relative: 1e-8) }

    private mutating func run(
        _ attempt: Attempt,
        rows: Int,
        before: Int,
        limit: Int,
        control: SolveControl
    ) throws(SolverFault) -> (end: AttemptEnd, iterations: Int) {
        var done = 0
        var first: Int64?
        var outcome: Int32 = 0
        var total: Int64 = 0
        // The count so far; a call without work reads it.
        try check(guard_iterations(handle, &total))
        first = total
        while true {
            if control.cancel() { return (.cancelled, done) }
            let slice = attempt.presolves ? Self.presolvedSlice : Self.slice(rows: rows, done: done)
            let allowed = min(slice, limit - done)
            guard allowed > 0 else { return (.workLimit, done) }
            try check(
                guard_simplex(
                    handle,
                    Int32(attempt.isDual ? GUARD_DUAL : GUARD_PRIMAL),
                    attempt.presolves ? 1 : 0,
                    attempt.isLongStep ? 1 : 0,
                    Int32(clamping: allowed),
                    &outcome,
                    &total
                )
            )
            let earlier = done
            done = Int(total - (first ?? total))
            control.progress(SolveProgress(phase: .relaxation, iterations: before + done))
            if Int(outcome) != GUARD_LP_ITERATIONS { return (.outcome(Int(outcome)), done) }
            // What was presolved cannot go on from where it stopped.
            if attempt.presolves { return (.outcome(Int(GUARD_LP_FAILED)), done) }
            // A slice that is used up and has done nothing would come back for ever.
            if done == earlier { return (.outcome(GUARD_LP_FAILED), done) }
        }
    }

    private func currentSolution(of programme: LinearProgramme, iterations: Int) throws(SolverFault) -> LinearSolution {
        var objective = 0.0
        var values = [Double](repeating: 0, count: programme.columnCount)
        var reducedCosts = values
        var rowDuals = [Double](repeating: 0, count: programme.rowCount)
        try check(guard_get_solution(handle, &objective, &values, &reducedCosts, &rowDuals))
        return LinearSolution(
            status: .optimal,
            objective: programme.objective(of: values),
            values: values,
            rowDuals: rowDuals,
            reducedCosts: reducedCosts,
            basis: try currentBasis(rows: programme.rowCount, columns: programme.columnCount),
            iterations: iterations
        )
    }

    func currentBasis(rows: Int, columns: Int) throws(SolverFault) -> Basis {
        var rowStates = [UInt8](repeating: 0, count: rows)
        var columnStates = [UInt8](repeating: 0, count: columns)
        try check(guard_get_basis(handle, &rowStates, &columnStates))
        return Basis(
            rows: rowStates.map { BasisState(rawValue: $0) ?? .basic },
            columns: columnStates.map { BasisState(rawValue: $0) ?? .basic }
        )
    }

    mutating func set(_ basis: Basis) throws(SolverFault) {
        try check(guard_set_basis(handle, basis.rows.map(\.rawValue), basis.columns.map(\.rawValue)))
        hasBasis = true
        noteEnd(isOptimal: false)
    }
}
