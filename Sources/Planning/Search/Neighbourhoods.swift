// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing
import Timing

/// Improves a plan by deciding a part of it again: all other starts stay, a small tree decides the part.
///
/// What is decided goes out of the programme (`Reduction`), so that a part is solved as a small programme of its own.
///
/// Parts are windows in time, half of each shared with the next, and the lots of one recipe or of two that stand next
/// to each other. Passes go on until one changes nothing, the work is used up or the plan is as good as asked.
struct Neighbourhoods {
    let formulation: Formulation
    let order: SearchOrder
    let solver: any LinearSolver
    let limits: WorkLimits
    let control: SolveControl
    /// Nodes of each tree.
    let nodes: Int
    /// The nodes at which the whole search ends.
    let work: Int

    /// The lengths of the windows [min].
    private static let windows = [6 * 7 * 1440, 12 * 7 * 1440]

    /// Improves the best plan until cost − bound is at most the target [money]; false if it was cancelled.
    func improve(_ state: inout SearchState, target: Double) throws(SolverFault) -> Bool {
        guard nodes > 0, !state.values.isEmpty else { return true }
        let parts = parts
        var untouched = 0
        var next = 0
        while untouched < parts.count, state.nodes < work, state.objective - state.bound > target {
            let isBetter = try decide(parts[next], &state)
            if control.cancel() { return false }
            untouched = isBetter ? 0 : untouched + 1
            next = (next + 1) % parts.count
        }
        return true
    }

    /// Searches one part; whether the plan became better.
    private func decide(_ part: Part, _ state: inout SearchState) throws(SolverFault) -> Bool {
        let programme = formulation.programme
        var (lower, upper) = (programme.columnLower, programme.columnUpper)
        for (place, column) in formulation.variables.lots.columns.enumerated()
        where !part.contains(order.starts[place], formulation.problem.candidates[place].recipe.index) {
            lower[column] = state.values[column]
            upper[column] = state.values[column]
        }
        guard let reduction = Reduction(of: programme, lower: lower, upper: upper),
            reduction.programme.integerCount > 0
        else {
            state.nodes += 1
            return false
        }
        let live = try solver.open(reduction.programme)
        defer { live.close() }
        var few = limits
        few.nodes = min(nodes, max(1, work - state.nodes))
        let start = try completed(reduction.reduced(state.values), of: reduction.programme, live)
        let found = try live.solveInteger(
            IntegerOptions(absoluteGap: 1e-6 * (1 + abs(state.objective)), limits: few, start: start),
            control: control)
        state.iterations += found.iterations
        // A part that is decided at its root is work as well, or a pass could go on for ever.
        state.nodes += max(1, found.nodes)
        let before = state.objective
        return !found.values.isEmpty && state.offer(reduction.restored(found.values))
            && before - state.objective > 1e-6 * (1 + abs(before))
    }

    /// The best assignment with the whole numbers of another; nil if there is none.
    ///
    /// What the reduction left out may stand in the best plan so far, so its fractions are found anew.
    private func completed(
        _ values: [Double], of programme: LinearProgramme, _ live: any LiveProblem
    ) throws(SolverFault) -> [Double]? {
        var fix = ProgrammeDelta()
        var restore = ProgrammeDelta()
        for column in values.indices where programme.kinds[column] == .integer {
            let variable = Variable(column: Int32(column))
            let (lower, upper) = (programme.columnLower[column], programme.columnUpper[column])
            let value = min(max(values[column].rounded(), lower), upper)
            fix.setBounds(variable, lower: value, upper: value)
            restore.setBounds(variable, lower: lower, upper: upper)
        }
        try live.apply(fix)
        let answer = try live.solveRelaxation(from: nil, limits: limits, control: control)
        try live.apply(restore)
        return answer.status == .optimal ? answer.values : nil
    }

    /// Starts that are decided again.
    private struct Part {
        /// The minutes of their cells.
        var minutes = 0..<Int.max
        /// Their recipes; nil for all.
        var recipes: ClosedRange<Int>?

        func contains(_ minute: Int, _ recipe: Int) -> Bool {
            (minutes.contains(minute) || minute < minutes.lowerBound && minutes.lowerBound == 0)
                && (recipes?.contains(recipe) ?? true)
        }
    }

    private var parts: [Part] {
        let recipes = formulation.problem.scenario.recipes.count
        var parts: [Part] = []
        for window in Self.windows {
            for start in stride(from: 0, to: max(1, formulation.problem.horizon), by: window / 2) {
                parts.append(Part(minutes: start..<(start + window)))
            }
        }
        guard recipes > 1 else { return parts }
        parts += (0..<recipes).map { Part(recipes: $0...$0) }
        parts += (0..<recipes - 1).map { Part(recipes: $0...$0 + 1) }
        return parts
    }
}
