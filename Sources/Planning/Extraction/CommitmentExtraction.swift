// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

/// When commitments are done.
struct CommitmentExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// By commitment, then time.
    var commitments: [PlannedCommitment] {
        problem.errands.enumerated().compactMap { number, errand in
            let share = decisions.done(number, in: problem)
            guard share > 0 else { return nil }
            return PlannedCommitment(
                commitment: problem.scenario.commitments[errand.commitment].name, number: errand.number,
                during: errand.during, share: share)
        }
    }
}
