// SPDX-License-Identifier: GPL-3.0-or-later

/// What an independent check found.
public struct Verdict<Counts: Hashable & Sendable>: Hashable, Sendable {
    /// All faults, by kind, then subject, then message; at most 200 of each kind.
    public let findings: [Finding]
    /// How many further findings were left out.
    public let suppressed: Int
    /// How much was checked.
    public let checked: Counts

    /// Whether every rule is kept.
    public var isSound: Bool { findings.isEmpty }
}

/// What an independent check of a plan found.
public typealias PlanVerdict = Verdict<PlanCounts>

/// What an independent check of a schedule found.
public typealias ScheduleVerdict = Verdict<ScheduleCounts>

/// How many things of each kind of a plan were checked.
public struct PlanCounts: Hashable, Sendable {
    /// Lots, those in process included.
    public var lots = 0
    /// Copies of operations.
    public var operations = 0
    /// Purchases.
    public var purchases = 0
    /// Deliveries.
    public var deliveries = 0
    /// Demand lines.
    public var demandLines = 0
    /// Stock levels.
    public var stockLevels = 0
    /// Weeks of staff pools.
    public var staffWeeks = 0
    /// Ledger lines.
    public var ledgerLines = 0
}

/// How many things of each kind of a schedule were checked.
public struct ScheduleCounts: Hashable, Sendable {
    /// Lots with a place.
    public var lots = 0
    /// Lots without one.
    public var unplaced = 0
    /// Copies of operations.
    public var operations = 0
    /// Rooms held.
    public var rooms = 0
    /// Stretches of people's work.
    public var work = 0
    /// Tests and reviews.
    public var checks = 0
    /// Deliveries.
    public var deliveries = 0
}
