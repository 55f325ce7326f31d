// SPDX-License-Identifier: GPL-3.0-or-later

/// What people may know about one key of a scenario file.
public struct FieldFacts: Hashable, Sendable {
    /// The key.
    public let key: String
    /// What stands behind it, such as "duration" or "money/time".
    public let kind: String
    /// Which values are admitted beyond the kind, such as "0 or more", if there is a limit.
    public let range: String?
    /// What holds where the key is left out.
    public let presence: Presence
    /// A value as it may be written.
    public let example: String
    /// One sentence on its meaning.
    public let summary: String

    /// What holds where a key is left out.
    public enum Presence: Hashable, Sendable {
        /// The key must be there.
        case required
        /// The key must be there unless another key of the same map is, below which it may stand instead.
        case requiredUnless(String)
        /// Nothing is set; the text says what that means.
        case optional(String)
        /// This value is taken.
        case standard(String)
    }
}

extension FieldFacts {
    /// The same key where a missing one means something of its own.
    fileprivate func leftOut(meaning: String) -> FieldFacts {
        FieldFacts(
            key: key, kind: kind, range: range, presence: .optional(meaning), example: example, summary: summary)
    }
}

/// The keys of one kind of map in a scenario file.
public struct FieldRecord: Sendable {
    /// Where such maps stand, such as `units.<id>`.
    public let path: String
    /// One sentence on what such a map describes.
    public let summary: String
    /// Its keys, in the order in which they are explained.
    public let fields: [FieldFacts]
    /// The keys by name, but for those that stand for a pattern.
    let keys: [String]

    /// Describes maps; where they inherit, what every key that is left out means.
    init(_ path: String, _ summary: String, _ fields: [any DescribedField], inherited: String? = nil) {
        self.path = path
        self.summary = summary
        self.fields = fields.map { field in
            guard let inherited else { return field.facts }
            return field.facts.leftOut(meaning: inherited)
        }
        keys = self.fields.map(\.key).filter { !$0.contains(" ") }
    }
}

/// A field of any value.
protocol DescribedField: Sendable {
    var facts: FieldFacts { get }
}
