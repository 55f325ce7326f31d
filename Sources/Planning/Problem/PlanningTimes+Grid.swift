// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

extension PlanningTimes {
    /// Weeks of 7 days from 0 to the end of the rows.
    var weekCount: Int { (end.minutes + 7 * 1440 - 1) / (7 * 1440) }

    /// One week, the last one cut at the end of the rows.
    func week(_ number: Int) -> Interval {
        Interval(
            from: Instant(minutes: number * 7 * 1440), to: min(end, Instant(minutes: (number + 1) * 7 * 1440)))
    }

    /// How long a week is within the rows [min].
    func weekMinutes(_ number: Int) -> Int { week(number).length.minutes }

    /// How long a bucket is [min].
    func bucketMinutes(_ number: Int) -> Int {
        bucketEnds[number].minutes - (number > 0 ? bucketEnds[number - 1].minutes : 0)
    }

    /// How many buckets lie within the horizon.
    var horizonBucketCount: Int { bucketEnds.count { $0 <= horizonEnd } }
}
