// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearProgramming
public import Manufacturing

/// A relaxed programme that stays loaded in the solver while one what-if follows another.
///
/// Each what-if is turned into the difference to the programme as it stands, and solved from where the last solve
/// ended: by the primal simplex where only costs have changed, else by the dual. An answer that its own prices do not
/// prove is solved again from cold. What an answer is depends on the answers since the last ``restart()`` only, so pieces
/// of work that each begin with one give the same bytes in any order and on any number of threads.
///
/// It is not to be shared between threads; the base is.
public final class LiveRelaxation {
    /// What it began from.
    public let base: RelaxedBase
    private let solver: any LinearSolver
    private var live: (any LiveProblem)?
    /// What is loaded, with its programme as it stands in the solver.
    private(set) var loaded: Formulation
    /// The last scenario that was stated by itself; the next may be much the same.
    private var stated: Formulation?
    /// Whether the solver stands at an optimum that the next solve can begin from.
    private var isAtOptimum = false
    /// Whether rows and columns are those of the base.
    private var isOfBase = true
    /// Whether the numbers are the base's, but for what the lines of ``solve(at:of:)`` move.
    private var isOnLines = true

    /// Loads the base.
    ///
    /// - Throws: `PlanningTrouble` where the solver fails.
    public init(_ base: RelaxedBase, with solver: any LinearSolver) throws(PlanningTrouble) {
        self.base = base
        self.solver = solver
        loaded = base.formulation
        try restart()
    }

    deinit { live?.close() }

    /// Loads the base anew, so that nothing of earlier answers is left.
    ///
    /// - Throws: `PlanningTrouble` where the solver fails.
    public func restart() throws(PlanningTrouble) {
        try load(base.formulation)
        (isOfBase, isOnLines) = (true, true)
        guard base.answer.status == .optimal else { return }
        _ = try solveLoaded(from: base.start)
    }

    /// Frees the solver; later calls load it again.
    public func close() {
        live?.close()
        live = nil
    }

    /// Solves another scenario of the same plant.
    ///
    /// - Returns: The answer; an infeasible scenario is one.
    /// - Throws: `PlanningTrouble` where the solver fails.
    public func solve(_ scenario: Scenario) throws(PlanningTrouble) -> RelaxedAnswer {
        let next =
            stated.flatMap { $0.scenario == scenario ? $0 : nil } ?? base.formulation(of: scenario, after: stated)
        stated = next
        guard next.problem.impossible.isEmpty else { return RelaxedAnswer(impossible: next.problem.impossible) }
        if live != nil, let delta = ProgrammeDelta(from: loaded.programme, to: next.programme) {
            loaded = next.with(loaded.programme)
            isOnLines = false
            return try solve(delta)
        }
        try load(next)
        isOfBase = false
        let solution = try solveLoaded(from: StartingBasis(formulation: next).withoutLots)
        return try checked(RelaxedAnswer(solution, of: loaded, way: .loaded))
    }

    /// Solves at values of parameters that move the programme along straight lines.
    ///
    /// - Parameters:
    ///   - values: Each parameter's distance from the base.
    ///   - lines: The lines, of this base; the same in all calls.
    /// - Returns: The answer; an infeasible programme is one.
    /// - Throws: `PlanningTrouble` where the solver fails.
    public func solve(at values: [Double], of lines: RelaxedLines) throws(PlanningTrouble) -> RelaxedAnswer {
        if !isOfBase || live == nil { try restart() }
        loaded = base.formulation.with(loaded.programme)
        if isOnLines { return try solve(lines.parametric.delta(at: values, from: loaded.programme)) }
        // A scenario stated by itself has changed other numbers than the lines move: these go back as well.
        let start = base.formulation.programme
        let wanted = start.applying(lines.parametric.delta(at: values, from: start))
        guard let delta = ProgrammeDelta(from: loaded.programme, to: wanted) else {
            try restart()
            return try solve(at: values, of: lines)
        }
        isOnLines = true
        return try solve(delta)
    }

    /// Solves the programme as it stands with changes.
    func solve(_ delta: ProgrammeDelta) throws(PlanningTrouble) -> RelaxedAnswer {
        if live == nil { try load(loaded) }
        guard let live else { throw .solver(SolverFault.closed.sentence) }
        do throws(SolverFault) {
            if !delta.isEmpty {
                try live.apply(delta)
                loaded.programme.apply(delta)
            }
        } catch {
            throw .solver(error.sentence)
        }
        // After a what-if without a plan the solver stands nowhere in particular.
        let start: Basis? =
            isAtOptimum ? nil : isOfBase ? base.start : StartingBasis(formulation: loaded).withoutLots
        let solution = try solveLoaded(from: start)
        return try checked(RelaxedAnswer(solution, of: loaded, way: solution.isFromCold ? .cold : .warm))
    }

    private func load(_ formulation: Formulation) throws(PlanningTrouble) {
        live?.close()
        live = nil
        isAtOptimum = false
        loaded = formulation
        do throws(SolverFault) {
            live = try StartingBasis(formulation: formulation).solver(on: solver).open(formulation.programme)
        } catch {
            throw .solver(error.sentence)
        }
    }

    private func solveLoaded(from start: Basis?) throws(PlanningTrouble) -> LinearSolution {
        guard let live else { throw .solver(SolverFault.closed.sentence) }
        do throws(SolverFault) {
            let solution = try live.solveRelaxation(from: start, limits: WorkLimits(), control: .none)
            isAtOptimum = solution.status == .optimal
            return solution
        } catch {
            throw .solver(error.sentence)
        }
    }

    /// The answer, or one from cold where it proves too little.
    private func checked(_ answer: RelaxedAnswer) throws(PlanningTrouble) -> RelaxedAnswer {
        if answer.status == .infeasible || answer.status == .unbounded || answer.isTight { return answer }
        var again = try ColdRelaxation(formulation: loaded, programme: loaded.programme).answer(with: solver)
        again.iterations += answer.iterations
        return again.status == .optimal || answer.status != .optimal ? again : answer
    }
}

extension Formulation {
    /// The same with the numbers of another programme of its rows and columns.
    func with(_ programme: LinearProgramme) -> Formulation {
        var result = self
        result.programme = programme
        return result
    }
}
