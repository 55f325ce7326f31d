// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A piece of a scenario file before it is understood: text in maps and lists, each with its place.
///
/// Scalars are text whatever they look like; the field that reads them gives them a type. Keys stand in the order of
/// the file, repeated ones included, so that validation can name them.
public struct Draft: Hashable, Sendable {
    /// What stands there.
    public var content: Content
    /// Where it begins.
    public var position: SourcePosition

    /// The three shapes of a draft.
    public enum Content: Hashable, Sendable {
        /// Text, and whether quotes or a block style mark it as text.
        case scalar(String, isQuoted: Bool)
        /// Keys with their values, in the order of the file.
        case mapping([Entry])
        /// Items, in the order of the file.
        case sequence([Draft])
    }

    /// One key of a map with its value.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public var key: String
        /// Where the key begins.
        public var keyPosition: SourcePosition
        /// What it holds.
        public var value: Draft

        /// Puts an entry together.
        public init(key: String, keyPosition: SourcePosition, value: Draft) {
            self.key = key
            self.keyPosition = keyPosition
            self.value = value
        }
    }

    /// Puts a draft together.
    public init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
    }

    /// The text of a scalar, else nil.
    public var scalarText: String? {
        if case .scalar(let text, _) = content { return text }
        return nil
    }

    /// Whether nothing is written: an empty scalar without quotes, as after a key with nothing behind it.
    public var isBlank: Bool { content == .scalar("", isQuoted: false) }

    /// The entries of a map, else nil.
    public var entries: [Entry]? {
        if case .mapping(let entries) = content { return entries }
        return nil
    }

    /// The items of a list, else nil.
    public var items: [Draft]? {
        if case .sequence(let items) = content { return items }
        return nil
    }

    /// The value of a map's first entry with a key, if there is one.
    public subscript(key: String) -> Draft? { entries?.first { $0.key == key }?.value }
}
