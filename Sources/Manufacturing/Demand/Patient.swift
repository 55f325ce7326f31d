// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A patient whose own cells are made into one lot that nobody else can have.
public struct Patient: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// How the lot is made; the recipe is autologous.
    public let recipe: ID<Recipe>
    /// When the cells are there.
    public let arrives: Instant
    /// How long after the arrival the lot may start at most.
    public let startWithin: Span
    /// When the product is due, an arrival's vein-to-vein limit later.
    public let due: Instant
    /// How late it may be released at most; nil: to the end of the tail.
    public let latest: Span?
    /// The fewest units that are of use [unit of the material].
    public let fewest: Exact
    /// What a treatment earns [money].
    public let price: Exact
    /// Penalty for each day begun after the due time [money/d].
    public let latePerDay: Exact
    /// The most that lateness can cost, if there is a limit [money].
    public let lateCap: Exact?
    /// Penalty for a patient who gets nothing [money].
    public let lost: Exact

    /// Who comes first, 1 before 2; nil: after all that have one.
    public let priority: Int?

    /// Puts a patient together.
    public init(
        name: String, label: String, recipe: ID<Recipe>, arrives: Instant, startWithin: Span, due: Instant,
        latest: Span?, fewest: Exact, price: Exact, latePerDay: Exact, lateCap: Exact?, lost: Exact,
        priority: Int? = nil
    ) {
        self.name = name
        self.label = label
        self.recipe = recipe
        self.arrives = arrives
        self.startWithin = startWithin
        self.due = due
        self.latest = latest
        self.fewest = fewest
        self.price = price
        self.latePerDay = latePerDay
        self.lateCap = lateCap
        self.lost = lost
        self.priority = priority
    }
}
