// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

/// The whole-number columns in the order in which a dive decides them.
struct SearchOrder {
    /// Commitments by day; they must be done, so lots come after them.
    let commitments: [Int]
    /// Lots released by each due date, by time and then by recipe.
    let counts: [Int]
    /// Lots by start and then by recipe.
    let lots: [Int]
    /// The rest, such as packs and orders, by column.
    let others: [Int]
    /// The first minute of each lot's cell, by place among the lots' columns [min].
    let starts: [Int]
    /// The count columns that a lot adds to, by place among the lots' columns.
    let countsOfLot: [Range<Int>]

    init(of formulation: Formulation) {
        let problem = formulation.problem
        let variables = formulation.variables
        let kinds = formulation.programme.kinds
        var counts: [(minute: Int, column: Int)] = []
        for recipe in problem.scenario.recipes.ids {
            let cuts = problem.flows[problem.scenario.recipes[recipe].makes.index].cuts
            for (place, minute) in cuts.enumerated() {
                counts.append((minute, variables.lotCount[recipe, place].index))
            }
        }
        self.counts = counts.sorted { ($0.minute, $0.column) < ($1.minute, $1.column) }.map(\.column)
        let starts = problem.candidates.map(\.timeline.cell.minutes)
        self.starts = starts
        let first = variables.lots.columns.lowerBound
        lots = starts.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }.map { first + $0 }
        countsOfLot = problem.candidates.map { candidate in
            let flow = problem.flows[problem.scenario.recipes[candidate.recipe].makes.index]
            guard let cut = flow.cut(closing: candidate.released) else { return 0..<0 }
            let from = variables.lotCount[candidate.recipe, cut].index
            return from..<(from + flow.cuts.count - cut)
        }
        commitments = problem.errands.indices.sorted {
            (problem.errands[$0].during.from, $0) < (problem.errands[$1].during.from, $1)
        }.map { variables.done[$0].index }
        let known = Set(self.counts).union(lots).union(commitments)
        others = kinds.indices.filter { kinds[$0] == .integer && !known.contains($0) }
    }
}
