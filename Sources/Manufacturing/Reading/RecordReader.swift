// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Reads one map against its record of the field table: unknown, repeated and missing keys are faults.
struct RecordReader {
    let node: Node
    private let nodes: [String: Node]
    /// Whether a map stands there at all.
    let isMap: Bool

    /// Opens a map; `admitted` says which keys beyond the record's may stand there,
    /// `near` names some of them.
    init(
        _ node: Node, _ record: FieldRecord, near: [String] = [], admitted: (String) -> Bool = { _ in false }
    ) {
        self.node = node
        guard let entries = node.entries(of: record.summary.loweringFirst) else {
            nodes = [:]
            isMap = false
            return
        }
        isMap = true
        var nodes: [String: Node] = [:]
        for (key, child) in entries {
            if record.keys.contains(key) || admitted(key) {
                nodes[key] = child
            } else {
                child.fault("unknown key", remedy: Self.unknownKey(key, record.keys + near), at: child.anchor)
            }
        }
        self.nodes = nodes
    }

    private static func unknownKey(_ key: String, _ keys: [String]) -> String {
        if let near = nearestName(to: key, among: keys) { return "did you mean \"\(near)\"?" }
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
                "the key \"\(field.key)\" is missing",
                remedy: "write \(field.key): \(field.form.example(context))", at: node.anchor
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
