// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// People of one skill.
public struct StaffPool: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// Where they work.
    public let site: ID<Site>
    /// People present in each open hour.
    public let headcount: Int
    /// Their normal hours.
    public let calendar: ID<WorkCalendar>
    /// Share of paid time that is work (the rest: gowning, records, leave), above 0, at most 1.
    public let productive: Exact
    /// Pay of a normal hour [money/min].
    public let rate: Exact
    /// Whether the roster is paid or only the hours used.
    public let paid: Pay
    /// Work beyond normal hours, on the same days.
    public let overtime: Overtime?
    /// Hours beyond the normal calendar, paid as used (weekends, nights on call).
    public let cover: Cover?
    /// How much later than asked for work in normal hours may be done, in whole weeks of 7 days; 0: in its own week.
    public let slides: Span

    /// What is paid of a pool's normal hours.
    public enum Pay: String, Hashable, Sendable, CaseIterable {
        /// Headcount × normal hours, whatever is used.
        case roster
        /// Only the hours used.
        case used
    }

    /// Work beyond normal hours.
    public struct Overtime: Hashable, Sendable {
        /// Work hours the whole pool may add [h per week of 7 days].
        public let hoursPerWeek: Exact
        /// Pay of such an hour [money/min].
        public let rate: Exact

        /// Puts an overtime rule together.
        public init(hoursPerWeek: Exact, rate: Exact) {
            self.hoursPerWeek = hoursPerWeek
            self.rate = rate
        }
    }

    /// A second calendar in which part of the pool can be called in.
    public struct Cover: Hashable, Sendable {
        /// When people can be called in; minutes of the normal calendar do not count.
        public let calendar: ID<WorkCalendar>
        /// People who can be called in.
        public let headcount: Int
        /// Pay of such an hour [money/min].
        public let rate: Exact

        /// Puts a cover rule together.
        public init(calendar: ID<WorkCalendar>, headcount: Int, rate: Exact) {
            self.calendar = calendar
            self.headcount = headcount
            self.rate = rate
        }
    }

    /// Puts a staff pool together.
    package init(
        name: String, label: String, site: ID<Site>, headcount: Int, calendar: ID<WorkCalendar>, productive: Exact,
        rate: Exact, paid: Pay, overtime: Overtime?, cover: Cover?,
        slides: Span = StaffPool.usualSlides
    ) {
        self.name = name
        self.label = label
        self.site = site
        self.headcount = headcount
        self.calendar = calendar
        self.productive = productive
        self.rate = rate
        self.paid = paid
        self.overtime = overtime
        self.cover = cover
        self.slides = slides
    }

    /// How far work slides where a pool does not say.
    package static let usualSlides = Span.days(7)

    /// The weeks after its own in which work may still be done.
    public var slideWeeks: Int { slides.minutes / (7 * 1440) }
}
