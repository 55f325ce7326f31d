// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Proves what no plan can cost less than, for the programme's stored numbers exactly.
///
/// The root's row duals give a bound that is rounded downward in every operation. Where it is weaker than the root's
/// own value by more than rounding explains, or proves nothing, the relaxation is solved once more on a problem
/// loaded afresh; the better of both counts.
struct RootCertificate {
    let programme: LinearProgramme
    let limits: WorkLimits
    let control: SolveControl

    /// What the certificate may lie below the root's own value, as a share of the money that moves.
    private static let tolerance = 1e-6

    /// What came of it.
    struct Certified {
        /// A certified bound [money], nil if unproven; the exact sum of the multipliers' parts, rounded down once.
        var cost: Double?
        /// Whether it is as good as the root's own value but for rounding.
        var isTight: Bool
        /// The simplex iterations of a second solve.
        var iterations = 0
    }

    /// Certifies the bound of a root.
    func bound(of root: LinearSolution, with solver: any LinearSolver) -> Certified {
        let first = certified(root.rowDuals)
        guard !isTight(first, root) else { return Certified(cost: first, isTight: true) }
        // A solver that fails the second time takes nothing from what the first has proved.
        guard let again = try? solveAfresh(solver), again.status == .optimal else {
            return Certified(cost: finite(first), isTight: false)
        }
        let best = max(first, certified(again.rowDuals))
        return Certified(cost: finite(best), isTight: isTight(best, root), iterations: again.iterations)
    }

    private func certified(_ multipliers: [Double]) -> Double {
        SafeBound.certificate(for: programme, multipliers: multipliers).exactBound(in: programme)
    }

    private func isTight(_ bound: Double, _ root: LinearSolution) -> Bool {
        bound.isFinite && root.objective - bound <= allowed(root)
    }

    private func allowed(_ root: LinearSolution) -> Double {
        let moving = zip(programme.costs, root.values).reduce(0) { $0 + abs($1.0 * $1.1) }
        return Self.tolerance * (1 + moving)
    }

    private func finite(_ bound: Double) -> Double? { bound.isFinite ? bound : nil }

    private func solveAfresh(_ solver: any LinearSolver) throws(SolverFault) -> LinearSolution {
        let live = try solver.open(programme)
        defer { live.close() }
        return try live.solveRelaxation(from: nil, limits: limits, control: control)
    }
}
