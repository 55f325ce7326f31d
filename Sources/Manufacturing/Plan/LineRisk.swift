// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What becomes of a demand line when lots pass or fail, instead of what is expected of them.
public struct LineRisk: Hashable, Sendable, Codable {
    /// The demand line.
    public var line: String
    /// The later of its due time and its last delivery in the plan; lots released by then count.
    public var by: Instant
    /// How much is wanted [unit].
    public var wanted: Double
    /// What it can get when every lot passes [unit].
    public var noFailure: Double
    /// What it can get when the lot that gives most fails, of those that may [unit].
    public var oneFailure: Double
    /// How many lots released by then may fail.
    public var lots: Int
    /// The probability that it can get all that is wanted.
    public var fullService: Double

    /// Puts the risk of a line together.
    public init(
        line: String, by: Instant, wanted: Double, noFailure: Double, oneFailure: Double, lots: Int,
        fullService: Double
    ) {
        self.line = line
        self.by = by
        self.wanted = wanted
        self.noFailure = noFailure
        self.oneFailure = oneFailure
        self.lots = lots
        self.fullService = fullService
    }
}
