// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A class of interchangeable pieces of equipment.
public struct UnitClass: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// Where it stands.
    public let site: ID<Site>
    /// How many interchangeable units there are, at least 1.
    public let count: Int
    /// When work can run on it.
    public let calendar: ID<WorkCalendar>
    /// Cost of holding one unit [money/min].
    public let rate: Exact
    /// How long a unit stays taken after a lot's last clean.
    public let turnaround: Span
    /// When units are down.
    public let maintenance: [Outage]
    /// By how many days work on it may be put off at most, within the holds before it.
    public let slideDays: Int
    /// What lots on it have in common but for changeovers; nil: it changes between any lots without more ado.
    public let sharing: KeySharing?
    /// From when on lots may use it; nil: always.
    public let qualified: Instant?
    /// The recipes it is kept for; nil: any.
    public let only: [ID<Recipe>]?
    /// The recipes it must not be used by.
    public let barred: [ID<Recipe>]
    /// What it takes to set it up for a product, once in each bucket with lots of it; in the order of the materials.
    public let setUps: [SetUp]

    /// A set-up for lots that make a material.
    public struct SetUp: Hashable, Sendable {
        /// What the lots make.
        public let material: ID<Material>
        /// How much of the unit's hours it takes in a bucket.
        public let time: Span
        /// What it costs in a bucket [money].
        public let cost: Exact

        /// Puts a set-up together.
        package init(material: ID<Material>, time: Span, cost: Exact) {
            self.material = material
            self.time = time
            self.cost = cost
        }
    }

    /// Puts a unit class together.
    package init(
        name: String, label: String, site: ID<Site>, count: Int, calendar: ID<WorkCalendar>, rate: Exact,
        turnaround: Span, maintenance: [Outage], sharing: KeySharing? = nil, only: [ID<Recipe>]? = nil,
        barred: [ID<Recipe>] = [], setUps: [SetUp] = [], slideDays: Int = 0, qualified: Instant? = nil
    ) {
        self.name = name
        self.label = label
        self.site = site
        self.count = count
        self.calendar = calendar
        self.rate = rate
        self.turnaround = turnaround
        self.maintenance = maintenance
        self.sharing = sharing
        self.only = only
        self.barred = barred
        self.setUps = setUps
        self.slideDays = slideDays
        self.qualified = qualified
    }
}

/// A stretch of time in which some units of a class, or rooms of a kind, cannot be used.
public struct Outage: Hashable, Sendable {
    /// The first minute that is out.
    public let from: Instant
    /// The first minute that is available again.
    public let to: Instant
    /// How many are out, at least 1.
    public let count: Int
    /// Free text for people.
    public let label: String

    /// Puts an outage together.
    package init(from: Instant, to: Instant, count: Int, label: String) {
        self.from = from
        self.to = to
        self.count = count
        self.label = label
    }
}
