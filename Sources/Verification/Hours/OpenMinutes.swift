// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics

/// A set of minutes as disjoint stretches that do not touch, in ascending order.
struct OpenMinutes: Hashable, Sendable {
    /// Minutes from ..< to.
    struct Stretch: Hashable, Sendable {
        var from: Int
        var to: Int
    }

    let stretches: [Stretch]
    /// Minutes in all stretches before each one.
    private let before: [Int]

    /// Brings stretches in order and joins those that overlap or touch.
    init(_ raw: [Stretch]) {
        var joined: [Stretch] = []
        for stretch in raw.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) where stretch.from < stretch.to {
            if let last = joined.last, stretch.from <= last.to {
                joined[joined.count - 1].to = max(last.to, stretch.to)
            } else {
                joined.append(stretch)
            }
        }
        stretches = joined
        var total = 0
        before = joined.map { stretch in
            defer { total += stretch.to - stretch.from }
            return total
        }
    }

    /// The stretch that holds a minute.
    private func index(holding minute: Int) -> Int? {
        let place = firstIndex(after: minute) - 1
        guard place >= 0, minute < stretches[place].to else { return nil }
        return place
    }

    /// The first stretch that begins after a minute.
    private func firstIndex(after minute: Int) -> Int {
        stretches.partitioningIndex { $0.from > minute }
    }

    /// Whether a minute is in the set.
    func isOpen(at minute: Int) -> Bool { index(holding: minute) != nil }

    /// Whether all minutes from ..< to lie in one stretch; an empty interval always does.
    func contains(_ from: Int, _ to: Int) -> Bool {
        guard from < to else { return true }
        guard let place = index(holding: from) else { return false }
        return to <= stretches[place].to
    }

    /// How many minutes of the set lie before a minute.
    private func count(before minute: Int) -> Int {
        let place = firstIndex(after: minute) - 1
        guard place >= 0 else { return 0 }
        let stretch = stretches[place]
        return before[place] + min(minute, stretch.to) - stretch.from
    }

    /// How many minutes of the set lie in from ..< to.
    func minutes(_ from: Int, _ to: Int) -> Int {
        from < to ? count(before: to) - count(before: from) : 0
    }

    /// The minutes in both sets.
    func intersection(_ other: OpenMinutes) -> OpenMinutes {
        var result: [Stretch] = []
        var (i, j) = (0, 0)
        while i < stretches.count, j < other.stretches.count {
            let (a, b) = (stretches[i], other.stretches[j])
            if max(a.from, b.from) < min(a.to, b.to) {
                result.append(Stretch(from: max(a.from, b.from), to: min(a.to, b.to)))
            }
            if a.to <= b.to { i += 1 } else { j += 1 }
        }
        return OpenMinutes(result)
    }

    /// The minutes in either set.
    func union(_ other: OpenMinutes) -> OpenMinutes { OpenMinutes(stretches + other.stretches) }

    /// The minutes that are not in the other set.
    func subtracting(_ other: OpenMinutes) -> OpenMinutes {
        guard let low = stretches.first?.from, let high = stretches.last?.to else { return self }
        var gaps: [Stretch] = []
        var from = low
        for stretch in other.stretches where stretch.to > low {
            gaps.append(Stretch(from: from, to: min(stretch.from, high)))
            from = max(from, stretch.to)
        }
        gaps.append(Stretch(from: from, to: high))
        return intersection(OpenMinutes(gaps))
    }
}
