// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

extension Formulation {
    /// Counts the lots of each recipe that are released by each cut of its material.
    ///
    ///     lot-count[r,k] − lot-count[r,k−1] − Σ lots[c] (c of r released in (k−1, k]) = 0
    ///
    /// Whole counts say nothing new about whole lots, but a search that branches on them first decides how many
    /// lots serve a due date before it decides on which day each starts.
    mutating func countLots() {
        let problem = problem
        let recipes = scenario.recipes
        let rows = programme.raggedRowFamily(
            "lot-count", unit: "lots", over: Axis("recipe", count: recipes.count) { recipes.things[$0].name },
            counts: recipes.things.map { problem.flows[$0.makes.index].cuts.count }, secondName: "cut",
            label: { problem.text(at: problem.flows[recipes.things[$0].makes.index].cuts[$1]) },
            formula: "lot-count[r,k] − lot-count[r,k−1] − Σ lots[r released in (k−1, k]] = 0")
        for recipe in recipes.ids {
            let flow = problem.flows[recipes[recipe].makes.index]
            let released = Postings<Int>(
                slots: flow.cuts.count,
                problem.candidates.enumerated().compactMap { number, candidate in
                    guard candidate.recipe == recipe else { return nil }
                    return flow.cut(closing: candidate.released).map { (slot: $0, entry: number) }
                })
            let source = sources.id(of: "recipes.\(recipes[recipe].name)")
            for cut in flow.cuts.indices {
                programme.require(rows, recipe, cut, .equal(to: 0), source: source) {
                    variables.lotCount[recipe, cut]
                    if cut > 0 {
                        -variables.lotCount[recipe, cut - 1]
                    }
                    for candidate in released[cut] {
                        -variables.lots[candidate]
                    }
                }
            }
        }
    }
}
