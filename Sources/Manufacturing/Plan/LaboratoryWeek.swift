// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Samples that arrive at a laboratory in one week of 7 days from the horizon's start.
public struct LaboratoryWeek: Hashable, Sendable, Codable {
    /// The laboratory.
    public var laboratory: String
    /// The week's first minute.
    public var week: Instant
    /// How many samples, those that are expected to be tested again included.
    public var samples: Double
    /// How many it takes; nil: any number.
    public var slots: Int?

    /// Puts a week together.
    public init(laboratory: String, week: Instant, samples: Double, slots: Int?) {
        self.laboratory = laboratory
        self.week = week
        self.samples = samples
        self.slots = slots
    }
}
