// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Of what is due in a period, the target's share is delivered by its due dates, or is missing.
    ///
    ///     Σ delivered[l,t] (l counted, due in period; t ≤ due) + missed[s] ≥ target × Σ wanted[l]        ∀ period s
    ///
    /// missed[s] is 0 where the target must be met.
    mutating func meetServiceTargets() {
        let problem = problem
        let rows = programme.rowFamily(
            "service", unit: "units",
            axes: [Axis("period", count: problem.service.count) { problem.serviceText($0) }],
            formula: "Σ delivered[l,t ≤ due] + missed[s] ≥ target × Σ wanted[l]")
        for (place, period) in problem.service.enumerated() {
            let target = scenario.service[period.target]
            let source = sources.id(of: "service.\(target.name)")
            let asked = target.target.double * period.wanted
            programme.require(rows, place, .atLeast(asked), source: source) {
                for line in period.lines {
                    let due = problem.demand[line].line.due.minutes
                    for (slot, minute) in problem.demand[line].minutes.enumerated() where minute <= due {
                        variables.delivered[line, slot]
                    }
                }
                variables.missed[place]
            }
        }
    }

    /// What is missing to service targets is paid for.
    ///
    ///     cost = Σ penalty · missed[s]
    mutating func payServiceTargets() {
        for (place, period) in problem.service.enumerated() {
            guard let penalty = scenario.service[period.target].penalty else { continue }
            programme.addCost(penalty.double, to: variables.missed[place])
        }
    }
}

extension PlanningProblem {
    /// A service target's period by its target and end.
    func serviceText(_ place: Int) -> String {
        "\(scenario.service[service[place].target].name),\(text(at: service[place].until))"
    }
}
