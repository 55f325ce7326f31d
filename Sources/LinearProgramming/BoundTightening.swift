// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws the bounds of whole-number columns tighter along the rows and finds the rows that always hold.
struct BoundTightening {
    private let programme: LinearProgramme
    private(set) var lower: [Double]
    private(set) var upper: [Double]
    /// Whether a row may still be broken within the bounds.
    private(set) var isNeeded: [Bool]

    /// Rounds over the rows at most.
    private static let rounds = 8
    /// What a row may be missed by, as a share of the sizes in it.
    private static let tolerance = 1e-9

    init(_ programme: LinearProgramme, lower: [Double], upper: [Double]) {
        self.programme = programme
        self.lower = lower
        self.upper = upper
        isNeeded = [Bool](repeating: true, count: programme.rowCount)
    }

    /// Goes over the rows until nothing changes; false if a row cannot be kept.
    mutating func run() -> Bool {
        var isDirty = [Bool](repeating: true, count: programme.columnCount)
        for _ in 0..<Self.rounds {
            var changed: [Int] = []
            for row in programme.rows where isNeeded[row.index] {
                let terms = programme.terms(of: row)
                guard terms.contains(where: { isDirty[$0.variable.index] }) else { continue }
                guard look(at: row.index, terms, &changed) else { return false }
            }
            if changed.isEmpty { break }
            isDirty = [Bool](repeating: false, count: programme.columnCount)
            for column in changed { isDirty[column] = true }
        }
        return true
    }

    /// The least and greatest sum of a row; infinite parts are counted apart.
    private struct Activity {
        var least = 0.0
        var greatest = 0.0
        var unlimitedBelow = 0
        var unlimitedAbove = 0
        var size = 0.0
        var open = 0

        mutating func add(_ coefficient: Double, _ lower: Double, _ upper: Double) {
            let (low, high) = coefficient > 0 ? (lower, upper) : (upper, lower)
            if low.isFinite { least += coefficient * low } else { unlimitedBelow += 1 }
            if high.isFinite { greatest += coefficient * high } else { unlimitedAbove += 1 }
            size += abs(coefficient) * max(low.isFinite ? abs(low) : 0, high.isFinite ? abs(high) : 0)
            if lower < upper { open += 1 }
        }
    }

    private mutating func look(at row: Int, _ terms: ArraySlice<Term>, _ changed: inout [Int]) -> Bool {
        var activity = Activity()
        for term in terms {
            activity.add(term.coefficient, lower[term.variable.index], upper[term.variable.index])
        }
        let (from, to) = (programme.rowLower[row], programme.rowUpper[row])
        let allowed = Self.tolerance * (1 + activity.size)
        if activity.unlimitedBelow == 0, activity.least > to + 1e3 * allowed { return false }
        if activity.unlimitedAbove == 0, activity.greatest < from - 1e3 * allowed { return false }
        let holdsAbove = to == .infinity || activity.unlimitedAbove == 0 && activity.greatest <= to + allowed
        let holdsBelow = from == -.infinity || activity.unlimitedBelow == 0 && activity.least >= from - allowed
        if holdsAbove && holdsBelow || activity.open == 0 {
            isNeeded[row] = false
            return true
        }
        for term in terms where programme.kinds[term.variable.index] == .integer || activity.open == 1 {
            let column = term.variable.index
            guard lower[column] < upper[column] else { continue }
            // The extreme sums hold the bounds from before, also when the first side has drawn one of them.
            let own = (lower: lower[column], upper: upper[column])
            if !holdsAbove { limit(term, own, activity.least, activity.unlimitedBelow, to, isUpper: true, &changed) }
            if !holdsBelow {
                limit(term, own, activity.greatest, activity.unlimitedAbove, from, isUpper: false, &changed)
            }
            guard lower[column] <= upper[column] else { return false }
        }
        if activity.open == 1, lowerAndUpperSay(row, terms) { isNeeded[row] = false }
        return true
    }

    /// Whether the bounds of a row's only open column say all that the row says.
    private func lowerAndUpperSay(_ row: Int, _ terms: ArraySlice<Term>) -> Bool {
        terms.first { lower[$0.variable.index] < upper[$0.variable.index] }.map {
            programme.kinds[$0.variable.index] == .continuous
        } ?? true
    }

    /// Limits one column by a side of a row, given the extreme sum of all columns with this one's bounds in it.
    private mutating func limit(
        _ term: Term, _ bounds: (lower: Double, upper: Double), _ extreme: Double, _ unlimited: Int, _ side: Double,
        isUpper: Bool, _ changed: inout [Int]
    ) {
        let column = term.variable.index
        let towardsUpper = (term.coefficient > 0) == isUpper
        let own = towardsUpper ? bounds.lower : bounds.upper
        guard unlimited == 0 || unlimited == 1 && !own.isFinite else { return }
        let others = own.isFinite ? extreme - term.coefficient * own : extreme
        var bound = (side - others) / term.coefficient
        let isInteger = programme.kinds[column] == .integer
        if towardsUpper {
            if isInteger { bound = (bound + 1e-6).rounded(.down) }
            guard bound < upper[column] - (isInteger ? 0.5 : 1e-9 * (1 + abs(bound))) else { return }
            upper[column] = isInteger ? max(bound, lower[column] - 1) : max(bound, lower[column])
        } else {
            if isInteger { bound = (bound - 1e-6).rounded(.up) }
            guard bound > lower[column] + (isInteger ? 0.5 : 1e-9 * (1 + abs(bound))) else { return }
            lower[column] = isInteger ? min(bound, upper[column] + 1) : min(bound, upper[column])
        }
        changed.append(column)
    }
}
