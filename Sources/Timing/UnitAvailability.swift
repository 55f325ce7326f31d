// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// How many units of a class can be used when: its calendar less its maintenance.
struct UnitAvailability: Sendable {
    /// When at least one unit can be used.
    let open: OpenHours
    /// Open stretches within which the number of usable units does not change.
    private let starts: [Int]
    private let ends: [Int]
    private let counts: [Int]
    /// Unit-minutes before each stretch.
    private let before: [Int]

    /// Open: the calendar less the minutes in which `count` units or more are in maintenance.
    init(_ unit: UnitClass, calendar: OpenHours) {
        // Units down change at the ends of outages only.
        var edges: [(at: Int, change: Int)] = []
        for outage in unit.maintenance where outage.from < outage.to {
            edges.append((outage.from.minutes, outage.count))
            edges.append((outage.to.minutes, -outage.count))
        }
        edges.sort { $0 < $1 }
        var levels: [(from: Int, to: Int, down: Int)] = []
        var down = 0
        for index in edges.indices {
            down += edges[index].change
            if down > 0, index + 1 < edges.count, edges[index].at < edges[index + 1].at {
                levels.append((edges[index].at, edges[index + 1].at, down))
            }
        }
        let allDown = levels.filter { $0.down >= unit.count }.map { ($0.from, $0.to) }
        open = calendar.subtracting(OpenHours(unordered: allDown))

        var pieces: [(from: Int, to: Int, count: Int)] = []
        let whole = calendar.subtracting(OpenHours(unordered: levels.map { ($0.from, $0.to) }))
        pieces += zip(whole.starts, whole.ends).map { ($0, $1, unit.count) }
        for level in levels where level.down < unit.count {
            let part = calendar.intersection(OpenHours(joined: [(level.from, level.to)]))
            pieces += zip(part.starts, part.ends).map { ($0, $1, unit.count - level.down) }
        }
        pieces.sort { $0 < $1 }
        starts = pieces.map(\.from)
        ends = pieces.map(\.to)
        counts = pieces.map(\.count)
        var sums = [0]
        for piece in pieces { sums.append((sums.last ?? 0) + (piece.to - piece.from) * piece.count) }
        before = sums
    }

    /// Σ over the open minutes of [from, to) × units not in maintenance.
    func unitMinutes(_ from: Int, _ to: Int) -> Int {
        from < to ? cumulative(to) - cumulative(from) : 0
    }

    private func cumulative(_ minute: Int) -> Int {
        let place = starts.count(through: minute) - 1
        guard place >= 0 else { return 0 }
        return before[place] + (min(minute, ends[place]) - starts[place]) * counts[place]
    }
}
