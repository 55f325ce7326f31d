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
    /// What lots on it have in common but for changeovers; nil: it changes between any lots without more ado.
    public let sharing: KeySharing?

    /// Puts a unit class together.
    package init(
        name: String, label: String, site: ID<Site>, count: Int, calendar: ID<WorkCalendar>, rate: Exact,
        turnaround: Span, maintenance: [Outage], sharing: KeySharing? = nil
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
