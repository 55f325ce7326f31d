// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// What a solver's thread owns: the programme as it stands and the problem loaded from it.
struct LiveState: ~Copyable {
    private(set) var programme: LinearProgramme
    private let memoryLimit: Int
    /// Nil after a fault, until the next call loads the programme anew.
    private var problem: GLPKProblem?

    init(_ programme: LinearProgramme, memoryLimit: Int) throws(SolverFault) {
        self.programme = programme
        self.memoryLimit = memoryLimit
        problem = try GLPKProblem(programme, memoryLimit: memoryLimit)
    }

    /// Works on the problem, loading it anew if it was lost; a fault loses it.
    mutating func withProblem<Value>(
        _ body: (inout GLPKProblem, LinearProgramme) throws(SolverFault) -> Value
    ) throws(SolverFault) -> Value {
        if var current = problem.take() {
            let value = try body(&current, programme)
            if !current.isSuspect { problem = consume current }
            return value
        }
        var current = try GLPKProblem(programme, memoryLimit: memoryLimit)
        let value = try body(&current, programme)
        if !current.isSuspect { problem = consume current }
        return value
    }

    mutating func apply(_ delta: ProgrammeDelta) throws(SolverFault) {
        var ofData = delta
        ofData.removedRows = []
        ofData.addedRows = []
        var ofRows = ProgrammeDelta()
        ofRows.removedRows = delta.removedRows
        ofRows.addedRows = delta.addedRows
        let changed = programme.applying(ofData)
        let final = ofRows.isEmpty ? changed : changed.applying(ofRows)
        guard final.faultCount == 0 else { throw .faultyProgramme(final.faults) }
        let current = problem.take()
        programme = final
        guard var current else { return }
        try current.apply(delta, changed: changed, final: final)
        problem = consume current
    }

    mutating func solveRelaxation(
        from basis: Basis?,
        limits: WorkLimits,
        isProbe: Bool = false,
        control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        if let answer = programme.trivialRelaxation() { return answer }
        return try withProblem { (problem, programme) throws(SolverFault) in
            try problem.solveRelaxation(of: programme, from: basis, limits: limits, isProbe: isProbe, control: control)
        }
    }
}
