// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// How each patient fares, and what that is worth.
struct PatientExtraction {
    let problem: PlanningProblem
    /// The lots of the plan with their candidates.
    let lots: [LotExtraction.Extracted]

    private var scenario: Scenario { problem.scenario }

    /// A patient's outcome with the worth of it before rounding [money].
    struct Entry {
        let outcome: PatientOutcome
        let earned: Double
        let late: Double
        let lost: Double
    }

    /// Outcomes by patient; `reason` tells why a patient who could have a lot has none.
    func entries(reason: (_ choice: PatientChoice) -> String) -> [Entry] {
        let own = Dictionary(grouping: lots.filter { $0.candidate.patient != nil }) { $0.candidate.patient }
        return problem.patients.map { choice in
            let patient = scenario.patients[choice.patient]
            let recipe = scenario.recipes[patient.recipe]
            let pass = recipe.release.pass.mode.double
            let mine = (own[choice.patient] ?? []).sorted { $0.lot.start < $1.lot.start }
            let treated = min(1, mine.reduce(0) { $0 + $1.lot.count })
            var outcome = PatientOutcome(
                patient: patient.name, recipe: recipe.base, arrives: patient.arrives, due: patient.due,
                treated: treated.rounded(to: 1e9), expected: (treated * pass).rounded(to: 1e9),
                priority: patient.priority)
            if let lot = mine.first?.lot {
                outcome.lot = lot.name
                outcome.start = lot.start
                outcome.released = lot.released
                outcome.veinToVein = lot.released - patient.arrives
                outcome.daysLate = PatientChoice.daysLate(lot.released, patient)
            } else {
                outcome.reason = choice.candidates.isEmpty ? choice.reason : reason(choice)
            }
            let late = mine.reduce(0) { $0 + $1.lot.count * PatientChoice.latePenalty($1.lot.released, patient) }
            return Entry(
                outcome: outcome, earned: pass * treated * patient.price.double, late: pass * late,
                lost: (1 - pass * treated) * patient.lost.double)
        }
    }

    /// The patients of each recipe together, by recipe.
    static func summaries(of outcomes: [PatientOutcome]) -> [VeinToVein] {
        Dictionary(grouping: outcomes, by: \.recipe).map { recipe, own in
            let times = own.compactMap(\.veinToVein?.minutes).sorted()
            let sum = times.reduce(0, +)
            return VeinToVein(
                recipe: recipe, patients: own.count, treated: own.reduce(0) { $0 + $1.treated }.rounded(to: 1e9),
                expected: own.reduce(0) { $0 + $1.expected }.rounded(to: 1e9),
                late: own.count { ($0.daysLate ?? 0) > 0 },
                mean: times.isEmpty ? nil : Span(minutes: (2 * sum + times.count) / (2 * times.count)),
                percentile95: times.isEmpty ? nil : Span(minutes: times[(95 * times.count + 99) / 100 - 1]))
        }.sortedBytewise(by: \.recipe)
    }
}
