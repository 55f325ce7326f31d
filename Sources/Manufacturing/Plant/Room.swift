// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A suite held by a lot from the first set-up to the last clean of its operations there, gaps included.
public struct Room: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// Where it is.
    public let site: ID<Site>
    /// How many equal rooms there are, at least 1; each admits one lot at a time unless it is shared.
    public let count: Int
    /// How long a room stays taken after each lot (line clearance).
    public let turnaround: Span
    /// Cost of holding one room [money/min].
    public let rate: Exact
    /// When rooms are closed.
    public let closed: [Outage]
    /// How lots of equal key share it; nil: one lot at a time.
    public let sharing: KeySharing?

    /// How many lots may be in the rooms at once.
    public var lotsAtOnce: Int { count * (sharing?.capacity ?? 1) }

    /// Puts a room together.
    package init(
        name: String, label: String, site: ID<Site>, count: Int, turnaround: Span, rate: Exact, closed: [Outage],
        sharing: KeySharing? = nil
    ) {
        self.name = name
        self.label = label
        self.site = site
        self.count = count
        self.turnaround = turnaround
        self.rate = rate
        self.closed = closed
        self.sharing = sharing
    }
}
