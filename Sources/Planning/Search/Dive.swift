// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Finds a plan by deciding whole numbers in time order, each decision checked by the relaxation.
///
/// Decisions about different recipes or rooms that lie close together are made at once.
///
/// First the days of commitments are rounded, then stage by stage the set-ups of units, the lots released by each due
/// date and the starts; packs and orders follow at the end. What the relaxed plan has whole before the next fraction is kept as it is. A
/// number that leaves no plan is rounded the other way; for a start that is at worst no lot, since demand can wait or
/// be lost. Where the counts of released lots turn out to admit no starts, those of the recipe are let go, then all
/// of them.
struct Dive {
    let formulation: Formulation
    let order: SearchOrder
    let live: any LiveProblem
    let meter: WorkMeter
    let control: SolveControl
    /// The fraction from which a number is rounded up.
    let threshold: Double

    /// Decisions about different subjects within this time are made at once [min].
    static let span = 14 * 1440

    /// Ties between starts are broken in favour of the earlier one, by an amount that is small beside any cost.
    private func preferringEarlyStarts(_ isPreferring: Bool) -> ProgrammeDelta {
        var delta = ProgrammeDelta()
        let columns = formulation.variables.lots.columns
        let mean = columns.reduce(0) { $0 + abs(formulation.programme.costs[$1]) } / Double(max(1, columns.count))
        let scale = Self.preference * mean / Double(max(1, formulation.problem.horizon))
        for (place, column) in formulation.variables.lots.columns.enumerated() {
            let later = isPreferring ? scale * Double(order.starts[place]) : 0
            delta.setCost(formulation.programme.costs[column] + later, of: Variable(column: Int32(column)))
        }
        return delta
    }

    /// What a start at the horizon's end is held to cost more than one at its beginning, as a share of a lot's cost.
    private static let preference = 5e-4

    /// Dives from the root; bounds and basis are restored afterwards.
    ///
    /// - Returns: Values of all columns; empty where the dive ended without a plan.
    func find(from root: LinearSolution) throws(SolverFault) -> [Double] {
        var descent = Descent(dive: self, values: root.values)
        try live.apply(preferringEarlyStarts(true))
        var isWhole = try descent.decide(order.commitments, threshold: max(threshold, 0.3))
        for stage in order.stages where isWhole {
            isWhole = try descent.decide(stage.setUps, threshold: max(threshold, 0.3))
            if isWhole { isWhole = try descent.decide(stage.counts, threshold: threshold) }
            if isWhole { isWhole = try descent.decide(stage.lots, threshold: max(threshold, 0.3)) }
        }
        if isWhole { isWhole = try descent.decide(order.others, threshold: 1e-6) }
        try descent.restore()
        try live.apply(preferringEarlyStarts(false))
        if let basis = root.basis {
            // The root's basis is optimal again, so this takes no iterations.
            _ = try live.solveRelaxation(from: basis, limits: WorkLimits(), control: control)
        }
        return isWhole ? descent.values : []
    }
}

/// A dive under way: the present relaxation and the bounds that were changed.
private struct Descent {
    let dive: Dive
    var values: [Double]
    private var isChanged: [Bool]

    private static let tolerance = 1e-6

    init(dive: Dive, values: [Double]) {
        self.dive = dive
        self.values = values
        isChanged = [Bool](repeating: false, count: values.count)
    }

    private var programme: LinearProgramme { dive.formulation.programme }

    /// Rounds the columns of a list from the first to the last; false where there is no way on.
    ///
    /// Fractions about different subjects that lie close together are rounded at once; where that leaves no plan
    /// only the first of them is.
    mutating func decide(_ decisions: [Decision], threshold: Double) throws(SolverFault) -> Bool {
        var place = 0
        while let next = decisions[place...].firstIndex(where: { !isWhole(values[$0.column]) }) {
            var delta = ProgrammeDelta()
            for decision in decisions[place..<next] {
                fix(decision.column, at: values[decision.column].rounded(), &delta)
            }
            let column = decisions[next].column
            let (nearest, other) = rounded(column, threshold)
            fix(column, at: nearest, &delta)
            let beside = beside(next, in: decisions)
            for column in beside { fix(column, at: rounded(column, threshold).nearest, &delta) }
            place = next + 1
            guard try !solve(delta) else { continue }
            if !beside.isEmpty {
                var alone = ProgrammeDelta()
                free(beside, &alone)
                guard try !solve(alone) else { continue }
            }
            var otherWay = ProgrammeDelta()
            fix(column, at: other, &otherWay)
            guard try !solve(otherWay) else { continue }
            guard try letGo(column) else { return false }
        }
        var rest = ProgrammeDelta()
        for decision in decisions[place...] { fix(decision.column, at: values[decision.column].rounded(), &rest) }
        return try solve(rest)
    }

    /// The number to which a fraction is rounded, and the one on its other side.
    private func rounded(_ column: Int, _ threshold: Double) -> (nearest: Double, other: Double) {
        let value = values[column]
        let floor = value.rounded(.down)
        return value - floor >= threshold ? (floor + 1, floor) : (floor, floor + 1)
    }

    /// Fractions soon after the next one, the first of each subject.
    private func beside(_ next: Int, in decisions: [Decision]) -> [Int] {
        var subjects: Set = [decisions[next].subject]
        let end = decisions[next].minute + Dive.span
        return decisions[(next + 1)...].prefix { $0.minute < end }
            .filter { !isWhole(values[$0.column]) && subjects.insert($0.subject).inserted }.map(\.column)
    }

    /// Gives the counts of a lot's recipe back their bounds, so that the lot can stay away.
    ///
    /// What is no lot is left open itself. Where that does not help all counts are let go.
    private mutating func letGo(_ column: Int) throws(SolverFault) -> Bool {
        let first = dive.formulation.variables.lots.columns.lowerBound
        var delta = ProgrammeDelta()
        if dive.order.countsOfLot.indices.contains(column - first) {
            fix(column, at: programme.columnLower[column], &delta)
            free(Array(dive.order.countsOfLot[column - first]), &delta)
        } else {
            free([column], &delta)
        }
        if try solve(delta) { return true }
        var all = ProgrammeDelta()
        free(dive.order.stages.flatMap { $0.counts.map(\.column) }, &all)
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
        guard !dive.control.cancel() else { return false }
        try dive.live.apply(delta)
        let relaxed = try dive.live.probeRelaxation(limits: WorkLimits(), control: dive.control)
        dive.meter.add(iterations: relaxed.iterations, nodes: 1)
        guard relaxed.status == .optimal else { return false }
        values = relaxed.values
        return true
    }
}
