// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Finds which lot of one plan is which lot of another: lots are numbered by start, so their names may shift.
///
/// Lots of a patient belong together, whenever they start. Others are matched within their recipe in order of start: as
/// many as there are in both plans, so that they move by the fewest days in all. The rest was added or dropped.
enum LotMatching {
    /// A lot that is in both plans, or in one only.
    struct Pair {
        var old: PlannedLot?
        var new: PlannedLot?
    }

    /// What leaving a lot without a partner counts: more than any number of lots can move [min].
    private static let alone = 1 << 40
    /// The largest table of the search; above it lots are matched by their number.
    private static let largest = 4_000_000

    /// The pairs, by recipe and start.
    static func pairs(_ old: [PlannedLot], _ new: [PlannedLot]) -> [Pair] {
        let groups = Set((old + new).map(group)).sortedBytewise()
        let (first, second) = (Dictionary(grouping: old, by: group), Dictionary(grouping: new, by: group))
        return groups.flatMap { name in
            aligned((first[name] ?? []).sorted(by: isEarlier), (second[name] ?? []).sorted(by: isEarlier))
        }
    }

    private static func group(_ lot: PlannedLot) -> String {
        lot.patient.map { "\(lot.recipe) for \($0)" } ?? "\(lot.recipe) \(lot.origin == .inProcess ? "begun" : "")"
    }

    private static func isEarlier(_ left: PlannedLot, _ right: PlannedLot) -> Bool {
        left.start == right.start ? precedesBytewise(left.name, right.name) : left.start < right.start
    }

    private static func aligned(_ old: [PlannedLot], _ new: [PlannedLot]) -> [Pair] {
        guard (old.count + 1) * (new.count + 1) <= largest else {
            return (0..<max(old.count, new.count)).map { place in
                Pair(old: place < old.count ? old[place] : nil, new: place < new.count ? new[place] : nil)
            }
        }
        let width = new.count + 1
        // cost[i·width + j]: the least for the lots from i and j on.
        var cost = [Int](repeating: 0, count: (old.count + 1) * width)
        for i in (0...old.count).reversed() {
            for j in (0...new.count).reversed() where i < old.count || j < new.count {
                var best = Int.max
                if i < old.count { best = min(best, cost[(i + 1) * width + j] + alone) }
                if j < new.count { best = min(best, cost[i * width + j + 1] + alone) }
                if i < old.count, j < new.count {
                    best = min(best, cost[(i + 1) * width + j + 1] + shift(old[i], new[j]))
                }
                cost[i * width + j] = best
            }
        }
        var pairs: [Pair] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            let here = cost[i * width + j]
            if i < old.count, j < new.count, here == cost[(i + 1) * width + j + 1] + shift(old[i], new[j]) {
                pairs.append(Pair(old: old[i], new: new[j]))
                (i, j) = (i + 1, j + 1)
            } else if i < old.count, here == cost[(i + 1) * width + j] + alone {
                pairs.append(Pair(old: old[i], new: nil))
                i += 1
            } else {
                pairs.append(Pair(old: nil, new: new[j]))
                j += 1
            }
        }
        return pairs
    }

    private static func shift(_ old: PlannedLot, _ new: PlannedLot) -> Int {
        old.patient != nil ? 0 : min(abs(old.start.minutes - new.start.minutes), 1 << 24)
    }
}
