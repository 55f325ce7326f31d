// SPDX-License-Identifier: GPL-3.0-or-later

public import Manufacturing

/// One value that differs between two scenarios.
public struct ScenarioDifference: Hashable, Sendable, Codable {
    /// The dotted path in the resolved scenarios.
    public var path: String
    /// What stands there in the first; nil where nothing does.
    public var old: String?
    /// What stands there in the second; nil where nothing does.
    public var new: String?

    /// All values that differ between two drafts, by path in the order of the first draft, then of the second.
    ///
    /// Resolved scenarios have one text for one meaning, so equal scenarios have no differences. Lists of equal length
    /// are compared item by item, others by the items that only one of them has.
    public static func between(_ first: Draft, _ second: Draft) -> [ScenarioDifference] {
        var found: [ScenarioDifference] = []
        compare(first, second, "", &found)
        return found
    }

    private static func compare(_ first: Draft, _ second: Draft, _ path: String, _ found: inout [ScenarioDifference]) {
        if let old = first.entries, let new = second.entries {
            let places = Dictionary(new.map { ($0.key, $0.value) }) { first, _ in first }
            let known = Set(old.map(\.key))
            for entry in old {
                let below = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                if let other = places[entry.key] {
                    compare(entry.value, other, below, &found)
                } else {
                    found.append(ScenarioDifference(path: below, old: entry.value.line, new: nil))
                }
            }
            for entry in new where !known.contains(entry.key) {
                let below = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                found.append(ScenarioDifference(path: below, old: nil, new: entry.value.line))
            }
        } else if let old = first.items, let new = second.items {
            compare(old, new, path, &found)
        } else if first.line != second.line {
            found.append(ScenarioDifference(path: path, old: first.line, new: second.line))
        }
    }

    private static func compare(_ old: [Draft], _ new: [Draft], _ path: String, _ found: inout [ScenarioDifference]) {
        if old.count == new.count {
            for (place, (first, second)) in zip(old, new).enumerated() {
                compare(first, second, "\(path)[\(place + 1)]", &found)
            }
            return
        }
        var left = Dictionary(grouping: new.map(\.line)) { $0 }.mapValues(\.count)
        for (place, item) in old.enumerated() {
            if let count = left[item.line], count > 0 {
                left[item.line] = count - 1
            } else {
                found.append(ScenarioDifference(path: "\(path)[\(place + 1)]", old: item.line, new: nil))
            }
        }
        var right = Dictionary(grouping: old.map(\.line)) { $0 }.mapValues(\.count)
        for (place, item) in new.enumerated() {
            if let count = right[item.line], count > 0 {
                right[item.line] = count - 1
            } else {
                found.append(ScenarioDifference(path: "\(path)[\(place + 1)]", old: nil, new: item.line))
            }
        }
    }
}
