// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

extension Formulation {
    /// A lot costs its operations, its time on units and in rooms, its tests, and the people paid by the hour.
    ///
    ///     cost = Σ (operations + unit time + room time + tests + staff used + cover)[c] · lots[c]
    mutating func payLots() {
        for (number, candidate) in problem.candidates.enumerated() {
            programme.addCost(candidate.costs.total, to: variables.lots[number])
        }
    }
}
