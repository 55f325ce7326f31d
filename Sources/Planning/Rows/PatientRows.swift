// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Every patient gets one lot or none.
    ///
    ///     Σ lots[c for p] + untreated[p] = 1        ∀ patient p
    mutating func treatPatients() {
        let problem = problem
        let rows = programme.rowFamily(
            "patient", unit: "lots",
            axes: [
                Axis("patient", count: problem.patients.count) {
                    problem.scenario.patients[problem.patients[$0].patient].name
                }
            ],
            formula: "Σ lots[c for p] + untreated[p] = 1")
        for (place, choice) in problem.patients.enumerated() {
            let source = sources.id(of: "patients.\(scenario.patients[choice.patient].name)")
            programme.require(rows, place, .equal(to: 1), source: source) {
                for candidate in choice.candidates {
                    variables.lots[candidate]
                }
                variables.untreated[place]
            }
        }
    }
}
