// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A weekly pattern of shifts with exceptions; times are the site's civil time.
public struct WorkCalendar: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// Shifts by weekday, index 0 is Monday; each shift belongs to the day on which it begins.
    public let weekly: [[Shift]]
    /// Days without any shift that begins on them.
    public let closed: [DateRange]
    /// Days whose shifts replace the weekly pattern; these win over `closed`.
    public let open: [SpecialDay]

    /// A stretch of work: minutes of the day; `to` over 1440 runs past midnight.
    public struct Shift: Hashable, Sendable {
        /// First minute of the day that is open, 0 ..< 1440.
        public let from: Int
        /// First minute that is closed again, `from` < `to` ≤ 2880.
        public let to: Int

        /// Makes a shift between two minutes of the day.
        public init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// A run of civil days, both ends included.
    public struct DateRange: Hashable, Sendable {
        /// The first day.
        public let first: CivilDate
        /// The last day.
        public let last: CivilDate

        /// Makes a run of days.
        public init(first: CivilDate, last: CivilDate) {
            self.first = first
            self.last = last
        }
    }

    /// A day with shifts of its own.
    public struct SpecialDay: Hashable, Sendable {
        /// The day.
        public let date: CivilDate
        /// Its shifts.
        public let shifts: [Shift]

        /// Gives a day its own shifts.
        public init(date: CivilDate, shifts: [Shift]) {
            self.date = date
            self.shifts = shifts
        }
    }

    /// Puts a calendar together.
    package init(name: String, label: String, weekly: [[Shift]], closed: [DateRange], open: [SpecialDay]) {
        self.name = name
        self.label = label
        self.weekly = weekly
        self.closed = closed
        self.open = open
    }

    /// The id of the calendar that is always open, present in every scenario.
    public static let alwaysName = "always"
}
