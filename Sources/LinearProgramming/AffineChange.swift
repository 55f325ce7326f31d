// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms

/// How the numbers of a programme move along straight lines with one parameter, per unit of it.
///
/// It is taken from two programmes of the same rows and columns and holds for a third one only if that is asked.
public struct AffineChange: Sendable {
    /// The lower and the upper side of a row or a column [change per unit]; an infinite side has none.
    struct Sides: Sendable {
        let index: Int
        let lower: Double
        let upper: Double
    }

    /// Rows whose sum is held against other values.
    let rows: [Sides]
    /// Columns with other bounds.
    let columns: [Sides]
    /// Columns with other costs, values being changes per unit.
    let costs: [ProgrammeDelta.Cost]
    /// Other coefficients, values being changes per unit.
    let coefficients: [ProgrammeDelta.Coefficient]
    /// The objective's constant [change per unit].
    let constant: Double

    /// The line on which nothing moves.
    public static let nothing = AffineChange()

    private init() {
        rows = []
        columns = []
        costs = []
        coefficients = []
        constant = 0
    }

    /// The line through two programmes; nil where there is none: other rows or columns, or an end of a range appears.
    ///
    /// - Parameters:
    ///   - base: The programme at the parameter's base.
    ///   - other: The programme at another value of it.
    ///   - step: The parameter's distance between both, not zero.
    public init?(from base: LinearProgramme, to other: LinearProgramme, step: Double) {
        guard step != 0, step.isFinite, let delta = ProgrammeDelta(from: base, to: other) else { return nil }
        func slope(_ old: Double, _ new: Double) -> Double? {
            if old == new { return 0 }
            return old.isFinite && new.isFinite ? (new - old) / step : nil
        }
        func sides(_ changes: [ProgrammeDelta.Bounds], _ lower: [Double], _ upper: [Double]) -> [Sides]? {
            let found = changes.compactMap { change -> Sides? in
                guard let low = slope(lower[change.index], change.lower),
                    let high = slope(upper[change.index], change.upper)
                else { return nil }
                return Sides(index: change.index, lower: low, upper: high)
            }
            return found.count == changes.count ? found : nil
        }
        guard let rows = sides(delta.rowBounds, base.rowLower, base.rowUpper),
            let columns = sides(delta.columnBounds, base.columnLower, base.columnUpper)
        else { return nil }
        self.rows = rows
        self.columns = columns
        costs = delta.costs.map { .init(column: $0.column, value: ($0.value - base.costs[$0.column]) / step) }
        coefficients = delta.coefficients.map {
            let old = base.coefficient(row: $0.row, column: $0.column)
            return .init(row: $0.row, column: $0.column, value: ($0.value - old) / step)
        }
        constant = delta.objectiveConstant.map { ($0 - base.objectiveConstant) / step } ?? 0
    }

    /// Whether nothing moves.
    public var isEmpty: Bool {
        rows.isEmpty && columns.isEmpty && costs.isEmpty && coefficients.isEmpty && constant == 0
    }
}

extension LinearProgramme {
    /// The coefficient of a column in a row, 0 where it does not stand there.
    func coefficient(row: Int, column: Int) -> Double {
        let terms = terms(of: Row(index: row))
        let place = terms.partitioningIndex { $0.variable.index >= column }
        return place < terms.endIndex && terms[place].variable.index == column ? terms[place].coefficient : 0
    }
}
