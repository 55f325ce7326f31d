// SPDX-License-Identifier: GPL-3.0-or-later

/// A cost below which no complete schedule of the problem can go, with the reason.
public struct Bound: Sendable, Hashable {
    /// Where a bound comes from.
    public enum Kind: Sendable, Hashable {
        /// Lags, durations and calendars along the longest chain.
        case criticalPath
        /// Units that one set of tasks shares: smallest heads, all work and set-ups, smallest tails.
        case stage(resources: [Int])
        /// Whole jobs of a flow shop: weighted starts on the units of the first stage, all work, weighted rests on the last.
        case passage(first: [Int], last: [Int])
        /// Cheapest passages of all jobs of a flow shop under prices of unit time, more than all unit time costs.
        case unitTime
        /// Amount times minutes asked of a pool between the heads and tails of some of its tasks.
        case energy(resource: Int)
        /// Each group's own earliest end against its due minute, and its cheapest modes.
        case lateness
    }

    /// Where it comes from.
    public var kind: Kind
    /// The makespan that no schedule goes below, where the bound is one of time.
    public var makespan: Int?
    /// The cost that no complete schedule goes below.
    public var total: Int
}
