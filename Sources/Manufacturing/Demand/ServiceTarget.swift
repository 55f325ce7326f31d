// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How much of what a customer wants of a material must be delivered on time.
public struct ServiceTarget: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// What is wanted.
    public let material: ID<Material>
    /// Whose demand counts; nil: everybody's.
    public let customer: String?
    /// The share of the wanted quantity to be delivered by the due dates.
    public let target: Exact
    /// The time over which the share is taken.
    public let period: Period
    /// The penalty for each unit below the target [money/unit]; nil: the target must be met.
    public let penalty: Exact?

    /// The time over which a share is taken.
    public enum Period: String, Hashable, Sendable, CaseIterable {
        case horizon, quarter, month
    }

    /// Puts a target together.
    public init(
        name: String, label: String, material: ID<Material>, customer: String?, target: Exact, period: Period,
        penalty: Exact?
    ) {
        self.name = name
        self.label = label
        self.material = material
        self.customer = customer
        self.target = target
        self.period = period
        self.penalty = penalty
    }

    /// Whether a demand line counts.
    public func counts(_ line: DemandLine) -> Bool {
        line.material == material && (customer == nil || customer == line.customer)
    }
}
