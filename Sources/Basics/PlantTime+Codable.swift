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
