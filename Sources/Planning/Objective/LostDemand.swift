// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// A unit never delivered costs its line's penalty.
    ///
    ///     cost = Σ lost penalty[l] · lost[l]
    mutating func payLostDemand() {
        for (line, window) in problem.demand.enumerated() {
            programme.addCost(window.line.lost.double, to: variables.lost[line])
        }
    }
}
