// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Materials are charged when they are bought.
    ///
    ///     cost = Σ price[m] · size[m] · purchase[m,a]
    mutating func payMaterials() {
        for material in scenario.materials.ids {
            let about = scenario.materials[material]
            guard let price = about.purchase?.price.double else { continue }
            for arrival in problem.arrivals[material.index].indices {
                programme.addCost(price * about.purchaseSize, to: variables.purchase[material, arrival])
            }
        }
    }
}
