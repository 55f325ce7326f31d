// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// How long a lot keeps the key of the rooms and units it uses.
struct KeyStays {
    let setting: Setting

    /// Rooms from first set-up to last clean there; units likewise, gaps included, with their turnaround.
    func stays(of lot: CheckedLot, units: [LotHolds.UnitHold], rooms: [LotHolds.Hold]) -> [KeyRules.Held] {
        func held(_ place: KeyRules.Place, _ from: Int, _ to: Int) -> KeyRules.Held {
            KeyRules.Held(
                lot: lot.name, place: place, from: from, to: to, count: lot.count, recipe: lot.recipe,
                isFact: lot.reached != nil && from <= 0)
        }
        var result = rooms.map { held(.room($0.room), $0.from, $0.to) }
        for unit in Set(units.map(\.unit)).sorted() {
            let own = units.filter { $0.unit == unit }
            guard var from = own.map(\.from).min(), let to = own.map(\.to).max() else { continue }
            // Before minute 0 a lot in process was there with operations that are done.
            let wasThere = lot.shape.recipe.operations.things.enumerated().contains {
                $1.unit == unit && lot.isDone($0)
            }
            if wasThere { from = min(0, from) }
            result.append(held(.unit(unit), from, to))
        }
        return result
    }
}
