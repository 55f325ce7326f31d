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

    /// No lot goes to a patient while one of higher priority has none and could have had that very lot.
    ///
    ///     lots[c for q] − Σ lots[d for p] ≤ 0        ∀ lot c of patient q that p, of higher priority, could have
    mutating func treatByPriority() {
        let problem = problem
        let pairs = problem.patientPairs
        guard !pairs.isEmpty else { return }
        let name: @Sendable (Int) -> String = { problem.scenario.patients[problem.patients[$0].patient].name }
        let rows = programme.rowFamily(
            "patient-priority", unit: "lots",
            axes: [
                Axis("lot", count: pairs.count) {
                    "\(problem.lotText(pairs[$0].candidate)),\(name(pairs[$0].first))"
                }
            ],
            formula: "lots[c for q] − Σ lots[d for p] ≤ 0")
        for (number, pair) in pairs.enumerated() {
            let source = sources.id(of: "patients.\(name(pair.first)).priority")
            programme.require(rows, number, .atMost(0), source: source) {
                variables.lots[pair.candidate]
                for candidate in problem.patients[pair.first].candidates {
                    -variables.lots[candidate]
                }
            }
        }
    }
}
