// SPDX-License-Identifier: GPL-3.0-or-later

/// Work that waits to be done, what is due first done first.
struct WorkQueue {
    /// Work with the last week in which it may be done [min].
    private var waiting: [(due: Int, minutes: Double)] = []

    /// All that waits [min].
    var total: Double { waiting.reduce(0) { $0 + $1.minutes } }

    /// Puts work into the queue; what comes later is never due earlier.
    mutating func add(_ minutes: Double, due: Int) {
        if minutes > 0 { waiting.append((due, minutes)) }
    }

    /// Does at most so much of the work.
    mutating func work(off minutes: Double) {
        var rest = minutes
        while rest > 0, let first = waiting.first {
            let done = min(rest, first.minutes)
            rest -= done
            if done < first.minutes { waiting[0].minutes -= done } else { waiting.removeFirst() }
        }
    }

    /// Takes out what can wait no longer than a week [min].
    mutating func removeDue(by week: Int) -> Double {
        let due = waiting.prefix { $0.due <= week }
        waiting.removeFirst(due.count)
        return due.reduce(0) { $0 + $1.minutes }
    }
}
