// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Stock at the end of the tail, quarantine included, is credited at its closing value.
    ///
    ///     cost = −Σ closing value[m] · physical stock[m, end]
    mutating func creditClosingStock() {
        for material in scenario.materials.ids {
            let value = scenario.materials[material].closingValue.double
            charge(-value, onPhysicalStockOf: material, at: problem.end)
        }
    }

    /// Puts a cost on physical stock after the outflows of a minute: usable stock and what waits for release.
    mutating func charge(_ cost: Double, onPhysicalStockOf material: ID<Material>, at minute: Int) {
        guard cost != 0 else { return }
        let flow = problem.flows[material.index]
        guard let cut = flow.cut(closing: minute) else { return }
        programme.addCost(cost, to: variables.stock[material, cut])
        for supply in flow.supplies where supply.stored <= minute && supply.available > minute {
            let kept = cost * flow.kept(from: supply.stored, to: minute)
            switch supply.source {
            case .given: programme.objectiveConstant += kept * supply.quantity
            case .lot(let candidate):
                programme.addCost(kept * supply.quantity, to: variables.lots[candidate])
                if let place = problem.candidates[candidate].sizes?.place {
                    programme.addCost(kept * supply.perSize, to: variables.size[place])
                }
            case .movement(let movement): programme.addCost(kept * supply.quantity, to: variables.shipped[movement])
            case .purchase, .contract: break
            }
        }
    }
}
