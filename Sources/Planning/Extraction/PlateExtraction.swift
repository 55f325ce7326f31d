// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Plates that lots share.
struct PlateExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// By plate, then start; starts without samples are left out.
    var plates: [PlannedPlates] {
        problem.plateRuns.enumerated().compactMap { number, run in
            let samples = run.samples.reduce(0) { $0 + Double($1.samples) * decisions.lots[$1.candidate] }
            guard samples > 0 else { return nil }
            return PlannedPlates(
                plate: problem.scenario.plates[run.plate].name, during: run.times.during,
                samples: samples.rounded(to: 1e6), plates: decisions.plates(number, in: problem))
        }
    }
}
