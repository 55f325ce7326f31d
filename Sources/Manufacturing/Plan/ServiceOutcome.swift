// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How far a service target is met in one period.
public struct ServiceOutcome: Hashable, Sendable, Codable {
    /// The target.
    public var target: String
    /// What is wanted.
    public var material: String
    /// The period's end: 00:00 after its last day, at most the horizon's end.
    public var until: Instant
    /// What is wanted in the period [unit].
    public var wanted: Double
    /// What of it is delivered by its due dates [unit].
    public var onTime: Double
    /// What the target asks for [unit].
    public var asked: Double
    /// What is missing to that [unit].
    public var missing: Double

    /// Puts an outcome together.
    public init(
        target: String, material: String, until: Instant, wanted: Double, onTime: Double, asked: Double, missing: Double
    ) {
        self.target = target
        self.material = material
        self.until = until
        self.wanted = wanted
        self.onTime = onTime
        self.asked = asked
        self.missing = missing
    }
}
