// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What lots have in common that may be in a room or on a unit without a changeover between them.
public enum LotKey: String, Hashable, Sendable, CaseIterable {
    /// Nothing: one lot at a time.
    case lot
    /// The material a lot makes.
    case product
    /// The donor of its cells.
    case donor
    /// The client it is made for.
    case client
    /// Whether it is genetically modified: `gmo` or `non-gmo`.
    case gmo
}

/// How a room or unit is used by lots of equal key, and what it takes to change to another key.
public struct KeySharing: Hashable, Sendable {
    /// What is equal of the lots that may be there together; never `lot`.
    public let key: LotKey
    /// How many lots may be there at a time, at least 1; on a unit always 1.
    public let capacity: Int
    /// The changeover between any two keys that no exception names.
    public let changeover: Changeover
    /// Changeovers of their own between some keys; the first that fits counts.
    public let exceptions: [Exception]
    /// What its campaigns must be like; nil: they may be anything.
    public let campaign: Campaign?

    /// What it takes to make a room or unit ready for another key, beside the turnaround after each lot.
    public struct Changeover: Hashable, Sendable {
        /// How long nobody may be there.
        public let time: Span
        /// What it costs [money].
        public let cost: Exact

        /// Puts a changeover together.
        package init(time: Span = .zero, cost: Exact = .zero) {
            self.time = time
            self.cost = cost
        }
    }

    /// A changeover between some keys.
    public struct Exception: Hashable, Sendable {
        /// What `from` and `to` name.
        public let by: LotKey
        /// The earlier holder; nil: any.
        public let from: String?
        /// The later holder; nil: any.
        public let to: String?
        /// What it takes.
        public let changeover: Changeover

        /// Puts an exception together.
        package init(by: LotKey, from: String?, to: String?, changeover: Changeover) {
            self.by = by
            self.from = from
            self.to = to
            self.changeover = changeover
        }
    }

    /// Puts the sharing of a room or unit together.
    package init(
        key: LotKey, capacity: Int, changeover: Changeover, exceptions: [Exception], campaign: Campaign? = nil
    ) {
        self.key = key
        self.capacity = capacity
        self.changeover = changeover
        self.exceptions = exceptions
        self.campaign = campaign
    }

    /// How many lots may be in a room at a time where nothing is said.
    package static let standardCapacity = 100
}

extension UnitClass {
    /// Whether lots of equal key share it; told by the case alone, as a comparison copies the whole rule.
    public var isKeyed: Bool { if case .some = sharing { true } else { false } }
}

extension Room {
    /// Whether lots of equal key share it.
    public var isKeyed: Bool { if case .some = sharing { true } else { false } }
}

extension Recipe {
    /// What a key of its lots is, nil where the recipe does not say it.
    public func text(of key: LotKey, materials: Catalogue<Material>) -> String? {
        switch key {
        case .lot: nil
        case .product: materials[makes].material
        case .donor: donor
        case .client: client
        case .gmo: isModified ? "gmo" : "non-gmo"
        }
    }
}
