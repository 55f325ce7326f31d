// SPDX-License-Identifier: GPL-3.0-or-later

/// A lower bound on a programme's objective that holds for its stored numbers exactly, from any multipliers.
///
/// For any y of allowed signs, c·x = y·(Ax) + (c − Aᵀy)·x is at least the sum of each product's least value
/// within the bounds of rows and columns. Every operation is rounded so that the sum errs downward only
/// (Neumaier and Shcherbina, Safe bounds in linear and mixed-integer linear programming, 2004). Good
/// multipliers make the bound tight; bad ones make it low, never wrong. It bounds the integer optimum as well.
public enum SafeBound {
    /// The certified bound, the objective's constant included; −∞ if the multipliers prove nothing.
    ///
    /// A column without a bound on the side to which its reduced cost pulls would make the bound −∞, be it by
    /// the last digit. Two remedies are tried and the better result is given: multipliers are drawn a little
    /// towards zero, and bounds that follow from the rows take the place of missing ones.
    ///
    /// - Parameters:
    ///   - programme: The programme; if a lower bound lies above an upper one the result is still valid.
    ///   - multipliers: One per row, such as the row duals of a solution; others count as zero.
    /// - Returns: A number that no feasible point's objective is below.
    public static func certified(for programme: LinearProgramme, multipliers: [Double]) -> Double {
        certificate(for: programme, multipliers: multipliers).bound
    }

    /// The certified bound with bounds that follow from the rows taken at once, which spares two sums where columns are
    /// known to lack bounds of their own; the same as ``certified(for:multipliers:)`` where that proves nothing.
    public static func certifiedByRows(for programme: LinearProgramme, multipliers: [Double]) -> Double {
        let (lower, upper) = { ($0.lower, $0.upper) }(ImpliedBounds(of: programme))
        var repair = MultiplierRepair(
            programme, programme.columnwise(), allowed(multipliers, programme), lower: lower, upper: upper)
        let found = bound(programme, repair.run(), lower: lower, upper: upper)
        return found.isTight ? found.value : certified(for: programme, multipliers: multipliers)
    }

    /// The certified bound with the multipliers that prove it, as they are after the remedies; those that follow from
    /// the rows are left out where the proof must rest on the programme's own bounds.
    public static func certificate(
        for programme: LinearProgramme, multipliers: [Double], impliesBounds: Bool = true
    ) -> DualCertificate {
        let signed = allowed(multipliers, programme)
        let own = (programme.columnLower, programme.columnUpper)
        func certificate(_ multipliers: [Double], _ lower: [Double], _ upper: [Double], _ isImplied: Bool)
            -> DualCertificate
        {
            DualCertificate(
                multipliers: multipliers, lower: lower, upper: upper, usesImpliedBounds: isImplied,
                bound: bound(programme, multipliers, lower: lower, upper: upper).value)
        }
        let first = certificate(signed, own.0, own.1, false)
        if first.bound > -.infinity { return first }
        let columns = programme.columnwise()
        var repair = MultiplierRepair(programme, columns, signed, lower: own.0, upper: own.1)
        let drawn = certificate(repair.run(), own.0, own.1, false)
        guard impliesBounds else { return drawn }
        let implied = ImpliedBounds(of: programme)
        repair = MultiplierRepair(programme, columns, signed, lower: implied.lower, upper: implied.upper)
        let limited = certificate(repair.run(), implied.lower, implied.upper, true)
        return limited.bound > drawn.bound ? limited : drawn
    }

    /// Multipliers without a side to lean on are zero: Ax ≥ lower takes positive ones, Ax ≤ upper negative ones.
    private static func allowed(_ multipliers: [Double], _ programme: LinearProgramme) -> [Double] {
        (0..<programme.rowCount).map { row in
            guard row < multipliers.count, multipliers[row].isFinite else { return 0 }
            let value = multipliers[row]
            let side = value > 0 ? programme.rowLower[row] : programme.rowUpper[row]
            return side.isFinite ? value : 0
        }
    }

    /// The bound of these multipliers; tight if no column's part is −∞.
    private static func bound(
        _ programme: LinearProgramme,
        _ multipliers: [Double],
        lower: [Double],
        upper: [Double]
    ) -> (value: Double, isTight: Bool) {
        var reducedDown = programme.costs
        var reducedUp = programme.costs
        var sum = programme.objectiveConstant
        programme.withRows { terms, starts in
            for (row, multiplier) in multipliers.enumerated() where multiplier != 0 {
                let side = multiplier > 0 ? programme.rowLower[row] : programme.rowUpper[row]
                sum = DirectedRounding.addDown(sum, DirectedRounding.multiplyDown(multiplier, side))
                for index in starts[row]..<starts[row + 1] {
                    let column = terms[index].variable.index
                    let coefficient = terms[index].coefficient
                    let up = DirectedRounding.multiplyUp(coefficient, multiplier)
                    let down = DirectedRounding.multiplyDown(coefficient, multiplier)
                    reducedDown[column] = DirectedRounding.subtractDown(reducedDown[column], up)
                    reducedUp[column] = DirectedRounding.subtractUp(reducedUp[column], down)
                }
            }
        }
        for column in 0..<programme.columnCount {
            let part = leastPart((reducedDown[column], reducedUp[column]), lower[column], upper[column])
            if part == -.infinity { return (-.infinity, false) }
            sum = DirectedRounding.addDown(sum, part)
        }
        return (sum, true)
    }

    /// At most d·x for all d within the interval and x within the bounds.
    private static func leastPart(_ d: (down: Double, up: Double), _ lower: Double, _ upper: Double) -> Double {
        if d.down == 0 && d.up == 0 { return 0 }
        if (d.down < 0 && upper == .infinity) || (d.up > 0 && lower == -.infinity) { return -.infinity }
        if !d.down.isFinite || !d.up.isFinite { return -.infinity }
        var least = Double.infinity
        // With d ≥ 0 an infinite upper bound is never the least place, and the other way round.
        for bound in [lower, upper] where bound.isFinite {
            least = min(least, DirectedRounding.multiplyDown(d.down, bound))
            least = min(least, DirectedRounding.multiplyDown(d.up, bound))
        }
        return least.isFinite ? least : -.infinity
    }
}
