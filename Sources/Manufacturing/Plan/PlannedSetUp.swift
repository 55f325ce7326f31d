// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A unit set up for lots of a product in a bucket.
public struct PlannedSetUp: Hashable, Sendable, Codable {
    /// The unit class.
    public var unit: String
    /// What the lots make.
    public var material: String
    /// The bucket's end.
    public var bucketEnd: Instant
    /// How much of the unit's hours it takes.
    public var time: Span
    /// What it costs.
    public var cost: Money

    /// Puts a set-up together.
    public init(unit: String, material: String, bucketEnd: Instant, time: Span, cost: Money) {
        self.unit = unit
        self.material = material
        self.bucketEnd = bucketEnd
        self.time = time
        self.cost = cost
    }
}
