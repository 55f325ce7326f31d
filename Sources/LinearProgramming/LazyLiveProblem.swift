// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// A live problem with rows that come in when they are needed; calls are done one after another.
final class LazyLiveProblem: LiveProblem {
    private let rows: Mutex<LazyRows>

    init(_ rows: LazyRows) {
        self.rows = Mutex(rows)
    }

    func solveRelaxation(
        from basis: Basis?, limits: WorkLimits, control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        try rows.withLock { (rows) throws(SolverFault) in
            try rows.solve(from: basis, isProbe: false, limits: limits, control: control)
        }
    }

    func probeRelaxation(limits: WorkLimits, control: SolveControl) throws(SolverFault) -> LinearSolution {
        try rows.withLock { (rows) throws(SolverFault) in
            try rows.solve(from: nil, isProbe: true, limits: limits, control: control)
        }
    }

    func solveInteger(_ options: IntegerOptions, control: SolveControl) throws(SolverFault) -> IntegerSolution {
        try rows.withLock { (rows) throws(SolverFault) in try rows.solveInteger(options, control: control) }
    }

    func apply(_ delta: ProgrammeDelta) throws(SolverFault) {
        try rows.withLock { (rows) throws(SolverFault) in try rows.apply(delta) }
    }

    func close() {
        rows.withLock { $0.close() }
    }
}
