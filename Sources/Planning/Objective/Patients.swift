// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// A patient's lot earns, is late or fails; a patient without one is lost.
    ///
    ///     cost = Σ (−pass·price + pass·late[c] + (1 − pass)·lost)·lots[c] + Σ lost[p]·untreated[p]
    ///
    /// with late[c] = min(cap, rate × days begun after the due time).
    mutating func payPatients() {
        for (place, choice) in problem.patients.enumerated() {
            let patient = scenario.patients[choice.patient]
            let pass = scenario.recipes[patient.recipe].release.pass.mode.double
            for candidate in choice.candidates {
                let late = PatientChoice.latePenalty(problem.candidates[candidate].timeline.released, patient)
                let cost = pass * (late - patient.price.double) + (1 - pass) * patient.lost.double
                if cost != 0 { programme.addCost(cost, to: variables.lots[candidate]) }
            }
            if !patient.lost.isZero { programme.addCost(patient.lost.double, to: variables.untreated[place]) }
        }
    }
}
