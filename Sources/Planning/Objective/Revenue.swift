// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Every delivered unit earns its line's price.
    ///
    ///     cost = −Σ price[l] · delivered[l,t]
    mutating func earnRevenue() {
        for (line, window) in problem.demand.enumerated() {
            for place in window.minutes.indices {
                programme.addCost(-window.line.price.double, to: variables.delivered[line, place])
            }
        }
    }
}
