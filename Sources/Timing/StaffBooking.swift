// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics
public import Manufacturing

/// Work of a pool spread evenly over open minutes of a stretch of time.
public struct StaffBooking: Hashable, Sendable {
    /// The pool.
    public let pool: ID<StaffPool>
    /// The stretch over whose open minutes the work is spread.
    public let during: Interval
    /// Whether cover hours count as open as well as normal hours.
    public let usesCover: Bool
    /// Work in normal hours [person-min].
    public let normalMinutes: Double
    /// Work in cover hours [person-min].
    public let coverMinutes: Double
    /// What the work is for.
    public let task: Task

    /// What work is for.
    public enum Task: Hashable, Sendable {
        /// A copy of an operation, counted from 1.
        case operation(ID<Operation>, copy: Int)
        /// A test.
        case test(ID<QualityTest>)
        /// The review of a lot.
        case review
        /// Something that belongs to no single lot.
        case shared
    }

    /// The work of this booking within a stretch of time [person-min], by its share of the open minutes.
    public func minutes(in part: Interval, hours: PlantHours) -> (normal: Double, cover: Double) {
        let from = max(part.from, during.from)
        let to = min(part.to, during.to)
        return (
            Self.share(hours.poolNormal(pool), from, to, during, of: normalMinutes),
            usesCover ? Self.share(hours.poolCover(pool), from, to, during, of: coverMinutes) : 0
        )
    }

    private static func share(
        _ open: OpenHours, _ from: Instant, _ to: Instant, _ whole: Interval, of amount: Double
    ) -> Double {
        guard amount > 0 else { return 0 }
        let all = open.openMinutes(in: whole)
        return all > 0 ? amount * Double(open.openMinutes(from: from, to: to)) / Double(all) : 0
    }
}

/// Bookings of one lot as they are made.
struct StaffLedger {
    private let hours: PlantHours
    private(set) var bookings: [StaffBooking] = []
    /// The work by pool and week, each pair once; sums are formed in the order of the bookings.
    private(set) var weeks: [StaffWeekMinutes] = []

    /// Begins with room for so many bookings, after weeks to which they add.
    init(hours: PlantHours, after weeks: [StaffWeekMinutes] = [], room: Int) {
        self.hours = hours
        bookings.reserveCapacity(room)
        self.weeks.reserveCapacity(weeks.count + min(room, 32))
        self.weeks += weeks
    }

    /// Each open minute of [from, to) gets the same share of `amount` person-minutes.
    ///
    /// Nothing is booked where no minute is open. `open` are the open minutes of normal hours, where they are known.
    mutating func book(
        _ pool: ID<StaffPool>, _ from: Int, _ to: Int, amount: Double, withCover: Bool,
        for task: StaffBooking.Task = .shared, open: Int? = nil
    ) {
        guard amount > 0, from < to else { return }
        let normalOpen = open ?? hours.normalMinutes(pool, from, to)
        let coverOpen = withCover ? hours.coverMinutes(pool, from, to) : 0
        guard normalOpen + coverOpen > 0 else { return }
        let perMinute = Double(normalOpen + coverOpen)
        bookings.append(
            StaffBooking(
                pool: pool,
                during: Interval(from: Instant(minutes: from), to: Instant(minutes: to)),
                usesCover: withCover,
                normalMinutes: amount * Double(normalOpen) / perMinute,
                coverMinutes: amount * Double(coverOpen) / perMinute,
                task: task
            )
        )
        guard to > 0 else { return }
        func spread(_ week: Int, _ inNormal: Int, _ inCover: Int) {
            guard inNormal + inCover > 0 else { return }
            add(
                StaffWeekMinutes(
                    pool: pool,
                    week: week,
                    normal: amount * Double(inNormal) / perMinute,
                    cover: amount * Double(inCover) / perMinute
                )
            )
        }
        let firstWeek = max(from, 0) / Self.week
        let lastWeek = (to - 1) / Self.week
        if from >= 0, firstWeek == lastWeek { return spread(firstWeek, normalOpen, coverOpen) }
        var start = max(from, 0)
        var normal = hours.normalMinutes(pool, before: start)
        for week in firstWeek...lastWeek {
            let end = min(to, (week + 1) * Self.week)
            let normalNext = hours.normalMinutes(pool, before: end)
            spread(week, normalNext - normal, coverOpen == 0 ? 0 : hours.coverMinutes(pool, start, end))
            normal = normalNext
            start = end
        }
    }

    private mutating func add(_ next: StaffWeekMinutes) {
        let place = weeks.partitioningIndex { ($0.pool, $0.week) >= (next.pool, next.week) }
        guard place < weeks.count, weeks[place].pool == next.pool, weeks[place].week == next.week else {
            weeks.insert(next, at: place)
            return
        }
        weeks[place] = StaffWeekMinutes(
            pool: next.pool, week: next.week, normal: weeks[place].normal + next.normal,
            cover: weeks[place].cover + next.cover)
    }

    private static let week = 7 * 1440
}
