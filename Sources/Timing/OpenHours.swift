// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// When something is open: disjoint stretches of plant time in order, touching ones joined.
///
/// Nothing is open outside the window over which the hours were compiled. Sums over any stretch take two binary
/// searches.
public struct OpenHours: Hashable, Sendable {
    /// First minutes of the open stretches, ascending.
    let starts: [Int]
    /// First closed minute after each open stretch.
    let ends: [Int]
    /// Open minutes before each stretch; one element more than there are stretches, the last is the total.
    let before: [Int]
    /// The length of the longest stretch.
    let longest: Int

    /// Makes open hours from stretches in any order; empty ones are left out, touching and overlapping ones joined.
    public init(_ intervals: [Interval]) {
        self.init(unordered: intervals.map { ($0.from.minutes, $0.to.minutes) })
    }

    /// Makes open hours from stretches in any order, in minutes.
    init(unordered stretches: [(from: Int, to: Int)]) {
        var joined: [(from: Int, to: Int)] = []
        joined.reserveCapacity(stretches.count)
        let sorted = stretches.filter { $0.from < $0.to }.sorted { $0 < $1 }
        for stretch in sorted {
            if let last = joined.last, stretch.from <= last.to {
                joined[joined.count - 1].to = max(last.to, stretch.to)
            } else {
                joined.append(stretch)
            }
        }
        self.init(joined: joined)
    }

    /// Takes stretches that are in order, not empty and apart from each other.
    init(joined stretches: [(from: Int, to: Int)]) {
        var sum = 0
        var longest = 0
        var before = [0]
        before.reserveCapacity(stretches.count + 1)
        for stretch in stretches {
            sum += stretch.to - stretch.from
            longest = max(longest, stretch.to - stretch.from)
            before.append(sum)
        }
        starts = stretches.map(\.from)
        ends = stretches.map(\.to)
        self.before = before
        self.longest = longest
    }

    /// Never open.
    public static let never = OpenHours(joined: [])

    /// The open stretches, in order, with closed time between any two.
    public var intervals: [Interval] {
        starts.indices.map { Interval(from: Instant(minutes: starts[$0]), to: Instant(minutes: ends[$0])) }
    }

    /// Whether it is never open.
    public var isEmpty: Bool { starts.isEmpty }

    /// The number of open minutes in [from, to); 0 where `to` does not come after `from`.
    public func openMinutes(from: Instant, to: Instant) -> Int {
        openMinutes(from.minutes, to.minutes)
    }

    /// The number of open minutes in a stretch of time.
    public func openMinutes(in interval: Interval) -> Int {
        openMinutes(interval.from.minutes, interval.to.minutes)
    }

    /// Whether the minute that begins at an instant is open.
    public func contains(_ instant: Instant) -> Bool {
        isOpen(instant.minutes)
    }

    /// The open stretch that contains the minute that begins at an instant.
    public func interval(containing instant: Instant) -> Interval? {
        let place = place(atOrBefore: instant.minutes)
        guard place >= 0, instant.minutes < ends[place] else { return nil }
        return Interval(from: Instant(minutes: starts[place]), to: Instant(minutes: ends[place]))
    }

    /// The first open stretch that begins at or after an instant.
    public func interval(after instant: Instant) -> Interval? {
        let next = place(atOrBefore: instant.minutes - 1) + 1
        guard next < starts.count else { return nil }
        return Interval(from: Instant(minutes: starts[next]), to: Instant(minutes: ends[next]))
    }
}
