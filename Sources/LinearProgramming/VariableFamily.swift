// SPDX-License-Identifier: GPL-3.0-or-later

/// A block of columns addressed by up to three small-integer keys.
///
/// The columns lie densely: one base and strides, or, for a ragged family, one offset per first key.
/// A key outside its axis gives `Variable.invalid`, which the programme records as a fault.
public struct VariableFamily: Sendable {
    /// The name of the family, the first part of each column's name.
    public let name: String
    /// The unit of the variables.
    public let unit: String
    /// Position among the programme's families of variables.
    public let id: Int
    @usableFromInline let base: Int
    @usableFromInline let layout: KeyLayout

    init(name: String, unit: String, id: Int, base: Int, layout: KeyLayout) {
        self.name = name
        self.unit = unit
        self.id = id
        self.base = base
        self.layout = layout
    }

    /// The columns of the family.
    @inlinable public var columns: Range<Int> { base..<base + layout.count }
    /// The number of columns.
    @inlinable public var count: Int { layout.count }

    /// The only variable of a family without keys.
    @inlinable public var single: Variable { variable(at: layout.offset()) }

    /// The variable of one key.
    @inlinable
    public subscript(_ a: some DenseKey) -> Variable {
        variable(at: layout.offset(a.denseIndex))
    }

    /// The variable of two keys.
    @inlinable
    public subscript(_ a: some DenseKey, _ b: some DenseKey) -> Variable {
        variable(at: layout.offset(a.denseIndex, b.denseIndex))
    }

    /// The variable of three keys.
    @inlinable
    public subscript(_ a: some DenseKey, _ b: some DenseKey, _ c: some DenseKey) -> Variable {
        variable(at: layout.offset(a.denseIndex, b.denseIndex, c.denseIndex))
    }

    /// The number of columns that share a first key: the width of that row of a ragged family.
    @inlinable
    public func count(of a: some DenseKey) -> Int {
        layout.width(of: a.denseIndex)
    }

    /// The keys of one of the family's variables; empty for a variable of another family.
    public func keys(of variable: Variable) -> [Int] {
        let offset = variable.index - base
        guard offset >= 0, offset < layout.count else { return [] }
        return layout.keys(at: offset)
    }

    @inlinable
    func variable(at offset: Int) -> Variable {
        offset < 0 ? .invalid : Variable(column: Int32(truncatingIfNeeded: base + offset))
    }
}
