// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

extension Formulation {
    /// A commitment costs its own price, its time on units and in rooms, and the people paid by the hour.
    ///
    ///     cost = Σ (price + unit time + room time + staff used)[o,d] · done[o,d]
    mutating func payCommitments() {
        for (number, errand) in problem.errands.enumerated() {
            programme.addCost(errand.taker.costs.total, to: variables.done[number])
        }
    }
}
