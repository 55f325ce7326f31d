// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds parts of ways through campaigns that no way can lead through, because nothing leads to them or on from them.
///
/// A state that nothing comes to lets nothing out, and one that nothing leaves takes nothing in; so does what follows
/// from that. Links of lots, limits and the beginning decide nothing: what they join may be 0.
struct CampaignPruning {
    private let rows: [CampaignFlow.Row]
    private var isDead: [Bool]
    /// How many columns are left out.
    private(set) var deadCount = 0

    init(_ rows: [CampaignFlow.Row], columnCount: Int) {
        self.rows = rows
        isDead = Array(repeating: false, count: columnCount)
        var places = [[Int]](repeating: [], count: columnCount)
        var outs = rows.map(\.plus.count)
        var ins = rows.map(\.minus.count)
        let decides = rows.map { $0.lots.isEmpty && !$0.isLimit && $0.supply == 0 }
        for (number, row) in rows.enumerated() {
            for column in row.plus + row.minus { places[column].append(number) }
        }
        var open = rows.indices.filter { decides[$0] && (outs[$0] == 0) != (ins[$0] == 0) }
        while let number = open.popLast() {
            let stuck = outs[number] == 0 ? rows[number].minus : ins[number] == 0 ? rows[number].plus : []
            for column in stuck where !isDead[column] {
                isDead[column] = true
                deadCount += 1
                for place in places[column] {
                    if rows[place].plus.contains(column) { outs[place] -= 1 } else { ins[place] -= 1 }
                    if decides[place], outs[place] == 0 || ins[place] == 0 { open.append(place) }
                }
            }
        }
    }

    /// What is left of columns and rows, renumbered; rows that say nothing any more are left out.
    func pruned(_ columns: [CampaignFlow.Column]) -> (columns: [CampaignFlow.Column], rows: [CampaignFlow.Row]) {
        var number = [Int](repeating: 0, count: columns.count)
        var kept: [CampaignFlow.Column] = []
        for (place, column) in columns.enumerated() where !isDead[place] {
            number[place] = kept.count
            kept.append(column)
        }
        let left = rows.compactMap { row -> CampaignFlow.Row? in
            var row = row
            row.plus = row.plus.filter { !isDead[$0] }.map { number[$0] }
            row.minus = row.minus.filter { !isDead[$0] }.map { number[$0] }
            // A limit on nothing, or on lots alone of which none may be, still counts for its lots.
            let isEmpty = row.plus.isEmpty && (row.isLimit ? row.lots.isEmpty : row.lots.isEmpty && row.minus.isEmpty)
            return isEmpty && row.supply == 0 ? nil : row
        }
        return (kept, left)
    }
}
