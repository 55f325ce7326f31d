// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms

/// Open intervals in order, with the open minutes before each, so that a run's end is found by bisection.
struct OpenHours: Sendable, Hashable {
    let starts: [Int]
    let ends: [Int]
    /// `before[i]`: open minutes before interval `i`; one more entry for the total.
    let before: [Int]

    init(_ intervals: [OpenInterval]) {
        // Touching intervals are one: a run may cross from one into the next.
        var starts: [Int] = []
        var ends: [Int] = []
        for interval in intervals where interval.start < interval.end {
            if let last = ends.last, last == interval.start {
                ends[ends.count - 1] = interval.end
            } else {
                starts.append(interval.start)
                ends.append(interval.end)
            }
        }
        var before = [0]
        for index in starts.indices {
            before.append(before[index] + ends[index] - starts[index])
        }
        self.starts = starts
        self.ends = ends
        self.before = before
    }

    /// What both have open.
    func intersection(_ other: OpenHours) -> OpenHours {
        var result: [OpenInterval] = []
        var i = 0
        var j = 0
        while i < starts.count, j < other.starts.count {
            let start = max(starts[i], other.starts[j])
            let end = min(ends[i], other.ends[j])
            if start < end { result.append(OpenInterval(start, end)) }
            if ends[i] < other.ends[j] { i += 1 } else { j += 1 }
        }
        return OpenHours(result)
    }

    /// Index of the first interval that ends after `time`; the count when there is none.
    func firstEnding(after time: Int) -> Int {
        ends.partitioningIndex { $0 > time }
    }

    /// Open minutes from `from` up to `to`.
    func minutes(from: Int, to: Int) -> Int {
        to > from ? elapsed(to) - elapsed(from) : 0
    }

    /// Open minutes before `time`.
    func elapsed(_ time: Int) -> Int {
        let index = firstEnding(after: time)
        guard index < starts.count else { return before[starts.count] }
        return before[index] + max(0, time - starts[index])
    }

    /// The earliest run of `duration` open minutes that starts at or after `time`; nil when the hours end before.
    func run(from time: Int, duration: Int, isPausable: Bool) -> (start: Int, end: Int)? {
        var index = firstEnding(after: time)
        if duration == 0, index > 0, ends[index - 1] == time { return (time, time) }
        guard index < starts.count else { return nil }
        if !isPausable {
            while index < starts.count {
                let start = max(time, starts[index])
                if start + duration <= ends[index] { return (start, start + duration) }
                index += 1
            }
            return nil
        }
        let start = max(time, starts[index])
        if duration == 0 { return (start, start) }
        let target = before[index] + (start - starts[index]) + duration
        guard target <= before[starts.count] else { return nil }
        // The first interval at whose end `target` minutes have passed.
        let last = before[(index + 1)...].partitioningIndex { $0 >= target } - 1
        return (start, starts[last] + target - before[last])
    }

    /// The latest run of `duration` open minutes that ends at or before `time`; nil when the hours begin later.
    func latestRun(until time: Int, duration: Int, isPausable: Bool) -> (start: Int, end: Int)? {
        var index = starts.partitioningIndex { $0 >= time } - 1
        guard index >= 0 else { return nil }
        if !isPausable || duration == 0 {
            while index >= 0 {
                let end = min(time, ends[index])
                if end - duration >= starts[index] { return (end - duration, end) }
                index -= 1
            }
            return nil
        }
        let end = min(time, ends[index])
        let target = before[index] + (end - starts[index]) - duration
        guard target >= 0 else { return nil }
        var first = index
        while before[first] > target { first -= 1 }
        let start = starts[first] + target - before[first]
        return (start, end)
    }
}
