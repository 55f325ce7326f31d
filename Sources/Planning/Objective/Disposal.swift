// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// What is discarded is paid for.
    ///
    ///     cost = Σ disposal[m] · discarded[m,k]
    mutating func payDisposal() {
        for material in scenario.materials.ids {
            let rate = scenario.materials[material].disposal.double
            guard rate != 0 else { continue }
            for cut in 0..<variables.discarded.count(of: material) {
                programme.addCost(rate, to: variables.discarded[material, cut])
            }
        }
    }
}
