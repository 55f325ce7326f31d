// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What a lot gives beside what its recipe makes, and whether the plan says the same.
struct OtherOutputs {
    let setting: Setting

    /// Worked out from the runs of the plan; without what was brought before the horizon.
    func outputs(of lot: CheckedLot) -> [PlannedOutput] {
        lot.shape.recipe.alsoMakes.compactMap { output in
            guard let end = lot.operations[output.after.index].map(\.run.to).max(), end >= .start else { return nil }
            return PlannedOutput(
                material: setting.scenario.materials[output.material].name, stored: end,
                usable: end + output.elapsed, quantity: (output.quantity * lot.size).double)
        }
    }

    /// Compares the stated outputs with those worked out.
    func check(_ lot: CheckedLot, _ log: inout FindingLog) {
        let expected = outputs(of: lot)
        let stated = lot.lot.others ?? []
        for (place, want) in expected.enumerated() {
            guard place < stated.count, stated[place].material == want.material else {
                log.add(.otherOutputWrong, lot.name, "does not say that it gives \(text(want))")
                return
            }
            let have = stated[place]
            if have.stored != want.stored || have.usable != want.usable
                || abs(have.quantity - want.quantity) > Tolerances.quantity(want.quantity)
            {
                log.add(.otherOutputWrong, lot.name, "gives \(text(have)), expected \(text(want))")
            }
        }
        for extra in stated.dropFirst(expected.count) {
            log.add(.otherOutputWrong, lot.name, "gives \(text(extra)), which its recipe does not")
        }
    }

    private func text(_ output: PlannedOutput) -> String {
        "\(figure(output.quantity)) of \(output.material) stored \(setting.time(output.stored.minutes)), usable "
            + setting.time(output.usable.minutes)
    }
}
