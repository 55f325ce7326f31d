// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What a contract manufacturer makes on one day.
public struct PlannedContract: Hashable, Sendable, Codable {
    /// The contractor.
    public var contractor: String
    /// What it makes.
    public var material: String
    /// 00:00 of the day.
    public var day: Instant
    /// When the goods may be used.
    public var arrives: Instant
    /// Lots that are ordered.
    public var ordered: Double
    /// Lots booked earlier that are made.
    public var kept: Double
    /// Lots booked earlier that are given up.
    public var cancelled: Double
    /// What arrives, as it is expected to pass [unit].
    public var quantity: Double

    /// Puts a day together.
    public init(
        contractor: String, material: String, day: Instant, arrives: Instant, ordered: Double, kept: Double,
        cancelled: Double, quantity: Double
    ) {
        self.contractor = contractor
        self.material = material
        self.day = day
        self.arrives = arrives
        self.ordered = ordered
        self.kept = kept
        self.cancelled = cancelled
        self.quantity = quantity
    }
}
