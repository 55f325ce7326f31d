// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// The instants on which a plan is cut: the end of rows, buckets, weeks, deliveries, expiry.
public struct PlanningTimes: Hashable, Sendable {
    /// H, the end of the horizon: lots start before it.
    public let horizonEnd: Instant
    /// How long rows run on after the horizon.
    public let tail: Span
    /// E, the end of all rows: H + tail.
    public let end: Instant
    /// The ends of the buckets, ascending; H and E are among them.
    public let bucketEnds: [Instant]
    let origin: CivilDateTime
    private let deliveries: Int

    /// Cuts the time of a scenario; `tail` counts where the scenario gives none (see ``tail(of:starts:)``).
    public init(_ scenario: Scenario, tail: Span) {
        let horizon = scenario.horizon
        self.tail = horizon.tail ?? tail
        horizonEnd = Instant.start + horizon.length
        end = horizonEnd + self.tail
        origin = CivilDateTime(date: horizon.start)
        deliveries = horizon.deliveries.minutes
        bucketEnds = Self.bucketEnds(horizon, end: end)
    }

    /// Cuts the time of a scenario whose starts are walked.
    public init(_ scenario: Scenario, starts: [[StartOutcome]]) {
        self.init(scenario, tail: Self.tail(of: scenario, starts: starts))
    }

    /// The tail a scenario asks for, else the longest time from a cell's start to its lot's release, in whole days.
    public static func tail(of scenario: Scenario, starts: [[StartOutcome]]) -> Span {
        if let tail = scenario.horizon.tail { return tail }
        var longest = 0
        for outcome in starts.joined() {
            guard let lot = outcome.timeline else { continue }
            longest = max(longest, (lot.released - lot.cell).minutes)
        }
        return .days((longest + 1439) / 1440)
    }

    /// Days from 0 to E.
    public var dayCount: Int { (end.minutes + 1439) / 1440 }

    /// Weeks of 7 days from 0, the last one cut at E.
    public var weeks: [Interval] {
        Self.grid(every: 7 * 1440, to: end).reduce(into: []) { weeks, weekEnd in
            weeks.append(Interval(from: weeks.last?.to ?? .start, to: weekEnd))
        }
    }

    /// The buckets, in order, from 0 to E.
    public var buckets: [Interval] {
        bucketEnds.reduce(into: []) { buckets, bucketEnd in
            buckets.append(Interval(from: buckets.last?.to ?? .start, to: bucketEnd))
        }
    }

    /// The place among ``bucketEnds`` of the bucket that contains an instant in [0, E).
    public func bucket(containing instant: Instant) -> Int? {
        guard instant >= .start, instant < end else { return nil }
        return bucketEnds.firstIndex { instant < $0 }
    }

    /// The multiples of a step in (0, end), and the end.
    static func grid(every step: Int, to end: Instant) -> [Instant] {
        guard end > .start else { return [] }
        guard step > 0 else { return [end] }
        return stride(from: step, to: end.minutes, by: step).map { Instant(minutes: $0) } + [end]
    }

    /// Multiples of the bucket (or the first of each month) in (0, E), H and E, each once.
    private static func bucketEnds(_ horizon: Horizon, end: Instant) -> [Instant] {
        var ends: Set<Instant>
        switch horizon.bucket {
        case .span(let span):
            ends = Set(grid(every: span.minutes, to: end))
        case .month:
            ends = [end]
            let zero = horizon.start.dayNumber
            var month = CivilDate(year: horizon.start.year, month: horizon.start.month, day: 1) ?? horizon.start
            while month < .latest {
                month = month.adding(months: 1)
                let instant = Instant(minutes: (month.dayNumber - zero) * 1440)
                guard instant < end else { break }
                ends.insert(instant)
            }
        }
        ends.insert(Instant.start + horizon.length)
        return ends.filter { $0 > .start }.sorted()
    }

    // MARK: Starts

    /// The same outcome, lost if the lot would be released after E.
    public func within(_ outcome: StartOutcome) -> StartOutcome {
        guard let lot = outcome.timeline, lot.released > end else { return outcome }
        return .lost(
            LostStart(
                cell: lot.cell,
                reason: .beyondTail(released: lot.released),
                text: "released after the end of the tail"
            )
        )
    }

    // MARK: Deliveries

    /// Multiples of the delivery grid in (0, E], H, E, and the lines' due instants in (0, E]; ascending.
    public func deliveryInstants(of lines: some Sequence<DemandLine>) -> [Instant] {
        var instants = Set(Self.grid(every: deliveries, to: end))
        instants.insert(horizonEnd)
        for line in lines where line.due > .start && line.due <= end { instants.insert(line.due) }
        return instants.filter { $0 > .start }.sorted()
    }

    /// Whether a line may be delivered at t: due − early ≤ t ≤ due + latest, 0 < t ≤ E.
    public func mayDeliver(_ line: DemandLine, at instant: Instant) -> Bool {
        guard instant > .start, instant <= end, instant >= line.due - line.early else { return false }
        guard let latest = line.latest else { return true }
        return instant <= line.due + latest
    }

    // MARK: Expiry

    /// When something of a shelf life that expires at an instant is taken to have begun to age.
    public func birth(_ life: Material.ShelfLife, expiring instant: Instant) -> Instant {
        switch life {
        case .span(let span):
            return instant - span
        case .months(let count):
            let moment = CivilDateTime(instant, since: origin)
            let earlier = CivilDateTime(date: moment.date.adding(months: -count), time: moment.time)
            return earlier.instant(since: origin)
        }
    }

    /// When something that began to age at an instant expires: a span later, or on the same day of a later month,
    /// else that month's last, at the same time of day.
    public func expiry(_ life: Material.ShelfLife, of born: Instant) -> Instant {
        switch life {
        case .span(let span):
            return born + span
        case .months(let count):
            let moment = CivilDateTime(born, since: origin)
            let later = CivilDateTime(date: moment.date.adding(months: count), time: moment.time)
            return later.instant(since: origin)
        }
    }
}
