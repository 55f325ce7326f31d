// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Recipes that differ in parts only: equal after these parts are taken out of both.
extension Recipe {
    /// The same without anything that says only what a lot gives: yield, recoveries, fill cap, reserve, pass.
    ///
    /// Lots of recipes that are equal in this way go through the plant and its tests alike.
    package var withoutOutput: Recipe {
        var recipe = self
        recipe.yield = Uncertain(mode: .one)
        recipe.fillCap = nil
        recipe.operations = operations.mapped { operation in
            var operation = operation
            operation.recovery = Uncertain(mode: .one)
            // The run that follows from it is compared, and so are its cycles.
            operation.derived?.enters = .zero
            return operation
        }
        recipe.release.reserve = .zero
        recipe.release.pass = Uncertain(mode: .one)
        return recipe
    }

    /// The same without its tests and its review.
    ///
    /// Lots of recipes that are equal in this way are stored alike.
    package var withoutRelease: Recipe {
        var recipe = self
        recipe.release.tests = Catalogue([])
        recipe.release.review = Review(elapsed: .span(.zero), staff: [])
        return recipe
    }
}
