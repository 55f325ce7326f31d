// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Reads one map against its record of the field table: unknown, repeated and missing keys are faults.
struct RecordReader {
    let node: Node
    private let nodes: [String: Node]
    /// Whether it is a row of a table, whose empty cells are missing keys.
    private let isRow: Bool
    /// Whether a map stands there at all.
    let isMap: Bool
    /// Whether anything stands there that is not known.
    let hasUnknownKeys: Bool

    /// Opens a map; `admitted` says which keys beyond the record's may stand there,
    /// `near` names some of them.
    init(
        _ node: Node, _ record: FieldRecord, isRow: Bool = false, near: [String] = [],
        admitted: (String) -> Bool = { _ in false }
    ) {
        self.node = node
        self.isRow = isRow
        guard let entries = node.entries(of: record.summary.loweringFirst) else {
            nodes = [:]
            isMap = false
            hasUnknownKeys = true
            return
        }
        isMap = true
        var nodes: [String: Node] = [:]
        var hasUnknownKeys = false
        for (key, child) in entries {
            if record.keys.contains(key) || admitted(key) {
                nodes[key] = child
            } else {
                hasUnknownKeys = true
                child.fault("unknown key", remedy: Self.unknownKey(key, record.keys + near, node.log), at: child.anchor)
            }
        }
        self.nodes = nodes
        self.hasUnknownKeys = hasUnknownKeys
    }

    private static func unknownKey(_ key: String, _ keys: [String], _ log: FaultLog) -> String {
        if let near = log.nearest(to: key, among: keys) { return "did you mean \"\(near)\"?" }
        if key.first?.isNumber ?? false {
            return "the rest of a number with a comma? write a decimal point, and nothing between thousands"
        }
        return "known here: \(keys.joined(separator: ", "))"
    }

    /// Whether a key is written.
    func has(_ key: String) -> Bool { nodes[key] != nil }

    /// The piece under a key, if it is written.
    func child(_ key: String) -> Node? { nodes[key] }

    /// The value of a field; nil where it is missing or wrong.
    func value<Value>(_ field: Field<Value>, _ context: FormContext) -> Value? {
        if let child = nodes[field.key] { return field.form.read(child, context) }
        if field.missing == nil, isMap {
            node.fault(
                isRow ? "the cell \"\(field.key)\" is empty" : "the key \"\(field.key)\" is missing",
                remedy: "write \(isRow ? "it like" : "\(field.key):") \(field.form.example(context))", at: node.anchor
            )
        }
        return nil
    }

    /// The value of a field, or its standard where it is missing or wrong.
    func value<Value>(_ field: StandardField<Value>, _ context: FormContext) -> Value {
        guard let child = nodes[field.key] else { return field.standard }
        return field.form.read(child, context) ?? field.standard
    }
}

extension String {
    /// The text with a small first letter.
    var loweringFirst: String {
        guard let first else { return self }
        return first.lowercased() + dropFirst()
    }
}
