// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// What is wanted is delivered or lost.
    ///
    ///     Σ delivered[l,t] + lost[l] = wanted[l]        ∀ demand line l
    mutating func meetDemand() {
        let problem = problem
        let rows = programme.rowFamily(
            "demand", unit: "units",
            axes: [Axis("line", count: problem.demand.count) { problem.demand[$0].line.name }],
            formula: "Σ delivered[l,t] + lost[l] = wanted[l]")
        for (line, window) in problem.demand.enumerated() {
            let source = sources.id(of: "demand.\(window.line.name)")
            programme.require(rows, line, .equal(to: window.line.quantity.double), source: source) {
                for place in window.minutes.indices {
                    variables.delivered[line, place]
                }
                variables.lost[line]
            }
        }
    }
}
