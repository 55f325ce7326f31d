// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// An outside maker from whom whole lots can be had on certain days.
public struct Contractor: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// What it makes, and to which stock it delivers.
    public let makes: ID<Material>
    /// How much a lot gives [unit of the material].
    public let lot: Exact
    /// The share of lots expected to pass.
    public let pass: Exact
    /// What a lot costs [money].
    public let price: Exact
    /// From the day of a slot to usable goods in stock.
    public let leadTime: Span
    /// How long before its day a slot must be ordered.
    public let notice: Span
    /// Days on which lots can be ordered, ascending.
    public let slots: [Slot]
    /// Lots that are ordered already, by day.
    public let booked: [Slot]
    /// What giving up a booked lot costs, by how near it is, the nearest first.
    public let fees: [Fee]

    /// A day on which lots are made.
    public struct Slot: Hashable, Sendable {
        /// 00:00 of the day.
        public let day: Instant
        /// How many lots.
        public let lots: Int

        /// Puts a slot together.
        public init(day: Instant, lots: Int) {
            self.day = day
            self.lots = lots
        }
    }

    /// A part of the price that is due for a lot given up at the horizon's start.
    public struct Fee: Hashable, Sendable {
        /// For lots up to so far away.
        public let within: Span
        /// The share of the price.
        public let share: Exact

        /// Puts a fee together.
        public init(within: Span, share: Exact) {
            self.within = within
            self.share = share
        }
    }

    /// Puts a contractor together.
    package init(
        name: String, label: String, makes: ID<Material>, lot: Exact, pass: Exact, price: Exact, leadTime: Span,
        notice: Span, slots: [Slot], booked: [Slot], fees: [Fee]
    ) {
        self.name = name
        self.label = label
        self.makes = makes
        self.lot = lot
        self.pass = pass
        self.price = price
        self.leadTime = leadTime
        self.notice = notice
        self.slots = slots
        self.booked = booked
        self.fees = fees
    }
}
