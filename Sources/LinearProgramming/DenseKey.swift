// SPDX-License-Identifier: GPL-3.0-or-later

/// A small-integer id that addresses one position of an axis.
///
/// Ids of things of the plant conform; `Int` does too.
public protocol DenseKey: Sendable {
    /// The position on the axis, counted from 0.
    var denseIndex: Int { get }
}

extension Int: DenseKey {
    /// The number itself.
    @inlinable public var denseIndex: Int { self }
}

/// One dimension of a family of variables or rows: how many positions it has and how each is called.
public struct Axis: Sendable {
    /// The name of the dimension, such as `room`.
    public let name: String
    /// The number of positions.
    public let count: Int
    /// Makes the text of one position; called only when a name is asked for.
    public let label: @Sendable (Int) -> String

    /// Describes a dimension.
    public init(_ name: String, count: Int, label: @escaping @Sendable (Int) -> String) {
        self.name = name
        self.count = count
        self.label = label
    }

    /// Describes a dimension whose positions are called by their number.
    public init(_ name: String, count: Int) {
        self.init(name, count: count) { "\($0)" }
    }
}
