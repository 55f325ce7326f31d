// SPDX-License-Identifier: GPL-3.0-or-later

/// What an assignment and multipliers are worth on a programme's stored numbers, without any rounding.
public enum ExactEvaluation {
    /// An assignment against the programme: exact sums, told as the nearest numbers that err to the safe side.
    public struct Primal: Hashable, Sendable {
        /// The objective with its constant lies between these two neighbours.
        public var objective: ClosedRange<Double>
        /// By how much the worst row is missed at most, 0 if none is.
        public var rowMiss: Double
        /// The largest miss of a row as a share of the size of its terms, where that is above 1.
        public var relativeRowMiss: Double
        /// That row.
        public var row: Row?
        /// By how much the worst bound of a column is missed, 0 if none is.
        public var boundMiss: Double
        /// The largest miss of a bound as a share of it, where that is above 1.
        public var relativeBoundMiss: Double
        /// That column.
        public var boundColumn: Variable?
        /// How far the worst integer column lies from a whole number, 0 if all are whole.
        public var fraction: Double
    }

    /// Evaluates an assignment.
    ///
    /// - Returns: Nil unless there is one finite value for each column.
    public static func primal(of values: [Double], in programme: LinearProgramme) -> Primal? {
        guard values.count == programme.columnCount, values.allSatisfy(\.isFinite) else { return nil }
        var result = Primal(
            objective: 0...0, rowMiss: 0, relativeRowMiss: 0, row: nil, boundMiss: 0, relativeBoundMiss: 0,
            boundColumn: nil, fraction: 0)
        var sum = ExactSum()
        sum.add(programme.objectiveConstant)
        for (cost, value) in zip(programme.costs, values) where cost != 0 && value != 0 { sum.add(cost, times: value) }
        let objective = sum.rounded
        result.objective = objective.down...objective.up
        programme.withRows { terms, starts in
            for row in 0..<programme.rowCount {
                sum.reset()
                for term in terms[starts[row]..<starts[row + 1]] where values[term.variable.index] != 0 {
                    sum.add(term.coefficient, times: values[term.variable.index])
                }
                let miss = miss(of: sum, programme.rowLower[row], programme.rowUpper[row])
                guard miss > 0 else { continue }
                if miss > result.rowMiss { (result.rowMiss, result.row) = (miss, Row(index: row)) }
                let size = terms[starts[row]..<starts[row + 1]].activity(at: values).size
                result.relativeRowMiss = max(result.relativeRowMiss, miss / max(1, size))
            }
        }
        for (column, value) in values.enumerated() {
            let (lower, upper) = (programme.columnLower[column], programme.columnUpper[column])
            if value < lower || value > upper {
                sum.reset()
                sum.add(value)
                let miss = miss(of: sum, lower, upper)
                if miss > result.boundMiss {
                    (result.boundMiss, result.boundColumn) = (miss, Variable(column: Int32(column)))
                }
                result.relativeBoundMiss = max(
                    result.relativeBoundMiss, miss / max(1, abs(value < lower ? lower : upper)))
            }
            if programme.kinds[column] == .integer {
                result.fraction = max(result.fraction, abs(value - value.rounded()))
            }
        }
        return result
    }

    /// By how much a sum lies outside its bounds, rounded up.
    private static func miss(of sum: ExactSum, _ lower: Double, _ upper: Double) -> Double {
        let near = sum.rounded
        if near.down >= lower, near.up <= upper { return 0 }
        var rest = sum
        if lower.isFinite, near.down < lower {
            rest.add(-lower)
            if rest.sign < 0 { return -rest.rounded.down }
            rest.add(lower)
        }
        if upper.isFinite, near.up > upper {
            rest.add(-upper)
            if rest.sign > 0 { return rest.rounded.up }
        }
        return lower > upper ? .infinity : 0
    }

    /// What no point within rows and bounds can cost less than, for these multipliers, rounded down once at the end.
    ///
    /// The same sum as ``SafeBound``, y·(Ax) + (c − Aᵀy)·x at its least, with the signs of reduced costs known
    /// exactly. −∞ where a column without bound has a reduced cost that pulls it there.
    public static func dualBound(
        of multipliers: [Double],
        in programme: LinearProgramme,
        lower: [Double],
        upper: [Double]
    ) -> Double {
        guard multipliers.count == programme.rowCount, multipliers.allSatisfy(\.isFinite) else { return -.infinity }
        var total = ExactSum()
        total.add(programme.objectiveConstant)
        for (row, multiplier) in multipliers.enumerated() where multiplier != 0 {
            let side = multiplier > 0 ? programme.rowLower[row] : programme.rowUpper[row]
            guard side.isFinite else { return -.infinity }
            if side != 0 { total.add(multiplier, times: side) }
        }
        let columns = programme.columnwise()
        var reduced = ExactSum()
        for column in 0..<programme.columnCount {
            reduced.reset()
            reduced.add(programme.costs[column])
            for element in columns.starts[column]..<columns.starts[column + 1] {
                let multiplier = multipliers[Int(columns.rows[element])]
                if multiplier != 0 { reduced.add(-columns.coefficients[element], times: multiplier) }
            }
            let sign = reduced.sign
            guard sign != 0 else { continue }
            let bound = sign > 0 ? lower[column] : upper[column]
            guard bound.isFinite else { return -.infinity }
            if bound != 0 { total.add(&reduced, times: bound) }
        }
        return total.rounded.down
    }
}
