// SPDX-License-Identifier: GPL-3.0-or-later

/// A smaller programme with the same best answers, for the case that many columns are decided already.
///
/// Bounds are drawn tighter along the rows, decided columns and idle rows go, equations of two columns are used up,
/// and columns that another one can stand in for stay at their bound. An answer of the smaller programme is carried
/// back by `restored`; whether it is feasible is for the caller to check, as the arithmetic is ordinary.
public struct Reduction: Sendable {
    /// The smaller programme; its columns and rows have numbers instead of names.
    public let programme: LinearProgramme
    /// The column of the original programme that each column stands for.
    public let columns: [Int]

    /// The values of the columns that are gone: their bound, or what `Substitution` says.
    private let values: [Double]
    private let substitutions: [Substitution]

    /// x = (total − other · y) / own, an equation of two columns that was used up.
    struct Substitution: Sendable {
        let column: Int
        let own: Double
        let other: Double
        let otherColumn: Int
        let total: Double
    }

    /// Reduces a programme whose columns have bounds drawn tighter; nil if the bounds admit nothing.
    ///
    /// - Parameters:
    ///   - programme: The original programme.
    ///   - lower: The least value of each column, within the programme's own bounds.
    ///   - upper: The greatest value of each column.
    public init?(of programme: LinearProgramme, lower: [Double], upper: [Double]) {
        var bounds = BoundTightening(programme, lower: lower, upper: upper)
        guard bounds.run() else { return nil }
        var rows = ReducedRows(programme, bounds)
        guard rows.run() else { return nil }
        substitutions = rows.substitutions
        values = (0..<programme.columnCount).map { rows.lower[$0] }
        (self.programme, columns) = rows.programme()
    }

    /// The values of the original columns, from those of the smaller programme.
    public func restored(_ answer: [Double]) -> [Double] {
        var result = values
        for (column, value) in zip(columns, answer) { result[column] = value }
        for step in substitutions.reversed() {
            result[step.column] = (step.total - step.other * result[step.otherColumn]) / step.own
        }
        return result
    }

    /// The values of the smaller programme's columns, from those of the original.
    public func reduced(_ answer: [Double]) -> [Double] { columns.map { answer[$0] } }
}
