// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard
public import LinearProgramming

/// The GNU linear programming kit behind the solver protocol.
///
/// Each opened problem has a thread of its own on which it is made, solved and freed; problems do not share
/// anything, so many may be solved at once. Equal programmes, options and calls give equal answers on any
/// number of threads: no clock takes part.
public struct GLPKSolver: LinearSolver {
    /// The memory one problem may use in MB; 0 for no limit.
    public let memoryLimitMegabytes: Int
    /// The size of the thread's stack in bytes.
    public let stackSize: Int

    /// Makes a solver.
    public init(memoryLimitMegabytes: Int = 0, stackSize: Int = 16 << 20) {
        self.memoryLimitMegabytes = max(0, memoryLimitMegabytes)
        self.stackSize = max(1 << 20, stackSize)
    }

    /// The name and version of the library.
    public var name: String { "GLPK \(String(cString: guard_version()))" }

    /// Loads a programme on a new thread.
    ///
    /// - Parameter programme: A programme without faults.
    /// - Returns: The problem, to be closed when it is no longer needed.
    /// - Throws: `SolverFault` if the programme has faults or the library cannot hold it.
    public func open(_ programme: LinearProgramme) throws(SolverFault) -> any LiveProblem {
        try openProblem(programme)
    }

    func openProblem(_ programme: LinearProgramme) throws(SolverFault) -> GLPKLiveProblem {
        guard programme.faultCount == 0 else { throw .faultyProgramme(programme.faults) }
        let limit = memoryLimitMegabytes
        return GLPKLiveProblem(
            thread: try SolverThread(stackSize: stackSize) { () throws(SolverFault) in
                try LiveState(programme, memoryLimit: limit)
            }
        )
    }
}

/// A programme loaded into GLPK on a thread of its own.
struct GLPKLiveProblem: LiveProblem {
    let thread: SolverThread<LiveState>

    func solveRelaxation(
        from basis: Basis?,
        limits: WorkLimits,
        control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        try thread.run { (state) throws(SolverFault) in
            try state.solveRelaxation(from: basis, limits: limits, control: control)
        }
    }

    func probeRelaxation(limits: WorkLimits, control: SolveControl) throws(SolverFault) -> LinearSolution {
        try thread.run { (state) throws(SolverFault) in
            try state.solveRelaxation(from: nil, limits: limits, isProbe: true, control: control)
        }
    }

    func solveInteger(_ options: IntegerOptions, control: SolveControl) throws(SolverFault) -> IntegerSolution {
        try thread.run { (state) throws(SolverFault) in
            try state.solveInteger(options, control: control)
        }
    }

    func apply(_ delta: ProgrammeDelta) throws(SolverFault) {
        try thread.run { (state) throws(SolverFault) in try state.apply(delta) }
    }

    func close() {
        thread.close()
    }
}
