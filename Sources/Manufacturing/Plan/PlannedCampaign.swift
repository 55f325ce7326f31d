// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A run of lots of equal key in a room or on a unit that has campaigns.
public struct PlannedCampaign: Hashable, Sendable, Codable {
    /// Whether it is a room or a unit.
    public var kind: ResourceLoad.Kind
    /// Its id.
    public var resource: String
    /// The key of the lots.
    public var key: String
    /// How many lots it has, those before the plan included.
    public var lots: Int
    /// When the first lot enters; of a campaign under way when the plan begins, minute 0 where nothing else is said.
    public var entered: Instant
    /// When the last lot has left, turnaround included.
    public var left: Instant
    /// What it costs.
    public var cost: Money

    /// Puts a campaign together.
    public init(
        kind: ResourceLoad.Kind, resource: String, key: String, lots: Int, entered: Instant, left: Instant, cost: Money
    ) {
        self.kind = kind
        self.resource = resource
        self.key = key
        self.lots = lots
        self.entered = entered
        self.left = left
        self.cost = cost
    }
}
