// SPDX-License-Identifier: GPL-3.0-or-later

/// When a pool does its work: the earliest first, with the least overtime, and that as late as its limits allow.
struct WorkPace: Sendable {
    /// Overtime by week [h].
    private(set) var overtime: [Double]
    /// Work that is left for later weeks, by week [h].
    private(set) var carried: [Double]

    /// - Parameters:
    ///   - work: Work asked for, by week [h].
    ///   - capacity: Work that normal hours hold, by week [h].
    ///   - limit: The most overtime, by week [h].
    ///   - slides: By how many weeks work may be put off; none is put off beyond the last week.
    init(work: [Double], capacity: [Double], limit: [Double], slides: Int) {
        overtime = []
        carried = []
        var before = 0.0
        for week in work.indices {
            let left = max(0, before + work[week] - capacity[week])
            let mayWait = week == work.count - 1 ? 0 : work[max(0, week - slides + 1)..<(week + 1)].reduce(0, +)
            overtime.append(max(0, left - mayWait))
            carried.append(left - overtime[week])
            before = carried[week]
        }
        // What is beyond a limit is done before, out of what was left over then.
        for week in work.indices.dropFirst().reversed() where overtime[week] > limit[week] {
            let moved = min(overtime[week] - limit[week], carried[week - 1])
            overtime[week] -= moved
            overtime[week - 1] += moved
            carried[week - 1] -= moved
        }
    }
}
