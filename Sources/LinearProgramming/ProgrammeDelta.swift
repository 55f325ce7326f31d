// SPDX-License-Identifier: GPL-3.0-or-later

/// Changes to a programme that a live problem can take over without being loaded anew.
///
/// All numbers of rows and columns are those before the change. Values are new ones, not differences.
/// Removed rows close up, then added rows follow last in the order given; a basis follows in the same way.
public struct ProgrammeDelta: Sendable {
    /// New bounds of a row's sum or of a column.
    public struct Bounds: Hashable, Sendable {
        /// The row or column.
        public let index: Int
        /// The least value.
        public let lower: Double
        /// The greatest value.
        public let upper: Double
    }

    /// A new coefficient of a row.
    public struct Coefficient: Hashable, Sendable {
        /// The row.
        public let row: Int
        /// The column.
        public let column: Int
        /// The coefficient; zero removes the term.
        public let value: Double
    }

    /// A new cost of a column.
    public struct Cost: Hashable, Sendable {
        /// The column.
        public let column: Int
        /// The objective's coefficient.
        public let value: Double
    }

    /// A row to be added.
    public struct AddedRow: Sendable {
        /// The family of the row.
        public let family: RowFamily
        /// The keys of the row in its family.
        public let keys: [Int]
        /// What the terms are held against.
        public let relation: Relation
        /// The terms in any order.
        public let terms: [Term]
        /// The caller's source id.
        public let source: Int32
    }

    /// New bounds of rows.
    public var rowBounds: [Bounds] = []
    /// New bounds of columns.
    public var columnBounds: [Bounds] = []
    /// New costs of columns.
    public var costs: [Cost] = []
    /// New coefficients; the last of several for the same place holds.
    public var coefficients: [Coefficient] = []
    /// Rows to be removed.
    public var removedRows: [Int] = []
    /// Rows to be added.
    public var addedRows: [AddedRow] = []
    /// The new constant of the objective, if it changes.
    public var objectiveConstant: Double?

    /// Makes a change that changes nothing.
    public init() {}

    /// Whether nothing changes.
    public var isEmpty: Bool {
        rowBounds.isEmpty && columnBounds.isEmpty && costs.isEmpty && coefficients.isEmpty && removedRows.isEmpty
            && addedRows.isEmpty && objectiveConstant == nil
    }

    /// Changes what a row's terms are held against.
    public mutating func setRelation(_ row: Row, _ relation: Relation) {
        rowBounds.append(Bounds(index: row.index, lower: relation.lower, upper: relation.upper))
    }

    /// Changes both bounds of a variable.
    public mutating func setBounds(_ variable: Variable, lower: Double, upper: Double) {
        columnBounds.append(Bounds(index: variable.index, lower: lower, upper: upper))
    }

    /// Changes the objective's coefficient of a variable.
    public mutating func setCost(_ cost: Double, of variable: Variable) {
        costs.append(Cost(column: variable.index, value: cost))
    }

    /// Leaves a programme nothing to minimise, its constant included.
    public mutating func removeCosts(of programme: LinearProgramme) {
        objectiveConstant = 0
        for (column, cost) in programme.costs.enumerated() where cost != 0 {
            setCost(0, of: Variable(column: Int32(column)))
        }
    }

    /// Changes a coefficient of a row; zero removes the term.
    public mutating func setCoefficient(_ value: Double, of variable: Variable, in row: Row) {
        coefficients.append(Coefficient(row: row.index, column: variable.index, value: value))
    }

    /// Removes a row.
    public mutating func remove(_ row: Row) {
        removedRows.append(row.index)
    }

    /// Adds a row.
    public mutating func add<Terms: TermSource>(
        _ family: RowFamily,
        _ keys: [Int],
        _ relation: Relation,
        source: Int32 = -1,
        @TermBuilder terms: () -> Terms
    ) {
        var buffer: [Term] = []
        terms().append(to: &buffer)
        addedRows.append(
            AddedRow(family: family, keys: keys, relation: relation, terms: buffer, source: source)
        )
    }
}
