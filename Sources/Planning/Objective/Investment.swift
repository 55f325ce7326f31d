// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Options that are chosen are paid for the whole horizon.
    ///
    ///     cost = Σ price[o] · chosen[o]
    mutating func payInvestment() {
        for option in scenario.options.ids {
            programme.addCost(scenario.options[option].cost.double, to: variables.chosen[option])
        }
    }
}
