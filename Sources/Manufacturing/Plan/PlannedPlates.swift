// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Plates that start together.
public struct PlannedPlates: Hashable, Sendable, Codable {
    /// Which plate.
    public var plate: String
    /// From the start to the results.
    public var during: Interval
    /// Samples of all lots.
    public var samples: Double
    /// How many plates they take: as few as hold them; in a relaxed plan parts of plates.
    public var plates: Double

    /// Puts plates together.
    public init(plate: String, during: Interval, samples: Double, plates: Double) {
        self.plate = plate
        self.during = during
        self.samples = samples
        self.plates = plates
    }
}
