// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that solves linear programmes, with whole numbers or without.
public protocol LinearSolver: Sendable {
    /// The name and version of the solver.
    var name: String { get }

    /// Loads a programme once, to be solved and changed many times.
    ///
    /// - Throws: `SolverFault.faultyProgramme` for a programme with faults; other faults of the library.
    func open(_ programme: LinearProgramme) throws(SolverFault) -> any LiveProblem
}

/// A programme loaded into a solver.
///
/// Calls are synchronous and may come from any thread; they are done one after another.
public protocol LiveProblem: Sendable {
    /// Solves the programme as if all variables could be fractional.
    ///
    /// - Parameters:
    ///   - basis: Where to start; nil starts from the last solve's end, if there was one.
    ///   - limits: How much work to do at most.
    ///   - control: Stops the solve and hears of it.
    /// - Returns: The answer, whatever its status.
    /// - Throws: A fault of the library; the next call works on a rebuilt problem.
    func solveRelaxation(
        from basis: Basis?,
        limits: WorkLimits,
        control: SolveControl
    ) throws(SolverFault) -> LinearSolution

    /// Solves the relaxation from the last solve's end and never from cold.
    ///
    /// For a dive, which asks often and needs no proof: any status but `optimal` may be wrong.
    func probeRelaxation(limits: WorkLimits, control: SolveControl) throws(SolverFault) -> LinearSolution

    /// Searches for the best whole numbers.
    func solveInteger(_ options: IntegerOptions, control: SolveControl) throws(SolverFault) -> IntegerSolution

    /// Changes the loaded programme.
    ///
    /// - Throws: `SolverFault.faultyProgramme` if the change means nothing; the problem then stays as it was.
    func apply(_ delta: ProgrammeDelta) throws(SolverFault)

    /// Frees the problem; later calls throw `SolverFault.closed`. It may be called more than once.
    func close()
}

extension LiveProblem {
    /// Solves the relaxation as any other.
    public func probeRelaxation(limits: WorkLimits, control: SolveControl) throws(SolverFault) -> LinearSolution {
        try solveRelaxation(from: nil, limits: limits, control: control)
    }

    /// Solves the relaxation from the last solve's end with generous limits.
    public func solveRelaxation() throws(SolverFault) -> LinearSolution {
        try solveRelaxation(from: nil, limits: WorkLimits(), control: .none)
    }
}

/// Why a solver could not do its work at all; the problem's answer is a `SolveStatus` instead.
public enum SolverFault: Error, Hashable, Sendable {
    /// The programme has data without meaning.
    case faultyProgramme([ProgrammeFault])
    /// The solver's library stopped with a message of its own.
    case library(call: String, message: String)
    /// The memory limit is reached.
    case memory(limitMegabytes: Int)
    /// The problem was closed.
    case closed
    /// The solver's thread could not be started.
    case thread(code: Int32)

    /// One sentence that says it to a person.
    public var sentence: String {
        switch self {
        case .faultyProgramme(let faults):
            faults.count == 1
                ? "The programme cannot be solved: \(faults[0].sentence)"
                : "The programme cannot be solved: it has \(faults.count) faults."
        case .library(let call, let message): "The solver stopped in \(call): \(message)"
        case .memory(let limit): "The solver needs more than the \(limit) MB it may use."
        case .closed: "The problem was closed before this call."
        case .thread(let code): "The solver's thread could not be started (code \(code))."
        }
    }
}
