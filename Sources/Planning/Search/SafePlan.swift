// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// A plan that starts no lot that need not start: demand waits or is lost, stock is sold.
///
/// It is asked for where dives end without a plan, or where the work is used up before one. It is seldom good, but it is
/// a plan, and neighbourhoods can go on from it. There is none where stock at the end, service or commitments need lots.
struct SafePlan {
    let formulation: Formulation
    let solver: any LinearSolver
    let meter: WorkMeter

    /// Nodes of the tree that decides packs, set-ups and whatever else is whole.
    private static let nodes = 200

    /// The values of all columns; empty if there is no such plan.
    func find() throws(SolverFault) -> [Double] {
        let programme = formulation.programme
        let variables = formulation.variables
        var upper = programme.columnUpper
        for columns in [variables.lots.columns, variables.contracted.columns] {
            for column in columns { upper[column] = programme.columnLower[column] }
        }
        guard let reduction = Reduction(of: programme, lower: programme.columnLower, upper: upper) else { return [] }
        // Where nothing is left to decide there is nothing to solve.
        guard reduction.programme.columnCount > 0 else { return reduction.restored([]) }
        let live = try solver.open(reduction.programme)
        defer { live.close() }
        let found = try live.solveInteger(
            IntegerOptions(relativeGap: 0.01, limits: WorkLimits(nodes: Self.nodes)), control: meter.control())
        meter.add(iterations: found.iterations, nodes: max(1, found.nodes))
        return found.values.isEmpty ? [] : reduction.restored(found.values)
    }
}
