// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything that is wrong with the input, sorted by place and path, each fault once.
public struct Faults: Error, Hashable, Sendable, CustomStringConvertible {
    /// The faults in order.
    public let list: [Fault]

    /// Sorts the faults and drops repeated ones.
    public init(_ faults: some Sequence<Fault>) {
        list = Set(faults).sorted()
    }

    /// Whether nothing is wrong.
    public var isEmpty: Bool { list.isEmpty }

    /// One line per fault.
    public var text: String { list.map(\.text).joined(separator: "\n") }

    /// The same as ``text``.
    public var description: String { text }
}
