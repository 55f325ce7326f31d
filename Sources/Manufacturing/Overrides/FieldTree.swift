// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of the field table as a tree, to tell ids from known keys along a path.
struct FieldTree: Sendable {
    /// What is below each known key.
    private(set) var keys: [String: FieldTree] = [:]
    /// What is below each id, where ids stand; one or none.
    private var ids: [FieldTree] = []
    /// What each item of a list is; one or none.
    private var items: [FieldTree] = []
    /// Whether other keys may stand there, which only validation knows.
    private(set) var isOpen = false
    /// What the table says of the key.
    private(set) var facts: FieldFacts?

    /// What is below each id, where ids stand.
    var id: FieldTree? { ids.first }
    /// What each item of a list is.
    var item: FieldTree? { items.first }

    /// The tree of a whole scenario.
    static let scenario: FieldTree = {
        var tree = FieldTree()
        for record in FieldTable.records {
            guard let steps = steps(record.path) else { continue }
            tree.put(record, steps[...])
        }
        return tree
    }()

    /// Keys, `<…>` for ids and `[]` for items; nil for records that stand in many places or in tables.
    private static func steps(_ path: String) -> [String]? {
        guard !path.hasPrefix("<"), !path.contains("rows of the table of") else { return nil }
        let plain = path.prefix { $0 != "," }
        return plain.split(separator: ".").flatMap { part in
            part.hasSuffix("[n]") ? [String(part.dropLast(3)), "[]"] : [String(part)]
        }
    }

    private mutating func put(_ record: FieldRecord, _ steps: ArraySlice<String>) {
        guard let step = steps.first else {
            for field in record.fields {
                guard !field.key.contains(" ") else {
                    isOpen = true
                    continue
                }
                keys[field.key, default: FieldTree()].take(field)
            }
            return
        }
        let rest = steps.dropFirst()
        if step == "[]" {
            if items.isEmpty { items = [FieldTree()] }
            items[0].put(record, rest)
        } else if step.hasPrefix("<") {
            if ids.isEmpty { ids = [FieldTree()] }
            ids[0].put(record, rest)
        } else {
            keys[step, default: FieldTree()].put(record, rest)
        }
    }

    private mutating func take(_ field: FieldFacts) {
        facts = field
        if field.kind.contains("map by id"), ids.isEmpty { ids = [FieldTree()] }
        if field.kind.hasPrefix("map of") { isOpen = true }
        if field.kind.contains("{mode") {
            for key in ["mode", "low", "high"] where keys[key] == nil { keys[key] = FieldTree() }
        }
    }

    /// What a key that is not written means, for the log of changes.
    var meaningWhenMissing: String {
        guard case .standard(let value)? = facts?.presence, !value.isEmpty else { return DraftChange.notWritten }
        return "\(value) (standard)"
    }
}
