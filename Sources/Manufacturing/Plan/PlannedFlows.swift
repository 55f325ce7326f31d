// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// An order of a bought material.
public struct PlannedPurchase: Hashable, Sendable, Codable {
    /// What is bought.
    public var material: String
    /// When the order is placed.
    public var ordered: Instant
    /// When it arrives.
    public var arrives: Instant
    /// How much [unit].
    public var quantity: Double

    /// Puts a purchase together.
    public init(material: String, ordered: Instant, arrives: Instant, quantity: Double) {
        self.material = material
        self.ordered = ordered
        self.arrives = arrives
        self.quantity = quantity
    }
}

/// A delivery on a demand line.
public struct PlannedDelivery: Hashable, Sendable, Codable {
    /// The demand line.
    public var line: String
    /// When it leaves.
    public var at: Instant
    /// How much [unit].
    public var quantity: Double
    /// Days after the due date, 0 when on time.
    public var daysLate: Int

    /// Puts a delivery together.
    public init(line: String, at: Instant, quantity: Double, daysLate: Int) {
        self.line = line
        self.at = at
        self.quantity = quantity
        self.daysLate = daysLate
    }
}

/// How a demand line fares.
public struct DemandOutcome: Hashable, Sendable, Codable {
    /// The demand line.
    public var line: String
    /// What is wanted.
    public var material: String
    /// 00:00 at the end of the due date.
    public var due: Instant
    /// How much is wanted [unit].
    public var wanted: Double
    /// Delivered by the due date [unit].
    public var onTime: Double
    /// Delivered after it [unit].
    public var late: Double
    /// Never delivered [unit].
    public var lost: Double
    /// Why it is late or short, in plant words; empty when it is neither.
    public var reason: String

    /// Puts an outcome together.
    public init(
        line: String, material: String, due: Instant, wanted: Double, onTime: Double, late: Double, lost: Double,
        reason: String
    ) {
        self.line = line
        self.material = material
        self.due = due
        self.wanted = wanted
        self.onTime = onTime
        self.late = late
        self.lost = lost
        self.reason = reason
    }
}

/// Stock of a material at a bucket's end, after the deliveries of that instant.
public struct StockLevel: Hashable, Sendable, Codable {
    /// The material.
    public var material: String
    /// The bucket's end.
    public var at: Instant
    /// What may be used [unit].
    public var released: Double
    /// What waits for release [unit].
    public var quarantine: Double
    /// What was lost in stock since the previous bucket's end [unit]; nil where its material loses nothing.
    public var lost: Double?

    /// Puts a level together.
    public init(material: String, at: Instant, released: Double, quarantine: Double, lost: Double? = nil) {
        self.material = material
        self.at = at
        self.released = released
        self.quarantine = quarantine
        self.lost = lost
    }
}

/// A quantity thrown away.
public struct PlannedDiscard: Hashable, Sendable, Codable {
    /// The material.
    public var material: String
    /// When.
    public var at: Instant
    /// How much [unit].
    public var quantity: Double

    /// Puts a discard together.
    public init(material: String, at: Instant, quantity: Double) {
        self.material = material
        self.at = at
        self.quantity = quantity
    }
}

/// Safety stock missing at a bucket's end.
public struct SafetyShortfall: Hashable, Sendable, Codable {
    /// The material.
    public var material: String
    /// The bucket's end.
    public var at: Instant
    /// How much is missing [unit].
    public var quantity: Double

    /// Puts a shortfall together.
    public init(material: String, at: Instant, quantity: Double) {
        self.material = material
        self.at = at
        self.quantity = quantity
    }
}
