// SPDX-License-Identifier: GPL-3.0-or-later

/// Column bounds that follow from the rows, for columns that have none of their own.
///
/// Every computed bound is rounded outward, so every feasible point of the programme's exact data keeps it.
struct ImpliedBounds {
    private(set) var lower: [Double]
    private(set) var upper: [Double]

    /// Goes through the rows until no further infinite bound becomes finite, at most `rounds` times.
    init(of programme: LinearProgramme, rounds: Int = 10) {
        lower = programme.columnLower
        upper = programme.columnUpper
        for _ in 0..<rounds where !improve(programme) { break }
    }

    /// One round over all rows; whether a bound was found.
    private mutating func improve(_ programme: LinearProgramme) -> Bool {
        var hasFound = false
        for row in programme.rows {
            let terms = programme.terms(of: row)
            let rowLower = programme.rowLower[row.index]
            let rowUpper = programme.rowUpper[row.index]
            if rowUpper < .infinity { hasFound = limit(terms, sign: 1, by: rowUpper) || hasFound }
            // Σ ≥ lower is −Σ ≤ −lower.
            if rowLower > -.infinity { hasFound = limit(terms, sign: -1, by: -rowLower) || hasFound }
        }
        return hasFound
    }

    /// Uses Σ sign·coefficient·x ≤ side on the columns whose bound on the side concerned is infinite.
    private mutating func limit(_ terms: ArraySlice<Term>, sign: Double, by side: Double) -> Bool {
        guard let infiniteColumn = onlyColumn(of: terms, sign: sign) else { return false }
        var sum = 0.0
        for term in terms where term.variable.index != infiniteColumn {
            sum = DirectedRounding.addDown(sum, leastPart(sign * term.coefficient, term.variable.index))
        }
        guard sum > -.infinity else { return false }
        var hasFound = false
        for term in terms where infiniteColumn < 0 || term.variable.index == infiniteColumn {
            let coefficient = sign * term.coefficient
            let column = term.variable.index
            guard coefficient > 0 ? upper[column] == .infinity : lower[column] == -.infinity else { continue }
            // What the other parts come to at least.
            var others = sum
            if infiniteColumn < 0 {
                let own = coefficient > 0 ? lower[column] : upper[column]
                others = DirectedRounding.subtractDown(sum, DirectedRounding.multiplyUp(coefficient, own))
            }
            let room = DirectedRounding.subtractUp(side, others)
            if coefficient > 0 {
                upper[column] = DirectedRounding.divideUp(room, coefficient)
                hasFound = hasFound || upper[column] < .infinity
            } else {
                lower[column] = DirectedRounding.divideDown(room, coefficient)
                hasFound = hasFound || lower[column] > -.infinity
            }
        }
        return hasFound
    }

    /// The only column whose part has no least value, −1 where each has one; nil where the row bounds no column anew.
    ///
    /// Most rows are told off here, before any sum is rounded.
    private func onlyColumn(of terms: ArraySlice<Term>, sign: Double) -> Int? {
        var only = -1
        var hasOpen = false
        for term in terms {
            let column = term.variable.index
            let isPositive = sign * term.coefficient > 0
            if !(isPositive ? lower[column] : upper[column]).isFinite {
                guard only < 0 else { return nil }
                only = column
            }
            hasOpen = hasOpen || (isPositive ? upper[column] == .infinity : lower[column] == -.infinity)
        }
        return hasOpen ? only : nil
    }

    /// At most the least value of a part.
    private func leastPart(_ coefficient: Double, _ column: Int) -> Double {
        let bound = coefficient > 0 ? lower[column] : upper[column]
        return bound.isFinite ? DirectedRounding.multiplyDown(coefficient, bound) : -.infinity
    }
}
