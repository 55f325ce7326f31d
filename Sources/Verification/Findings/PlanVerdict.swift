// SPDX-License-Identifier: GPL-3.0-or-later

/// What an independent check of a plan found.
public struct PlanVerdict: Hashable, Sendable {
    /// All faults, by kind, then subject, then message; at most 200 of each kind.
    public let findings: [Finding]
    /// How many further findings were left out.
    public let suppressed: Int
    /// How much was checked.
    public let checked: Counts

    /// Whether the plan keeps every rule.
    public var isSound: Bool { findings.isEmpty }

    /// How many things of each kind were checked.
    public struct Counts: Hashable, Sendable {
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
}
