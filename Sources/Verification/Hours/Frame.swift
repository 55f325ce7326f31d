// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The stretch of time of a plan and its cuts, all in minutes from the horizon's start.
struct Frame {
    /// The end of the horizon.
    let horizon: Int
    /// The end of the tail.
    let end: Int
    /// The grid of lot starts.
    let grid: Int
    /// Ends of the buckets, ascending.
    let bucketEnds: [Int]
    /// First minutes of the weeks.
    let weeks: [Int]
    /// Whether lots may be fractional.
    let isRelaxed: Bool
    /// Minutes for which calendars are worked out.
    let low: Int
    let high: Int

    init(_ scenario: Scenario, tail: Int, isRelaxed: Bool) {
        let given = scenario.horizon
        let horizon = max(1, min(given.length.minutes, Limits.minutes))
        let end = horizon + max(0, min(tail, Limits.minutes))
        self.horizon = horizon
        self.end = end
        self.isRelaxed = isRelaxed
        grid = max(1, min(given.starts.minutes, Limits.minutes))
        weeks = Array(stride(from: 0, to: end, by: 10080))
        var ends: Set<Int> = [horizon, end]
        switch given.bucket {
        case .span(let span):
            ends.formUnion(stride(from: max(1440, span.minutes), to: end, by: max(1440, span.minutes)))
        case .month:
            let base = given.start.dayNumber
            var month = CivilDate(year: given.start.year, month: given.start.month, day: 1) ?? given.start
            while true {
                let next = month.adding(months: 1)
                let minute = (next.dayNumber - base) * 1440
                guard next > month, minute < end else { break }
                ends.insert(minute)
                month = next
            }
        }
        bucketEnds = ends.sorted()
        let earliest = scenario.opening.lots.map(\.started.minutes).min() ?? 0
        low = max(-Limits.minutes, min(0, earliest)) - 8 * 1440
        high = end + 400 * 1440
    }

    /// The place of a bucket by its end.
    func bucketStart(_ place: Int) -> Int { place == 0 ? 0 : bucketEnds[place - 1] }
}
