// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics
import Manufacturing

/// Work of every pool over time, in normal and in cover hours, cut at weeks and bucket ends.
struct WorkBook {
    /// Cuts from 0 to the end of the tail; slot k lies between cut k and cut k + 1.
    private let cuts: [Int]
    /// Person-minutes by pool and slot.
    private(set) var normal: [[Double]]
    private(set) var cover: [[Double]]

    init(_ setting: Setting) {
        cuts = Set([0] + setting.frame.weeks + setting.frame.bucketEnds).sorted()
        let empty = [Double](repeating: 0, count: max(0, cuts.count - 1))
        normal = Array(repeating: empty, count: setting.scenario.staff.count)
        cover = normal
    }

    /// Adds person-minutes evenly over some open minutes from one minute to another.
    mutating func add(
        _ pool: ID<StaffPool>, isCover: Bool, within open: OpenMinutes, _ from: Int, _ to: Int, _ perMinute: Double
    ) {
        guard perMinute != 0, from < to, let last = cuts.last else { return }
        var slot = max(0, firstCut(after: from) - 1)
        while slot + 1 < cuts.count, cuts[slot] < min(to, last) {
            let amount = perMinute * Double(open.minutes(max(from, cuts[slot]), min(to, cuts[slot + 1])))
            if isCover { cover[pool.index][slot] += amount } else { normal[pool.index][slot] += amount }
            slot += 1
        }
    }

    /// Adds person-minutes of normal work at one minute.
    mutating func add(_ pool: ID<StaffPool>, at minute: Int, _ amount: Double) {
        let slot = firstCut(after: minute) - 1
        guard normal[pool.index].indices.contains(slot) else { return }
        normal[pool.index][slot] += amount
    }

    /// Person-minutes of a pool between two cuts.
    func sum(_ pool: ID<StaffPool>, isCover: Bool, from: Int, to: Int) -> Double {
        let book = isCover ? cover[pool.index] : normal[pool.index]
        var total = 0.0
        var slot = max(0, firstCut(after: from) - 1)
        while slot < book.count, cuts[slot] < to {
            total += book[slot]
            slot += 1
        }
        return total
    }

    private func firstCut(after minute: Int) -> Int {
        cuts.partitioningIndex { $0 > minute }
    }
}
