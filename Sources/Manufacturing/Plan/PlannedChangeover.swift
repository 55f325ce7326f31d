// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A room or unit made ready for lots of another key.
public struct PlannedChangeover: Hashable, Sendable, Codable {
    /// Whether it is a room or a unit.
    public var kind: ResourceLoad.Kind
    /// Its id.
    public var resource: String
    /// The key of the earlier holder.
    public var from: String
    /// The key of the later holder.
    public var to: String
    /// When the last lot of the earlier key has left, turnaround included.
    public var left: Instant
    /// How long the changeover takes.
    public var time: Span
    /// When the first lot of the later key enters.
    public var entered: Instant
    /// What it costs.
    public var cost: Money

    /// Puts a changeover together.
    public init(
        kind: ResourceLoad.Kind, resource: String, from: String, to: String, left: Instant, time: Span,
        entered: Instant, cost: Money
    ) {
        self.kind = kind
        self.resource = resource
        self.from = from
        self.to = to
        self.left = left
        self.time = time
        self.entered = entered
        self.cost = cost
    }
}
