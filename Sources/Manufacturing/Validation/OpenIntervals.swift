// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// When something is open, roughly: enough to tell what can never fit.
struct OpenIntervals {
    /// Disjoint stretches of plant time in minutes, in order; touching ones are joined.
    var intervals: [Range<Int>]
    /// Stretches that reach the end of what was looked at may go on.
    let end: Int

    /// Always open.
    static func always(until end: Int) -> OpenIntervals { OpenIntervals(intervals: [-1440..<end], end: end) }

    private init(intervals: [Range<Int>], end: Int) {
        self.intervals = intervals
        self.end = end
    }

    /// The open hours of a calendar from the day before the start for so many days.
    init(_ calendar: WorkCalendar, from start: CivilDate, days: Int) {
        end = days * 1440
        var open: [Range<Int>] = []
        let special = Dictionary(calendar.open.map { ($0.date, $0.shifts) }, uniquingKeysWith: { first, _ in first })
        let closed = Self.merged(calendar.closed.map { $0.first.dayNumber..<($0.last.dayNumber + 1) })
        var place = 0
        for day in -1..<max(0, days) {
            let date = start.adding(days: day)
            let number = date.dayNumber
            while place < closed.count, closed[place].upperBound <= number { place += 1 }
            var shifts = calendar.weekly[date.weekday.rawValue]
            if place < closed.count, closed[place].contains(number) { shifts = [] }
            if let own = special[date] { shifts = own }
            open += shifts.map { (day * 1440 + $0.from)..<min(day * 1440 + $0.to, days * 1440) }.filter { !$0.isEmpty }
        }
        intervals = Self.merged(open)
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// When either is open.
    func union(_ other: OpenIntervals) -> OpenIntervals {
        OpenIntervals(intervals: Self.merged(intervals + other.intervals), end: end)
    }

    /// When both are open.
    func intersection(_ other: OpenIntervals) -> OpenIntervals {
        var both: [Range<Int>] = []
        var (left, right) = (0, 0)
        while left < intervals.count, right < other.intervals.count {
            let (first, second) = (intervals[left], other.intervals[right])
            let overlap =
                max(
                    first.lowerBound, second.lowerBound)..<max(
                    max(first.lowerBound, second.lowerBound), min(first.upperBound, second.upperBound))
            if !overlap.isEmpty { both.append(overlap) }
            if first.upperBound < second.upperBound { left += 1 } else { right += 1 }
        }
        return OpenIntervals(intervals: both, end: end)
    }

    /// The longest stretch; nil where one may be longer than what was looked at.
    var longest: Span? {
        if let last = intervals.last, last.upperBound >= end, last.count > 1440 * 14 { return nil }
        return .minutes(intervals.map(\.count).max() ?? 0)
    }
}
