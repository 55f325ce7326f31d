// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// An inequality: Σ terms ≥ atLeast.
struct Inequality {
    var terms: [Term]
    var atLeast: Double
}

/// Rounds an inequality that holds for all plans to one that still holds for all plans of whole numbers.
///
/// With all columns counted from their least value, Σ a·x + Σ b·y ≥ r with whole x and any y gives for each d > 0
///
///     Σ (⌊a/d⌋ + min(1, frac(a/d) / f)) · x + Σ max(0, b) / (d·f) · y ≥ ⌈r/d⌉        f = frac(r/d)
///
/// (mixed-integer rounding; Nemhauser and Wolsey, Integer and Combinatorial Optimization, 1988, II.1.6).
struct MixedIntegerRounding {
    let programme: LinearProgramme
    let values: [Double]

    /// Fractions of the right-hand side that are too close to a whole number to be safe.
    private static let fractions = 0.02...0.98
    /// Divisors tried.
    private static let divisors = 4

    /// The rounded inequality that the values break most, with the distance by which they do; nil if they break none.
    func strongest(of base: Inequality) -> (cut: Inequality, distance: Double)? {
        var shifted = base.atLeast
        for term in base.terms {
            let lower = programme.columnLower[term.variable.index]
            guard lower.isFinite else { return nil }
            shifted -= term.coefficient * lower
        }
        var tried: [Double] = []
        var best: (cut: Inequality, distance: Double)?
        for term in base.terms where programme.kinds[term.variable.index] == .integer && term.coefficient > 1e-9 {
            let column = term.variable.index
            guard values[column] > programme.columnLower[column] + 1e-6, tried.count < Self.divisors,
                !tried.contains(where: { abs($0 - term.coefficient) <= 1e-9 * $0 })
            else { continue }
            tried.append(term.coefficient)
            guard let cut = rounded(base.terms, shifted, by: term.coefficient) else { continue }
            let distance = distance(to: cut)
            if distance > (best?.distance ?? 1e-4) { best = (cut, distance) }
        }
        return best
    }

    /// The inequality rounded by a divisor; `total` is the right-hand side counted from the columns' least values.
    func rounded(_ terms: [Term], _ total: Double, by divisor: Double) -> Inequality? {
        let ratio = total / divisor
        let fraction = ratio - ratio.rounded(.down)
        guard Self.fractions.contains(fraction), abs(ratio) < 1e6 else { return nil }
        var cut: [Term] = []
        // A little less than the whole number, so that rounding of the arithmetic takes no plan away.
        var atLeast = ratio.rounded(.up) - 1e-7 * max(1, ratio.magnitude)
        for term in terms {
            let column = term.variable.index
            let coefficient: Double
            if programme.kinds[column] == .integer {
                let share = term.coefficient / divisor
                // What is a whole number but for the arithmetic counts as one; upward is the safe side.
                let whole = (share + 1e-9).rounded(.down)
                coefficient = whole + min(1, max(0, share - whole) / fraction)
            } else {
                coefficient = max(0, term.coefficient) / (divisor * fraction)
            }
            guard coefficient != 0 else { continue }
            if abs(coefficient) < 1e-9 {
                // Left out at its most; without an upper bound it cannot be.
                guard coefficient > 0, programme.columnUpper[column].isFinite else { return nil }
                atLeast -= coefficient * (programme.columnUpper[column] - programme.columnLower[column])
                continue
            }
            guard abs(coefficient) < 1e6 else { return nil }
            atLeast += coefficient * programme.columnLower[column]
            cut.append(Term(coefficient: coefficient, variable: term.variable))
        }
        return cut.isEmpty ? nil : Inequality(terms: cut, atLeast: atLeast)
    }

    private func distance(to cut: Inequality) -> Double {
        var sum = 0.0
        var squares = 0.0
        for term in cut.terms {
            sum += term.coefficient * values[term.variable.index]
            squares += term.coefficient * term.coefficient
        }
        return (cut.atLeast - sum) / squares.squareRoot()
    }
}
