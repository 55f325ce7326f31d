// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How often an option to add capacity is chosen.
public struct PlannedOption: Hashable, Sendable, Codable {
    /// The option.
    public var option: String
    /// How many times it is chosen, 0 if not at all; fractional in a relaxed plan.
    public var chosen: Double
    /// How many times it could be chosen.
    public var most: Int
    /// What a choice adds.
    public var kind: ResourceLoad.Kind
    /// The room, unit class or pool that grows.
    public var resource: String
    /// From when on.
    public var from: Instant
    /// What the choices cost.
    public var cost: Money

    /// Puts a choice together.
    public init(
        option: String, chosen: Double, most: Int, kind: ResourceLoad.Kind, resource: String, from: Instant,
        cost: Money
    ) {
        self.option = option
        self.chosen = chosen
        self.most = most
        self.kind = kind
        self.resource = resource
        self.from = from
        self.cost = cost
    }
}
