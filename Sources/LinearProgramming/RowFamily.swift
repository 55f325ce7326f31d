// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows that state one rule, addressed by up to three small-integer keys.
public struct RowFamily: Hashable, Sendable {
    /// Position among the programme's families of rows.
    public let id: Int

    init(id: Int) {
        self.id = id
    }
}

/// One row of a programme.
public struct Row: Hashable, Comparable, Sendable {
    /// The row, counted from 0.
    public let index: Int

    /// Addresses a row.
    @inlinable
    public init(index: Int) {
        self.index = index
    }

    /// Compares by index.
    public static func < (left: Row, right: Row) -> Bool {
        left.index < right.index
    }
}

/// What a row's terms are held against.
public enum Relation: Hashable, Sendable {
    /// The sum equals the value.
    case equal(to: Double)
    /// The sum is the value or less.
    case atMost(Double)
    /// The sum is the value or more.
    case atLeast(Double)
    /// The sum lies between two values, both allowed.
    case between(Double, Double)

    /// The least value of the sum; −∞ if there is none.
    @inlinable public var lower: Double {
        switch self {
        case .equal(let value), .atLeast(let value): value
        case .atMost: -.infinity
        case .between(let lower, _): lower
        }
    }

    /// The greatest value of the sum; ∞ if there is none.
    @inlinable public var upper: Double {
        switch self {
        case .equal(let value), .atMost(let value): value
        case .atLeast: .infinity
        case .between(_, let upper): upper
        }
    }
}

/// Whether a variable may take any value within its bounds or whole numbers only.
public enum VariableKind: UInt8, Hashable, Sendable {
    /// Any value.
    case continuous
    /// Whole numbers.
    case integer
}
