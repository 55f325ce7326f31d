// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes the texts of a family's keys when a name is asked for.
struct FamilyLabels: Sendable {
    /// The names of the axes.
    let axes: [String]
    /// The text of each key.
    let texts: @Sendable ([Int]) -> [String]

    init(axes: [Axis]) {
        self.axes = axes.map(\.name)
        texts = { keys in zip(axes, keys).map { axis, key in axis.label(key) } }
    }

    init(first: Axis, secondName: String, label: @escaping @Sendable (Int, Int) -> String) {
        axes = [first.name, secondName]
        texts = { keys in keys.count == 2 ? [first.label(keys[0]), label(keys[0], keys[1])] : [] }
    }

    /// The name of one member, such as `room-exclusive[culture-suite,day 3]`.
    func name(family: String, keys: [Int]) -> String {
        keys.isEmpty ? family : "\(family)[\(texts(keys).joined(separator: ","))]"
    }
}

/// What is known of a family of rows besides its rows.
public struct RowFamilyInfo: Sendable {
    /// The name of the rule, the first part of each row's name.
    public let name: String
    /// The unit in which the rows are written; empty if not said.
    public let unit: String
    /// The rule as mathematics.
    public let formula: String
    /// The number of rows that could be left out because they had no terms and held anyway.
    public internal(set) var droppedRowCount = 0
    let labels: FamilyLabels
    /// The names of the axes.
    public var axisNames: [String] { labels.axes }
}
