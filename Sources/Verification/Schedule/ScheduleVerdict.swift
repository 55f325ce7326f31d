// SPDX-License-Identifier: GPL-3.0-or-later

/// What an independent check of a schedule found.
public struct ScheduleVerdict: Hashable, Sendable {
    /// All faults, by kind, then subject, then message; at most 200 of each kind.
    public let findings: [Finding]
    /// How many further findings were left out.
    public let suppressed: Int
    /// How much was checked.
    public let checked: Counts

    /// Whether the schedule keeps every rule.
    public var isSound: Bool { findings.isEmpty }

    /// How many things of each kind were checked.
    public struct Counts: Hashable, Sendable {
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
}
