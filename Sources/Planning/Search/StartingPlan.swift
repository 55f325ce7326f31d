// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// A first plan, so that a search that is stopped early has one: only the lots that the relaxed plan starts whole.
///
/// Starting fewer lots breaks no limit of rooms, units or people; demand is then lost and stock stays lower. Where
/// a closing stock or a use of intermediates asks for more lots, there may be no such plan.
struct StartingPlan {
    let formulation: Formulation
    let limits: WorkLimits
    let control: SolveControl

    /// Nodes spent on packs and orders once the lots are fixed.
    private static let nodes = 200

    /// Values of all columns, nil where rounding down gives no plan, and the simplex iterations it took.
    ///
    /// The problem is left as it was.
    func find(from root: LinearSolution, _ live: any LiveProblem) throws -> (values: [Double]?, iterations: Int) {
        let programme = formulation.programme
        var fix = ProgrammeDelta()
        var restore = ProgrammeDelta()
        for column in formulation.variables.lots.columns {
            let variable = Variable(column: Int32(column))
            let lower = programme.columnLower[column]
            let whole = max(lower, (root.values[column] + 1e-6).rounded(.down))
            fix.setBounds(variable, lower: whole, upper: whole)
            restore.setBounds(variable, lower: lower, upper: programme.columnUpper[column])
        }
        try live.apply(fix)
        var few = limits
        few.nodes = Self.nodes
        let found = try live.solveInteger(IntegerOptions(limits: few), control: control)
        try live.apply(restore)
        return (found.values.isEmpty ? nil : found.values, found.iterations)
    }
}
