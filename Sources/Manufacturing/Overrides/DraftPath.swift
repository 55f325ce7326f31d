// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// A dotted path into a scenario, such as `recipes.*.operations.polish.run` or `opening.stock[material=medium].quantity`.
///
/// Between the dots stand keys, in which `*` stands for any run of characters. Behind a key, `[2]` is the second item
/// of a list, `[*]` every item, and `[material=medium]` the items whose key `material` says `medium`.
public struct DraftPath: Hashable, Sendable {
    /// One step from a value to what it holds.
    enum Step: Hashable, Sendable {
        /// The keys of a map that a pattern matches.
        case key(String)
        /// One item of a list, from 1.
        case item(Int)
        /// Every item of a list.
        case everyItem
        /// The items that say a value under a key.
        case itemWith(key: String, value: String)

        fileprivate var removalRank: Int {
            switch self {
            case .item(let number): -number
            case .key: 1
            case .itemWith: 2
            case .everyItem: 3
            }
        }

        fileprivate var removalText: String {
            switch self {
            case .key(let key): key
            case .itemWith(let key, let value): "\(key)=\(value)"
            case .item, .everyItem: ""
            }
        }

        var isWild: Bool {
            switch self {
            case .key(let pattern): pattern.contains("*")
            case .item: false
            case .everyItem, .itemWith: true
            }
        }
    }

    /// The steps, at least one; the first is a plain key.
    let steps: [Step]
    /// The path as written.
    public let text: String

    /// Whether it may lead to several places.
    var isWild: Bool { steps.contains(where: \.isWild) }

    /// Whether what it leads to is removed before what another one leads to: of a list the last item first, items by
    /// number before those by what they say, and what lies within before what holds it, so that no removal moves another.
    func isRemovedBefore(_ other: DraftPath) -> Bool {
        for (own, their) in zip(steps, other.steps) where own != their {
            return (own.removalRank, own.removalText) < (their.removalRank, their.removalText)
        }
        return steps.count > other.steps.count
    }

    /// The longest path, in bytes.
    static let longest = 1000
    /// The most steps.
    static let mostSteps = 64
    /// The keys that say how a scenario is put together, which is not for overrides to change.
    static let outerKeys = ["format", "include", "overrides", "scenarios"]

    /// Reads a path and says what is wrong where the text is none.
    static func read(_ text: String) throws(Misreading) -> DraftPath {
        guard text.utf8.count <= longest else { throw Misreading("a path of more than \(longest) characters") }
        var rest = Array(text.trimmingBlanks)[...]
        guard !rest.isEmpty else { throw Misreading("a path is missing", remedy: "write it like \(example)") }
        var steps: [Step] = []
        while true {
            let key = String(rest.prefix { !".[]".contains($0) })
            guard !key.isEmpty else {
                throw Misreading("a key is missing in the path", remedy: "write it like \(example)")
            }
            steps.append(.key(key))
            rest = rest.dropFirst(key.count)
            while rest.first == "[" {
                steps.append(try item(&rest))
            }
            guard let next = rest.first else { break }
            guard next == "." else {
                throw Misreading("\"\(next)\" has no place there in a path", remedy: "write it like \(example)")
            }
            rest = rest.dropFirst()
        }
        guard steps.count <= mostSteps else { throw Misreading("a path of more than \(mostSteps) steps") }
        guard case .key(let first) = steps[0], !steps[0].isWild else {
            throw Misreading("a path begins with the name of a section", remedy: "write it like \(example)")
        }
        guard !outerKeys.contains(first) else {
            throw Misreading("\(first) says how the scenario is put together and cannot be changed by an override")
        }
        return DraftPath(steps: inLines(steps), text: text.trimmingBlanks)
    }

    private static let example = "recipes.*.operations.polish.run"

    private static func item(_ rest: inout ArraySlice<Character>) throws(Misreading) -> Step {
        let inner = String(rest.dropFirst().prefix { $0 != "]" && $0 != "[" })
        let after = rest.dropFirst(inner.count + 1)
        guard after.first == "]" else {
            throw Misreading("a bracket is never closed in the path", remedy: "write it like opening.stock[1].quantity")
        }
        rest = after.dropFirst()
        if inner == "*" { return .everyItem }
        if let number = Int(inner), number > 0, String(number) == inner { return .item(number) }
        let parts = inner.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
            return .itemWith(key: String(parts[0]).trimmingBlanks, value: String(parts[1]).trimmingBlanks)
        }
        throw Misreading(
            "\"[\(inner)]\" names no item of a list",
            remedy: "items are counted from 1; [*] is every item, [key=value] some")
    }

    /// What stands right below `demand` and `patients` and is no key means lines: `demand.*.price` is `demand.lines.*.price`.
    private static func inLines(_ steps: [Step]) -> [Step] {
        guard steps.count >= 2, case .key(let section) = steps[0], case .key(let key) = steps[1] else { return steps }
        let known: [String]
        switch section {
        case "demand": known = DemandFields.record.keys
        case "patients": known = PatientSectionFields.record.keys
        default: return steps
        }
        if known.contains(key) { return steps }
        return [steps[0], .key("lines")] + steps.dropFirst()
    }
}

/// Whether a pattern in which `*` stands for any run of characters is a whole text.
func matches(_ text: String, pattern: String) -> Bool {
    let (text, pattern) = (Array(text.utf8), Array(pattern.utf8))
    let star = UInt8(ascii: "*")
    var (at, place) = (0, 0)
    // Where to take up again: behind the last star, one character further each time.
    var retry: (at: Int, place: Int)?
    while at < text.count {
        if place < pattern.count, pattern[place] == star {
            place += 1
            retry = (at, place)
        } else if place < pattern.count, pattern[place] == text[at] {
            (at, place) = (at + 1, place + 1)
        } else if let last = retry {
            (at, place) = (last.at + 1, last.place)
            retry = (last.at + 1, last.place)
        } else {
            return false
        }
    }
    return pattern[place...].allSatisfy { $0 == star }
}
