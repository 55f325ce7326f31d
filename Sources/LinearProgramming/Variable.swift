// SPDX-License-Identifier: GPL-3.0-or-later

/// One column of a programme.
public struct Variable: Hashable, Comparable, Sendable {
    /// The column, counted from 0; negative for `invalid`.
    public let column: Int32

    /// Addresses a column.
    @inlinable
    public init(column: Int32) {
        self.column = column
    }

    /// What a family gives for keys outside its range; a row or cost that uses it is recorded as a fault.
    public static let invalid = Variable(column: -1)

    /// The column as an array index.
    @inlinable public var index: Int { Int(column) }

    /// Compares by column.
    @inlinable
    public static func < (left: Variable, right: Variable) -> Bool {
        left.column < right.column
    }
}

/// A coefficient times a variable.
public struct Term: Hashable, Sendable {
    /// The factor, in units of the row per unit of the variable.
    public var coefficient: Double
    /// The variable.
    public var variable: Variable

    /// Makes a term.
    @inlinable
    public init(coefficient: Double, variable: Variable) {
        self.coefficient = coefficient
        self.variable = variable
    }
}

extension Variable {
    /// A coefficient times a variable.
    @inlinable
    public static func * (coefficient: Double, variable: Variable) -> Term {
        Term(coefficient: coefficient, variable: variable)
    }

    /// Minus one times a variable.
    @inlinable
    public static prefix func - (variable: Variable) -> Term {
        Term(coefficient: -1, variable: variable)
    }
}

extension Term {
    /// A factor times a term.
    @inlinable
    public static func * (factor: Double, term: Term) -> Term {
        Term(coefficient: factor * term.coefficient, variable: term.variable)
    }

    /// The term with the opposite sign.
    @inlinable
    public static prefix func - (term: Term) -> Term {
        Term(coefficient: -term.coefficient, variable: term.variable)
    }
}
