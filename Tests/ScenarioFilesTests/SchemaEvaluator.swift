// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Manufacturing

/// As much of JSON Schema as the schema of scenarios uses, over drafts in which every scalar is text.
final class SchemaEvaluator {
    private let root: [String: Any]
    private var patterns: [String: Regex<AnyRegexOutput>] = [:]
    /// Keywords that were met and are not evaluated; must stay empty.
    private(set) var unknown: Set<String> = []

    private static let notes: Set = ["$schema", "title", "description", "examples", "default", "$defs"]

    init(_ json: String) throws {
        root = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
    }

    /// The names of all definitions and of all pointers to one.
    var pointers: (defined: Set<String>, used: Set<String>) {
        var used: Set<String> = []
        func walk(_ value: Any) {
            if let map = value as? [String: Any] {
                if let pointer = map["$ref"] as? String { used.insert(String(pointer.dropFirst("#/$defs/".count))) }
                map.values.forEach(walk)
            } else if let list = value as? [Any] {
                list.forEach(walk)
            }
        }
        walk(root)
        return (Set((root["$defs"] as? [String: Any] ?? [:]).keys), used)
    }

    /// Where a draft breaks the schema; empty for one that keeps it.
    func faults(of draft: Draft) throws -> [String] { try faults(draft, root, "") }

    private func faults(_ draft: Draft, _ schema: Any, _ path: String) throws -> [String] {
        if let isAnything = schema as? Bool { return isAnything ? [] : ["\(path): nothing may stand here"] }
        guard let schema = schema as? [String: Any] else { return ["\(path): no schema"] }
        var found: [String] = []
        for (keyword, rule) in schema {
            switch keyword {
            case "type": found += faults(ofType: draft, rule, path)
            case "$ref":
                let name = String((rule as? String ?? "").dropFirst("#/$defs/".count))
                let target = (root["$defs"] as? [String: Any])?[name]
                found += try target.map { try faults(draft, $0, path) } ?? ["\(path): no definition \(name)"]
            case "anyOf":
                let ways = try (rule as? [Any] ?? []).map { try faults(draft, $0, path) }
                if !ways.contains(where: \.isEmpty) { found += ["\(path): none of \(ways.count) ways: \(ways)"] }
            case "allOf":
                for part in rule as? [Any] ?? [] { found += try faults(draft, part, path) }
            case "enum":
                let words = rule as? [String] ?? []
                if let text = draft.scalarText, words.contains(text) { break }
                found.append("\(path): none of \(words)")
            case "pattern":
                guard let text = draft.scalarText else { break }
                if try !matches(text, rule as? String ?? "") { found.append("\(path): \(text) is not \(rule)") }
            case "maxLength":
                guard let text = draft.scalarText else { break }
                if text.unicodeScalars.count > rule as? Int ?? 0 { found.append("\(path): too long") }
            case "minimum", "maximum":
                guard let number = draft.scalarText.flatMap({ Double($0) }), let limit = rule as? Int else { break }
                let isWithin = keyword == "minimum" ? number >= Double(limit) : number <= Double(limit)
                if !isWithin { found.append("\(path): \(keyword) \(limit)") }
            case "required":
                guard let entries = draft.entries else { break }
                for key in rule as? [String] ?? [] where !entries.contains(where: { $0.key == key }) {
                    found.append("\(path): \(key) is missing")
                }
            case "items":
                for (place, item) in (draft.items ?? []).enumerated() {
                    found += try faults(item, rule, "\(path)[\(place + 1)]")
                }
            case "properties", "patternProperties", "additionalProperties": break
            default:
                if !Self.notes.contains(keyword) { unknown.insert(keyword) }
            }
        }
        return try found + faults(ofEntries: draft, schema, path)
    }

    private func faults(ofType draft: Draft, _ rule: Any, _ path: String) -> [String] {
        let types = (rule as? [String]) ?? [rule as? String ?? ""]
        let isFine =
            draft.entries != nil
            ? types.contains("object") : draft.items != nil ? types.contains("array") : types.contains("string")
        return isFine ? [] : ["\(path): not of type \(types)"]
    }

    private func faults(ofEntries draft: Draft, _ schema: [String: Any], _ path: String) throws -> [String] {
        guard let entries = draft.entries else { return [] }
        let properties = schema["properties"] as? [String: Any] ?? [:]
        let patterns = schema["patternProperties"] as? [String: Any] ?? [:]
        var found: [String] = []
        for entry in entries {
            let below = "\(path).\(entry.key)"
            var isKnown = false
            if let own = properties[entry.key] {
                isKnown = true
                found += try faults(entry.value, own, below)
            }
            for (pattern, own) in patterns where try matches(entry.key, pattern) {
                isKnown = true
                found += try faults(entry.value, own, below)
            }
            if !isKnown, let rest = schema["additionalProperties"] { found += try faults(entry.value, rest, below) }
        }
        return found
    }

    private func matches(_ text: String, _ pattern: String) throws -> Bool {
        if let known = patterns[pattern] { return text.contains(known) }
        let made = try Regex(pattern)
        patterns[pattern] = made
        return text.contains(made)
    }
}
