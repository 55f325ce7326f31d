// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
import Manufacturing

extension PlanningStudy {
    /// The most that a full lot may give [unit]: a millionth of it, the least share of a lot that is told, is a thousand.
    static let mostOfLot = 1e9

    /// Recipes whose lots give so much that a share of a lot too small to be told would serve all demand, which is a
    /// slip in a unit.
    public var outsizeLots: [Fault] {
        var told: Set<String> = []
        return candidates.compactMap { candidate in
            let recipe = scenario.recipes[candidate.recipe]
            guard candidate.net > Self.mostOfLot, told.insert(recipe.base).inserted else { return nil }
            let path = "recipes.\(recipe.base)"
            return Fault(
                at: sources[path], path: path,
                problem: "a lot gives more than 1000000000 \(scenario.materials[recipe.makes].unit)",
                remedy: "count the material in a larger unit, or look for a slip in yield and particles")
        }
    }
}
