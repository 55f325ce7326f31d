// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// When frozen materials leave the stock for the runs that use them, and how much of them.
struct ThawRules {
    let setting: Setting

    /// What a copy of an operation takes out of stock.
    struct Taken {
        let material: ID<Material>
        let at: Int
        let quantity: Exact
    }

    /// What a copy takes, frozen materials so much earlier and more as thawing asks.
    func taken(by one: PlannedOperation, of operation: Int, in shape: RecipeShape) -> [Taken] {
        shape.takes[operation].uses.map { use in
            let at = one.run.from.minutes
            guard let frozen = setting.scenario.materials[use.material].frozen else {
                return Taken(material: use.material, at: at, quantity: use.quantity)
            }
            let share = Exact.one - frozen.loss
            return Taken(
                material: use.material, at: at - frozen.thaw.minutes,
                quantity: use.quantity.divided(by: share) ?? use.quantity)
        }
    }

    /// Reports lots for which something would have been thawed before the horizon; lots in process have had it.
    func check(_ lot: CheckedLot, _ log: inout FindingLog) {
        guard lot.reached == nil else { return }
        for (index, operation) in lot.shape.recipe.operations.things.enumerated() {
            for one in lot.operations[index] {
                for taken in taken(by: one, of: index, in: lot.shape) where taken.at < 0 && one.run.from.minutes >= 0 {
                    log.add(
                        .thawTooEarly, lot.name,
                        "\(setting.scenario.materials[taken.material].name) for \(operation.name) would be thawed from "
                            + "\(setting.time(taken.at)) on, before the horizon's start")
                }
            }
        }
    }
}
