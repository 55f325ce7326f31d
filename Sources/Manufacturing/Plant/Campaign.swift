// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What campaigns of a room or unit that holds a key must be like.
///
/// A campaign is a longest run of lots of equal key, one after another, without more than `gap` of idle time between.
public struct Campaign: Hashable, Sendable {
    /// The fewest lots, at least 1; a campaign open at the horizon's end may have fewer.
    public let shortest: Int
    /// The most lots; nil: any number.
    public let longest: Int?
    /// The number of lots is a multiple of this, at least 1; not of a campaign open at the horizon's end.
    public let multiple: Int
    /// The longest idle time within a campaign; nil: only another key ends it.
    public let gap: Span?
    /// How long it takes, after the changeover, to get ready for the first lot.
    public let lead: Span
    /// The longest time from the first lot's entering to the last one's leaving; nil: any time.
    public let lasts: Span?
    /// What each campaign costs [money].
    public let cost: Exact

    /// Puts the rules of campaigns together.
    package init(
        shortest: Int = 1, longest: Int? = nil, multiple: Int = 1, gap: Span? = nil, lead: Span = .zero,
        lasts: Span? = nil, cost: Exact = .zero
    ) {
        self.shortest = shortest
        self.longest = longest
        self.multiple = multiple
        self.gap = gap
        self.lead = lead
        self.lasts = lasts
        self.cost = cost
    }

    /// The campaign that is under way when the horizon begins.
    public struct Begun: Hashable, Sendable {
        /// How many lots it has had, at least 1.
        public let lots: Int
        /// When its first lot entered; nil where it matters not.
        public let began: Instant?

        /// Puts a campaign under way together.
        package init(lots: Int, began: Instant?) {
            self.lots = lots
            self.began = began
        }
    }
}
