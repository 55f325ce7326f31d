// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// How far service targets are met.
struct ServiceExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// Outcomes by target, then period.
    var outcomes: [ServiceOutcome] {
        problem.service.map { period in
            let target = problem.scenario.service[period.target]
            var onTime = 0.0
            for line in period.lines {
                let window = problem.demand[line]
                for (place, minute) in window.minutes.enumerated() where window.daysLate(at: minute) == 0 {
                    onTime += decisions.delivered[line][place]
                }
            }
            let asked = target.target.double * period.wanted
            return ServiceOutcome(
                target: target.name, material: problem.scenario.materials[target.material].name,
                until: Instant(minutes: period.until), wanted: period.wanted.rounded(to: 1e6),
                onTime: onTime.rounded(to: 1e6), asked: asked.rounded(to: 1e6),
                missing: max(0, asked - onTime).rounded(to: 1e6))
        }
    }
}
