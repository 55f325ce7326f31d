// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Who wants how much of what by when, and what it is worth.
public struct DemandLine: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// What is wanted.
    public let material: ID<Material>
    /// How much [unit of the material].
    public let quantity: Exact
    /// 00:00 at the end of the due date; before 0 for backlog.
    public let due: Instant
    /// Price of a delivered unit [money/unit].
    public let price: Exact
    /// Penalty for each day late [money/(unit·d)].
    public let latePerDay: Exact
    /// The most a late unit can cost [money/unit].
    public let lateCap: Exact
    /// Penalty for a unit never delivered [money/unit].
    public let lost: Exact
    /// How early it may be delivered.
    public let early: Span
    /// How late it may be delivered at most; nil: to the end of the tail.
    public let latest: Span?
    /// Who wants it, if said.
    public let customer: String?
    /// How sure it is.
    public let kind: Kind
    /// How much of its shelf life must be left on delivery; nil: it need not have expired.
    public let remainingLife: RemainingLife?
    /// Who is served first among lines of one material, 1 before 2; nil: after all that have one.
    public let priority: Int?

    /// How sure a demand is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case firm, forecast
        /// Made from the mean rate of the table, beyond its end.
        case `repeat`
    }

    /// Puts a demand line together.
    public init(
        name: String, label: String, material: ID<Material>, quantity: Exact, due: Instant, price: Exact,
        latePerDay: Exact, lateCap: Exact, lost: Exact, early: Span, latest: Span?, customer: String?, kind: Kind,
        remainingLife: RemainingLife?, priority: Int? = nil
    ) {
        self.name = name
        self.label = label
        self.material = material
        self.quantity = quantity
        self.due = due
        self.price = price
        self.latePerDay = latePerDay
        self.lateCap = lateCap
        self.lost = lost
        self.early = early
        self.latest = latest
        self.customer = customer
        self.kind = kind
        self.remainingLife = remainingLife
        self.priority = priority
    }
}
