// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

extension Formulation {
    /// Lots of a range of sizes: their sizes together are those of so many lots between the smallest and the largest.
    ///
    ///     size[c] − smallest·lots[c] ≥ 0
    ///     size[c] − largest·lots[c] ≤ 0        ∀ starts c of such recipes
    ///
    /// Smaller lots take and give in proportion; a lot below its reserve gives nothing, so the smallest is at least
    /// reserve / gross. In whole plans the lots of one start have one size.
    mutating func limitLotSizes() {
        let problem = problem
        let sized = problem.sized
        let axis = Axis("lot", count: sized.count) { problem.lotText(sized[$0]) }
        let least = programme.rowFamily(
            "smallest-size", unit: "full lots", axes: [axis], formula: "size[c] − smallest·lots[c] ≥ 0")
        let most = programme.rowFamily(
            "largest-size", unit: "full lots", axes: [axis], formula: "size[c] − largest·lots[c] ≤ 0")
        for (place, candidate) in sized.enumerated() {
            guard let sizes = problem.candidates[candidate].sizes else { continue }
            let recipe = scenario.recipes[problem.candidates[candidate].recipe].name
            let source = sources.id(of: "recipes.\(recipe).size")
            programme.require(least, place, .atLeast(0), source: source) {
                variables.size[place]
                -sizes.smallest * variables.lots[candidate]
            }
            programme.require(most, place, .atMost(0), source: source) {
                variables.size[place]
                -sizes.largest * variables.lots[candidate]
            }
        }
    }

    /// The terms of what lots take and give.
    var amounts: LotAmounts { LotAmounts(problem: problem, variables: variables) }
}

/// What lots of a candidate take or give, in terms of their number and of their size; commitments have none.
struct LotAmounts {
    let problem: PlanningProblem
    let variables: PlanVariables

    /// So much for each lot, and so much for each full lot of their sizes.
    func of(_ taker: Int, perLot: Double, perSize: Double) -> [Term] {
        let candidates = problem.candidates
        guard taker < candidates.count, let place = candidates[taker].sizes?.place else {
            return [perLot * variables.takers[taker]]
        }
        var terms: [Term] = []
        if perLot != 0 { terms.append(perLot * variables.lots[taker]) }
        if perSize != 0 { terms.append(perSize * variables.size[place]) }
        return terms
    }
}
