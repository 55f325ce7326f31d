// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What is sent to laboratories.
struct LaboratoryExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// Weeks with samples, by laboratory, then time.
    var weeks: [LaboratoryWeek] {
        let laboratories = problem.scenario.laboratories
        return laboratories.ids.flatMap { laboratory in
            let sent = problem.sendings(to: laboratory)
            return (0..<sent.count).compactMap { week -> LaboratoryWeek? in
                let samples = sent[week].reduce(0) { $0 + $1.samples * decisions.lots[$1.candidate] }
                guard samples > 0 else { return nil }
                return LaboratoryWeek(
                    laboratory: laboratories[laboratory].name, week: Instant(minutes: week * 7 * 1440),
                    samples: samples.rounded(to: 1e6), slots: laboratories[laboratory].slots)
            }
        }
    }
}
