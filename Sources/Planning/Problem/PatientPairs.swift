// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

extension PlanningProblem {
    /// Lots of patients that others of higher priority could have: the candidate, and the place of who comes first.
    var patientPairs: [(candidate: Int, first: Int)] {
        let all = scenario.patients
        guard patients.contains(where: { all[$0.patient].priority != nil }) else { return [] }
        return patients.flatMap { choice in
            choice.candidates.filter { candidates[$0].origin != .inProcess }.flatMap { candidate in
                patients.indices.filter { comesFirst($0, all[choice.patient], of: candidates[candidate]) }
                    .map { (candidate, $0) }
            }
        }
    }

    /// Whether somebody comes before the owner of a lot and could have it.
    private func comesFirst(_ place: Int, _ owner: Patient, of lot: Candidate) -> Bool {
        let patient = scenario.patients[patients[place].patient]
        guard let priority = patient.priority, priority < owner.priority ?? .max else { return false }
        let recipe = scenario.recipes[lot.recipe]
        let timeline = lot.timeline
        return scenario.recipes[patient.recipe].base == recipe.base && timeline.start >= patient.arrives
            && PatientStarts.obstacle(timeline, of: recipe, to: patient, in: scenario) == nil
    }
}
