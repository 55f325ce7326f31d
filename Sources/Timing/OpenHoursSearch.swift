// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics

/// Searches in open hours, in minutes; each is a binary search and a short scan.
extension OpenHours {
    /// The last stretch that begins at or before a minute; −1 where there is none.
    func place(atOrBefore minute: Int) -> Int { starts.count(through: minute) - 1 }

    /// Whether a minute is open.
    func isOpen(_ minute: Int) -> Bool {
        let place = place(atOrBefore: minute)
        return place >= 0 && minute < ends[place]
    }

    /// Open minutes before a minute.
    func cumulative(_ minute: Int) -> Int {
        let place = place(atOrBefore: minute)
        return place < 0 ? 0 : before[place] + min(minute, ends[place]) - starts[place]
    }

    /// Open minutes in [from, to).
    func openMinutes(_ from: Int, _ to: Int) -> Int {
        from < to ? cumulative(to) - cumulative(from) : 0
    }

    /// Whether all minutes of [from, to) are open.
    func covers(_ from: Int, _ to: Int) -> Bool {
        guard from < to else { return true }
        let place = place(atOrBefore: from)
        return place >= 0 && to <= ends[place]
    }

    /// The earliest s ≥ `from` with [s, s + length) inside one stretch.
    func earliestFit(_ length: Int, from: Int) -> Int? {
        guard length <= longest else { return nil }
        var place = place(atOrBefore: from)
        if place >= 0, from < ends[place], length <= ends[place] - from { return from }
        place += 1
        while place < starts.count {
            if length <= ends[place] - starts[place] { return starts[place] }
            place += 1
        }
        return nil
    }

    /// The latest s with [s, s + length) inside one stretch and s + length ≤ `by`; `length` is above 0.
    func latestFit(_ length: Int, by: Int) -> Int? {
        guard length <= longest else { return nil }
        var place = place(atOrBefore: by - 1)
        while place >= 0 {
            let start = min(by, ends[place]) - length
            if start >= starts[place] { return start }
            place -= 1
        }
        return nil
    }

    /// The first open minute at or after a minute.
    func nextOpen(_ minute: Int) -> Int? {
        let place = place(atOrBefore: minute)
        if place >= 0, minute < ends[place] { return minute }
        return place + 1 < starts.count ? starts[place + 1] : nil
    }

    /// The first minute after this one at which a stretch begins or ends.
    func nextChange(after minute: Int) -> Int? {
        let place = place(atOrBefore: minute)
        if place >= 0, minute < ends[place] { return ends[place] }
        return place + 1 < starts.count ? starts[place + 1] : nil
    }

    /// The first minute at which `work` open minutes have passed since `from`; `work` is above 0.
    func end(ofWork work: Int, from: Int) -> Int? {
        let target = cumulative(from) + work
        guard let total = before.last, target <= total else { return nil }
        // The stretch with before[place] < target ≤ before[place + 1].
        let place = before.partitioningIndex { $0 >= target } - 1
        return starts[place] + target - before[place]
    }

    /// The open minute before which exactly `count` minutes (at least 0) are open.
    func minute(afterOpen count: Int) -> Int? {
        guard let total = before.last, count < total else { return nil }
        // The stretch with before[place] ≤ count < before[place + 1].
        let place = before.partitioningIndex { $0 > count } - 1
        return starts[place] + count - before[place]
    }

    /// The longest closed stretch between two open ones that meets [from, to), the earliest of equal ones.
    func longestGap(meeting from: Int, _ to: Int) -> (from: Int, to: Int)? {
        var best: (from: Int, to: Int)?
        var place = max(place(atOrBefore: from), 0)
        while place + 1 < starts.count, ends[place] < to {
            let gap = (from: ends[place], to: starts[place + 1])
            if gap.to > from, gap.to - gap.from > best.map({ $0.to - $0.from }) ?? 0 { best = gap }
            place += 1
        }
        return best
    }
}

extension [Int] {
    /// How many of these minutes, which ascend, are at or before a minute.
    func count(through minute: Int) -> Int {
        withUnsafeBufferPointer { minutes in
            minutes.partitioningIndex { $0 > minute }
        }
    }
}
