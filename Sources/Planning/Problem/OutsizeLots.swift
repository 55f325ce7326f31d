// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
import Manufacturing

extension PlanningStudy {
    /// The most that a full lot may give [unit]: a millionth of it, the least share of a lot that is told, is a thousand.
    static let mostOfLot = 1e9

    /// The least that a full lot may give [unit].
    static let leastOfLot = 1e-9

    /// Recipes whose lots give so much that a share of a lot too small to be told would serve all demand, or so little
    /// that no number of lots would serve any, which is a slip in a unit.
    public var outsizeLots: [Fault] {
        var told: Set<String> = []
        return candidates.compactMap { candidate in
            let recipe = scenario.recipes[candidate.recipe]
            let isTooMuch = candidate.net > Self.mostOfLot
            let isTooLittle = candidate.net > 0 && candidate.net < Self.leastOfLot
            guard isTooMuch || isTooLittle, told.insert(recipe.base).inserted else { return nil }
            let path = "recipes.\(recipe.base)"
            let unit = scenario.materials[recipe.makes].unit
            return Fault(
                at: sources[path], path: path,
                problem: "a lot gives \(isTooMuch ? "more than 1000000000" : "less than 0.000000001") \(unit)",
                remedy: "count the material in a \(isTooMuch ? "larger" : "smaller") unit, or look for a slip in "
                    + "yield and particles")
        }
    }
}
