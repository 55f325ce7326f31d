// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Finds a plan by deciding whole numbers in time order, each decision checked by the relaxation.
///
/// First the days of commitments are rounded, then the lots released by each due date, then the starts, then packs and
/// orders. What the relaxed plan has whole before the next fraction is kept as it is. A number that leaves no plan is
/// rounded the other way; for a start that is at worst no lot, since demand can wait or be lost. Where the counts of
/// released lots turn out to admit no starts, those of the recipe are let go, then all of them.
struct Dive {
    let formulation: Formulation
    let order: SearchOrder
    let live: any LiveProblem
    let limits: WorkLimits
    let control: SolveControl
    /// The fraction from which a number is rounded up.
    let threshold: Double
    /// The relaxations after which it gives up.
    let relaxationLimit: Int

    /// What a dive came to.
    struct Found {
        /// Values of all columns; empty where the dive ended without a plan.
        var values: [Double] = []
        var iterations = 0
        var relaxations = 0
        var isCancelled = false
    }

    /// Dives from the root; bounds and basis are restored afterwards.
    func find(from root: LinearSolution) throws(SolverFault) -> Found {
        var descent = Descent(dive: self, values: root.values)
        var isWhole = try descent.decide(order.commitments, threshold: max(threshold, 0.3))
        if isWhole { isWhole = try descent.decide(order.counts, threshold: threshold) }
        if isWhole { isWhole = try descent.decide(order.lots, threshold: max(threshold, 0.3)) }
        if isWhole { isWhole = try descent.decide(order.others, threshold: 1e-6) }
        try descent.restore()
        if let basis = root.basis {
            // The root's basis is optimal again, so this takes no iterations.
            _ = try live.solveRelaxation(from: basis, limits: limits, control: control)
        }
        if isWhole { descent.found.values = descent.values }
        return descent.found
    }
}

/// A dive under way: the present relaxation and the bounds that were changed.
private struct Descent {
    let dive: Dive
    var values: [Double]
    var found = Dive.Found()
    private var isChanged: [Bool]

    private static let tolerance = 1e-6

    init(dive: Dive, values: [Double]) {
        self.dive = dive
        self.values = values
        isChanged = [Bool](repeating: false, count: values.count)
    }

    private var programme: LinearProgramme { dive.formulation.programme }

    /// Rounds the columns of a group one after another; false where there is no way on.
    mutating func decide(_ columns: [Int], threshold: Double) throws(SolverFault) -> Bool {
        var place = 0
        while let next = columns[place...].firstIndex(where: { !isWhole(values[$0]) }) {
            var delta = ProgrammeDelta()
            for column in columns[place..<next] { fix(column, at: values[column].rounded(), &delta) }
            let column = columns[next]
            let value = values[column]
            let floor = value.rounded(.down)
            let nearest = value - floor >= threshold ? floor + 1 : floor
            fix(column, at: nearest, &delta)
            place = next + 1
            guard try !solve(delta) else { continue }
            var other = ProgrammeDelta()
            fix(column, at: nearest > floor ? floor : floor + 1, &other)
            guard try !solve(other) else { continue }
            guard try letCountsGo(besides: column) else { return false }
        }
        var rest = ProgrammeDelta()
        for column in columns[place...] { fix(column, at: values[column].rounded(), &rest) }
        return try solve(rest)
    }

    /// Gives the counts of a lot's recipe back their bounds, then all counts, so that the lot can stay away.
    private mutating func letCountsGo(besides column: Int) throws(SolverFault) -> Bool {
        let first = dive.formulation.variables.lots.columns.lowerBound
        guard dive.order.countsOfLot.indices.contains(column - first) else { return false }
        var delta = ProgrammeDelta()
        let fewest = programme.columnLower[column]
        fix(column, at: fewest, &delta)
        free(Array(dive.order.countsOfLot[column - first]), &delta)
        if try solve(delta) { return true }
        var all = ProgrammeDelta()
        free(dive.order.counts, &all)
        return try solve(all)
    }

    /// Gives all columns their bounds back.
    mutating func restore() throws(SolverFault) {
        var delta = ProgrammeDelta()
        free(isChanged.indices.filter { isChanged[$0] }, &delta)
        try dive.live.apply(delta)
    }

    private func isWhole(_ value: Double) -> Bool { abs(value - value.rounded()) <= Self.tolerance }

    private mutating func fix(_ column: Int, at value: Double, _ delta: inout ProgrammeDelta) {
        let within = min(max(value, programme.columnLower[column]), programme.columnUpper[column])
        delta.setBounds(Variable(column: Int32(column)), lower: within, upper: within)
        isChanged[column] = true
    }

    private mutating func free(_ columns: [Int], _ delta: inout ProgrammeDelta) {
        for column in columns {
            delta.setBounds(
                Variable(column: Int32(column)), lower: programme.columnLower[column],
                upper: programme.columnUpper[column])
            isChanged[column] = false
        }
    }

    /// Applies decisions and solves the relaxation; only an optimal one counts.
    private mutating func solve(_ delta: ProgrammeDelta) throws(SolverFault) -> Bool {
        if found.isCancelled || dive.control.cancel() {
            found.isCancelled = true
            return false
        }
        guard found.relaxations < dive.relaxationLimit else { return false }
        try dive.live.apply(delta)
        let relaxed = try dive.live.probeRelaxation(limits: dive.limits, control: dive.control)
        found.iterations += relaxed.iterations
        found.relaxations += 1
        guard relaxed.status == .optimal else { return false }
        values = relaxed.values
        return true
    }
}
