// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

/// The order of a lot's occupancies, and which one each waits for because they share a unit class.
///
/// Occupancies are ordered by their set-up on a plant that is always open, ties by operation id, then copy. Of one
/// class the k-th waits for the clean of the (k − count)-th. Where that order would have an operation wait for one
/// that itself follows it, predecessors go first instead.
struct WalkOrder: Sendable {
    /// Occupancies, so that each comes after all it waits for.
    let sequence: [Int]
    /// The occupancy that each one's set-up waits for, by occupancy; −1: none.
    let waitsFor: [Int]
    /// Whether an occupancy is the last of its class.
    let isLastOfClass: [Bool]

    init(
        _ occupancies: [Occupancy], _ edges: [CompiledRecipe.Edge], _ edgesInto: [Range<Int>],
        units: Catalogue<UnitClass>
    ) {
        let setUps = Self.nominalSetUps(occupancies, edges)
        let keys = occupancies.indices.map { (setUps[$0], occupancies[$0].operation.index, occupancies[$0].copy) }
        let nominal = occupancies.indices.sorted { keys[$0] < keys[$1] }
        let before = edgesInto.map { $0.map { edges[$0].predecessor } }
        var classOrder = nominal
        var waits = Self.waits(nominal, occupancies, units)
        var sequence = Self.sequence(nominal) { waits[$0] < 0 ? before[$0] : before[$0] + [waits[$0]] }
        if sequence.count < occupancies.count {
            classOrder = Self.sequence(nominal) { before[$0] }
            waits = Self.waits(classOrder, occupancies, units)
            sequence = classOrder
        }
        self.sequence = sequence
        waitsFor = waits
        var isLast = [Bool](repeating: false, count: occupancies.count)
        var seen = [Bool](repeating: false, count: units.count)
        for place in classOrder.reversed() {
            guard let unit = occupancies[place].unit, !seen[unit.index] else { continue }
            seen[unit.index] = true
            isLast[place] = true
        }
        isLastOfClass = isLast
    }

    /// Set-up starts on a plant that is always open, with holds, without staff and without waits for units.
    private static func nominalSetUps(_ occupancies: [Occupancy], _ edges: [CompiledRecipe.Edge]) -> [Int] {
        var runs = occupancies.map(\.setUp)
        // Holds that can never be kept would push on for ever; such a recipe has no starts whatever the order.
        for _ in 0..<(4 * occupancies.count + 16) {
            var isSettled = true
            for edge in edges {
                let before = occupancies[edge.predecessor]
                let end = runs[edge.predecessor] + edge.repetition * before.every + before.run
                if runs[edge.successor] < end {
                    runs[edge.successor] = end
                    isSettled = false
                }
            }
            for edge in edges.reversed() {
                guard let hold = edge.hold else { continue }
                let before = occupancies[edge.predecessor]
                let least = runs[edge.successor] - hold - before.run - edge.repetition * before.every
                if runs[edge.predecessor] < least {
                    runs[edge.predecessor] = least
                    isSettled = false
                }
            }
            if isSettled { break }
        }
        return zip(runs, occupancies).map { $0 - $1.setUp }
    }

    /// Of one class the k-th occupancy, from 0, waits for the (k − count)-th.
    private static func waits(_ order: [Int], _ occupancies: [Occupancy], _ units: Catalogue<UnitClass>) -> [Int] {
        var waits = [Int](repeating: -1, count: occupancies.count)
        var users = [[Int]](repeating: [], count: units.count)
        for place in order {
            guard let unit = occupancies[place].unit else { continue }
            let earlier = users[unit.index].count - units[unit].count
            if earlier >= 0 { waits[place] = users[unit.index][earlier] }
            users[unit.index].append(place)
        }
        return waits
    }

    /// The first of `order` whose predecessors are all taken, again and again; shorter than `order` on a circle.
    private static func sequence(_ order: [Int], after before: (Int) -> [Int]) -> [Int] {
        var missing = [Int](repeating: 0, count: order.count)
        var followers = [[Int]](repeating: [], count: order.count)
        var rank = [Int](repeating: 0, count: order.count)
        for (position, place) in order.enumerated() {
            rank[place] = position
            for other in before(place) {
                missing[place] += 1
                followers[other].append(place)
            }
        }
        var ready = order.filter { missing[$0] == 0 }
        var result: [Int] = []
        while let next = ready.first {
            ready.removeFirst()
            result.append(next)
            for follower in followers[next] {
                missing[follower] -= 1
                guard missing[follower] == 0 else { continue }
                let place = ready.firstIndex { rank[$0] > rank[follower] } ?? ready.endIndex
                ready.insert(follower, at: place)
            }
        }
        return result
    }
}
