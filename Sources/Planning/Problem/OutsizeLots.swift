// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
import Manufacturing
import Timing

extension PlanningStudy {
    /// The most that a full lot may give [unit]: a millionth of it, the least share of a lot that is told, is a thousand.
    static let mostOfLot = 1e9

    /// The least that a full lot may give [unit].
    static let leastOfLot = 1e-9

    /// Recipes whose lots give or take so much that a share of a lot too small to be told would serve all demand, or give
    /// so little that no number of lots would serve any, which is a slip in a unit.
    public var outsizeLots: [Fault] {
        var told: Set<String> = []
        return candidates.compactMap { candidate in
            let recipe = scenario.recipes[candidate.recipe]
            guard let problem = outsize(candidate), told.insert(recipe.base).inserted else { return nil }
            let path = "recipes.\(recipe.base)"
            return Fault(
                at: sources[path], path: path, problem: "a lot \(problem.words)",
                remedy:
                    "count the material in a \(problem.isTooMuch ? "larger" : "smaller") unit, or look for a slip in "
                    + "the recipe's figures")
        }
    }

    /// What a lot gives or takes beyond all measure.
    private func outsize(_ candidate: Candidate) -> (words: String, isTooMuch: Bool)? {
        let made = scenario.materials[scenario.recipes[candidate.recipe].makes]
        if candidate.net > Self.mostOfLot { return ("gives more than 1000000000 \(made.unit)", true) }
        if candidate.net > 0, candidate.net < Self.leastOfLot {
            return ("gives less than 0.000000001 \(made.unit)", false)
        }
        if let use = candidate.uses.first(where: { $0.quantity > Self.mostOfLot }) {
            let taken = scenario.materials[use.material]
            return ("takes more than 1000000000 \(taken.unit) of \(taken.name)", true)
        }
        guard let other = candidate.timeline.others.first(where: { $0.quantity.double > Self.mostOfLot }) else {
            return nil
        }
        let given = scenario.materials[other.material]
        return ("gives more than 1000000000 \(given.unit) of \(given.name)", true)
    }
}

extension Candidate {
    /// The most of any material that a full lot gives or takes [unit].
    var largestQuantity: Double {
        let moved = uses.map(\.quantity) + timeline.others.map(\.quantity.double)
        return max(net, moved.max() ?? 0)
    }
}
