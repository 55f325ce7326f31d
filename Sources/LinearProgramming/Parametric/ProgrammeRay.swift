// SPDX-License-Identifier: GPL-3.0-or-later

/// A change of a programme in proportion to a parameter: bounds of rows and columns, costs, and the constant.
///
/// The optimal value along it is convex where only bounds change, concave where only costs do (in a minimisation).
public struct ProgrammeRay: Hashable, Sendable {
    /// How the bounds of a row or column move for each unit of the parameter.
    public struct Slope: Hashable, Sendable {
        /// The row or column.
        public var index: Int
        /// By how much the least value moves; of no effect where there is none.
        public var lower: Double
        /// By how much the greatest value moves; of no effect where there is none.
        public var upper: Double

        /// Moves the bounds of a row or column.
        public init(_ index: Int, lower: Double = 0, upper: Double = 0) {
            self.index = index
            self.lower = lower
            self.upper = upper
        }
    }

    /// How rows move; each row once.
    public var rows: [Slope] = []
    /// How columns move; each column once.
    public var columns: [Slope] = []
    /// How costs move, by column; each column once.
    public var costs: [Slope] = []
    /// How the constant of the objective moves.
    public var constant = 0.0

    /// A change that changes nothing.
    public init() {}

    /// Whether nothing changes.
    public var isEmpty: Bool { rows.isEmpty && columns.isEmpty && costs.isEmpty && constant == 0 }

    /// Whether the optimal value is concave along it and not convex; nil where bounds and costs move together.
    public var isConcave: Bool? {
        if costs.isEmpty { return false }
        return rows.isEmpty && columns.isEmpty ? true : nil
    }

    /// The change that takes a programme, as it is now loaded somewhere, to a value of the parameter.
    ///
    /// It states all that the ray moves, so it undoes any earlier value.
    public func delta(to parameter: Double, of programme: LinearProgramme) -> ProgrammeDelta {
        var delta = ProgrammeDelta()
        for slope in rows {
            let row = Row(index: slope.index)
            let lower = programme.rowLower[slope.index]
            let upper = programme.rowUpper[slope.index]
            let bounds = Self.moved(lower, upper, slope, parameter)
            delta.setRelation(row, .between(bounds.lower, bounds.upper))
        }
        for slope in columns {
            let column = Variable(column: Int32(slope.index))
            let bounds = Self.moved(
                programme.columnLower[slope.index], programme.columnUpper[slope.index], slope, parameter)
            delta.setBounds(column, lower: bounds.lower, upper: bounds.upper)
        }
        for slope in costs {
            delta.setCost(
                programme.costs[slope.index] + parameter * slope.lower, of: Variable(column: Int32(slope.index)))
        }
        if constant != 0 { delta.objectiveConstant = programme.objectiveConstant + parameter * constant }
        return delta
    }

    private static func moved(
        _ lower: Double, _ upper: Double, _ slope: Slope, _ parameter: Double
    ) -> (lower: Double, upper: Double) {
        (
            lower.isFinite ? lower + parameter * slope.lower : lower,
            upper.isFinite ? upper + parameter * slope.upper : upper
        )
    }

    /// The change of the optimal value for each unit of the parameter, as the prices of an optimal answer tell it.
    ///
    /// Where the answer is degenerate this is one of several rates, between those to the left and to the right.
    public func rate(at answer: LinearSolution) -> Double {
        var rate = constant
        for slope in rows where slope.index < answer.rowDuals.count {
            let price = answer.rowDuals[slope.index]
            rate += price * (price > 0 ? slope.lower : slope.upper)
        }
        for slope in columns where slope.index < answer.reducedCosts.count {
            let price = answer.reducedCosts[slope.index]
            rate += price * (price > 0 ? slope.lower : slope.upper)
        }
        for slope in costs where slope.index < answer.values.count {
            rate += slope.lower * answer.values[slope.index]
        }
        return rate
    }
}

extension ProgrammeRay {
    /// The ray that leads from one programme to another of the same shape as its parameter goes from 0 to 1.
    ///
    /// - Returns: nil where the programmes differ in their columns, rows or coefficients.
    public init?(from start: LinearProgramme, to end: LinearProgramme) {
        guard start.hasSameRows(as: end) else { return nil }
        self.init()
        for row in start.rowLower.indices {
            let lower = Self.difference(start.rowLower[row], end.rowLower[row])
            let upper = Self.difference(start.rowUpper[row], end.rowUpper[row])
            guard let lower, let upper else { return nil }
            if lower != 0 || upper != 0 { rows.append(Slope(row, lower: lower, upper: upper)) }
        }
        for column in start.columnLower.indices {
            let lower = Self.difference(start.columnLower[column], end.columnLower[column])
            let upper = Self.difference(start.columnUpper[column], end.columnUpper[column])
            guard let lower, let upper else { return nil }
            if lower != 0 || upper != 0 { columns.append(Slope(column, lower: lower, upper: upper)) }
            let cost = end.costs[column] - start.costs[column]
            if cost != 0 { costs.append(Slope(column, lower: cost)) }
        }
        constant = end.objectiveConstant - start.objectiveConstant
    }

    /// How far a bound moves; nil where one is infinite and the other is not.
    private static func difference(_ start: Double, _ end: Double) -> Double? {
        if start == end { return 0 }
        return start.isFinite && end.isFinite ? end - start : nil
    }

    /// Whether another ray is a multiple of this one, to rounding.
    public func isParallel(to other: ProgrammeRay, factor: Double) -> Bool {
        func agree(_ one: [Slope], _ two: [Slope]) -> Bool {
            let second = Dictionary(two.map { ($0.index, $0) }) { first, _ in first }
            let first = Dictionary(one.map { ($0.index, $0) }) { first, _ in first }
            return Set(first.keys).union(second.keys).allSatisfy { index in
                let (a, b) = (first[index] ?? Slope(index), second[index] ?? Slope(index))
                return Self.isNear(a.lower * factor, b.lower) && Self.isNear(a.upper * factor, b.upper)
            }
        }
        return agree(rows, other.rows) && agree(columns, other.columns) && agree(costs, other.costs)
            && Self.isNear(constant * factor, other.constant)
    }

    private static func isNear(_ one: Double, _ other: Double) -> Bool {
        abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
    }
}

extension LinearProgramme {
    /// Whether another programme has the same columns and the same rows with the same coefficients.
    public func hasSameRows(as other: LinearProgramme) -> Bool {
        guard columnCount == other.columnCount, rowCount == other.rowCount, rowStarts == other.rowStarts,
            rowFamilyIDs == other.rowFamilyIDs, rowPositions == other.rowPositions
        else { return false }
        return zip(terms, other.terms).allSatisfy { $0.variable == $1.variable && $0.coefficient == $1.coefficient }
    }
}
