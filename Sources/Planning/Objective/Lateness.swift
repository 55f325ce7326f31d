// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

extension Formulation {
    /// A late unit costs its rate for each day, up to its cap.
    ///
    ///     cost = Σ min(cap[l], rate[l] × days late[l,t]) · delivered[l,t]
    mutating func payLateness() {
        for (line, window) in problem.demand.enumerated() {
            for (place, minute) in window.minutes.enumerated() {
                let penalty = window.latePenalty(at: minute)
                guard penalty != 0 else { continue }
                programme.addCost(penalty, to: variables.delivered[line, place])
            }
        }
    }
}
