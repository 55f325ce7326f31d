// SPDX-License-Identifier: GPL-3.0-or-later

/// Work asked of one pool week by week, in thousandths of a person-minute, and what the weeks hold.
struct WeekHours: Sendable {
    /// What the weeks hold: normal hours and overtime.
    let capacity: [Int]
    /// What cover holds.
    let coverCapacity: [Int]
    /// By how many weeks work may be put off.
    let slides: Int
    private(set) var asked: [Int]
    private(set) var cover: [Int]

    /// Half a minute may be missing by rounding.
    private static let slack = 400

    init(capacity: [Int], coverCapacity: [Int], slides: Int) {
        self.capacity = capacity
        self.coverCapacity = coverCapacity
        self.slides = slides
        asked = [Int](repeating: 0, count: capacity.count)
        cover = asked
    }

    /// Adds work to a week, or takes it out again (below 0); weeks beyond the last do not count.
    mutating func add(_ amount: Int, _ coverAmount: Int, week: Int) {
        guard asked.indices.contains(week) else { return }
        asked[week] += amount
        cover[week] += coverAmount
    }

    /// Whether all work can be done in time: what is due first is done first.
    var isPossible: Bool {
        for week in cover.indices where cover[week] > coverCapacity[week] + Self.slack { return false }
        // Work left over from each week, the oldest first.
        var left = [Int](repeating: 0, count: slides)
        for week in asked.indices {
            left.append(asked[week])
            var free = capacity[week]
            for place in left.indices {
                let done = min(free, left[place])
                left[place] -= done
                free -= done
            }
            let overdue = left.removeFirst()
            if overdue > Self.slack { return false }
        }
        return left.allSatisfy { $0 <= Self.slack }
    }

    /// Thousandths of a minute.
    static func thousandths(_ minutes: Double) -> Int {
        guard minutes < 1e15 else { return 1 << 60 }
        return Int((minutes * 1000).rounded())
    }
}
