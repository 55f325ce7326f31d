// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Missing safety stock is charged for the bucket's length.
    ///
    ///     cost = Σ shortfall penalty[m] · length[b] · shortfall[m,b]
    mutating func payShortfall() {
        for material in scenario.materials.ids {
            let rate = scenario.materials[material].shortfall.double
            guard rate != 0 else { continue }
            for bucket in 0..<variables.shortfall.count(of: material) {
                let minutes = Double(problem.times.bucketMinutes(bucket))
                programme.addCost(rate * minutes, to: variables.shortfall[material, bucket])
            }
        }
    }
}
