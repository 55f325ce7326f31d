// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

/// Improves a plan by deciding a part of it again: all else of its kind stays, a small tree decides the part.
///
/// What is decided goes out of the programme (`Reduction`), so that a part is solved as a small programme of its own.
///
/// Parts are windows in time, half of each shared with the next, and the lots of one recipe or of two that stand next
/// to each other. Where units are set up by bucket, parts of set-ups come first: all set-ups of a few buckets, or those
/// of one material or two, while lots are free to follow. Passes go on until one changes nothing, the work is used up
/// or the plan is as good as asked.
struct Neighbourhoods {
    let formulation: Formulation
    /// The programme, with inequalities that tighten it.
    let programme: LinearProgramme
    let order: SearchOrder
    let solver: any LinearSolver
    let meter: WorkMeter
    let control: SolveControl
    /// Nodes of each tree.
    let nodes: Int

    /// The lengths of the windows [min], and how long before a lot what it uses may have to arrive.
    private static let windows = [6 * 7 * 1440, 12 * 7 * 1440]
    private static let lead = 4 * 7 * 1440

    /// Improves the best plan until cost − bound is at most the target [money].
    func improve(_ state: inout SearchState, target: Double) throws(SolverFault) {
        guard nodes > 0, !state.values.isEmpty else { return }
        let parts = setUpParts + lotParts
        var untouched = 0
        var next = 0
        while untouched < parts.count, state.objective - state.bound > target, !meter.isUsedUp() {
            let isBetter = try decide(parts[next], &state)
            untouched = isBetter ? 0 : untouched + 1
            next = (next + 1) % parts.count
        }
    }

    /// Searches one part; whether the plan became better.
    private func decide(_ part: Part, _ state: inout SearchState) throws(SolverFault) -> Bool {
        var (lower, upper) = (programme.columnLower, programme.columnUpper)
        for column in fixed(by: part) {
            lower[column] = state.values[column]
            upper[column] = state.values[column]
        }
        guard let reduction = Reduction(of: programme, lower: lower, upper: upper),
            reduction.programme.integerCount > 0
        else {
            meter.add(iterations: 0, nodes: 1)
            return false
        }
        let live = try solver.open(reduction.programme)
        defer { live.close() }
        let start = try completed(reduction.reduced(state.values), of: reduction.programme, live)
        let found = try live.solveInteger(
            IntegerOptions(
                absoluteGap: 1e-6 * (1 + abs(state.objective)), limits: WorkLimits(nodes: nodes), start: start),
            control: control)
        // A part that is decided at its root is work as well, or a pass could go on for ever.
        meter.add(iterations: found.iterations, nodes: max(1, found.nodes))
        let before = state.objective
        return !found.values.isEmpty && state.offer(reduction.restored(found.values))
            && before - state.objective > 1e-6 * (1 + abs(before))
    }

    /// The columns that keep their values while a part is decided.
    private func fixed(by part: Part) -> [Int] {
        switch part {
        case .lots(let minutes, let recipes):
            formulation.variables.lots.columns.enumerated().filter { place, _ in
                let minute = order.starts[place]
                let isWithin = minutes.contains(minute) || minute < minutes.lowerBound && minutes.lowerBound == 0
                let recipe = formulation.problem.candidates[place].recipe.index
                return !(isWithin && recipes?.contains(recipe) ?? true)
            }.map(\.element)
                + order.purchases.filter {
                    $0.minute + Self.lead < minutes.lowerBound || $0.minute >= minutes.upperBound
                }.map(\.column)
        case .setUps(let minutes, let subjects):
            order.setUps.filter {
                !(minutes.contains($0.minute) && subjects?.contains($0.subject) ?? true)
            }.map(\.column)
        }
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
        let answer = try live.solveRelaxation(from: nil, limits: WorkLimits(), control: control)
        meter.add(iterations: answer.iterations, nodes: 0)
        try live.apply(restore)
        return answer.status == .optimal ? answer.values : nil
    }

    /// What is decided again.
    private enum Part {
        /// Starts whose cells begin within minutes, of some recipes; nil for all.
        case lots(Range<Int>, recipes: ClosedRange<Int>?)
        /// Set-ups of buckets that begin within minutes, of some subjects; nil for all.
        case setUps(Range<Int>, subjects: Set<Int>?)
    }

    private var lotParts: [Part] {
        let recipes = formulation.problem.scenario.recipes.count
        var parts: [Part] = []
        for window in Self.windows {
            for start in stride(from: 0, to: max(1, formulation.problem.horizon), by: window / 2) {
                parts.append(.lots(start..<(start + window), recipes: nil))
            }
        }
        guard recipes > 1 else { return parts }
        parts += (0..<recipes).map { .lots(0..<Int.max, recipes: $0...$0) }
        parts += (0..<recipes - 1).map { .lots(0..<Int.max, recipes: $0...$0 + 1) }
        return parts
    }

    /// Set-ups that a tree can decide at once, and the most pairs of subjects that are tried.
    private static let setUpsAtOnce = 30
    private static let pairs = 15

    private var setUpParts: [Part] {
        let buckets = Set(order.setUps.map(\.minute)).sorted()
        let subjects = Set(order.setUps.map(\.subject)).sorted()
        guard let last = buckets.last else { return [] }
        let length = min(buckets.count, max(2, Self.setUpsAtOnce / subjects.count))
        var parts: [Part] = []
        for first in stride(from: 0, to: max(1, buckets.count - length + 1), by: max(1, length / 2)) {
            let end = first + length < buckets.count ? buckets[first + length] : last + 1
            parts.append(.setUps(buckets[first]..<end, subjects: nil))
        }
        for (place, one) in subjects.enumerated() {
            for other in subjects.dropFirst(place + 1) where parts.count < buckets.count + Self.pairs {
                parts.append(.setUps(0..<Int.max, subjects: [one, other]))
            }
        }
        return parts
    }
}
