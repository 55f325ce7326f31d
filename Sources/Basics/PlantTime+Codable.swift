// SPDX-License-Identifier: GPL-3.0-or-later

extension Instant: Codable {
    /// Reads whole minutes since the horizon's start.
    public init(from decoder: any Decoder) throws {
        self.init(minutes: try decoder.singleValueContainer().decode(Int.self))
    }

    /// Writes whole minutes since the horizon's start.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(minutes)
    }
}

extension Span: Codable {
    /// Reads whole minutes.
    public init(from decoder: any Decoder) throws {
        self.init(minutes: try decoder.singleValueContainer().decode(Int.self))
    }

    /// Writes whole minutes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(minutes)
    }
}

extension Money: Codable {
    /// Reads whole cents.
    public init(from decoder: any Decoder) throws {
        self.init(cents: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes whole cents.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(cents)
    }
}

// Coders made by the compiler find these before the general one: the encoder then writes a number into the container at
// hand and need not make one of its own for each, which takes it several times as long.
extension KeyedEncodingContainer {
    /// Writes whole minutes since the horizon's start.
    public mutating func encode(_ value: Instant, forKey key: Key) throws {
        try encode(value.minutes, forKey: key)
    }

    /// Writes whole minutes.
    public mutating func encode(_ value: Span, forKey key: Key) throws {
        try encode(value.minutes, forKey: key)
    }

    /// Writes whole cents.
    public mutating func encode(_ value: Money, forKey key: Key) throws {
        try encode(value.cents, forKey: key)
    }

    /// Writes whole minutes since the horizon's start, or nothing.
    public mutating func encodeIfPresent(_ value: Instant?, forKey key: Key) throws {
        if let value { try encode(value.minutes, forKey: key) }
    }

    /// Writes whole cents, or nothing.
    public mutating func encodeIfPresent(_ value: Money?, forKey key: Key) throws {
        if let value { try encode(value.cents, forKey: key) }
    }

    /// Writes a word.
    public mutating func encode<Word: Encodable & RawRepresentable>(_ value: Word, forKey key: Key) throws
    where Word.RawValue == String {
        try encode(value.rawValue, forKey: key)
    }

    /// Writes a word, or nothing.
    public mutating func encodeIfPresent<Word: Encodable & RawRepresentable>(_ value: Word?, forKey key: Key) throws
    where Word.RawValue == String {
        if let value { try encode(value.rawValue, forKey: key) }
    }
}
