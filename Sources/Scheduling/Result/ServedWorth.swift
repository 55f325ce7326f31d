// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The share of what is wanted that is delivered on time, by worth.
struct ServedWorth {
    let problem: SchedulingProblem

    /// The worth of all that is wanted [money].
    var all: Double {
        let lines = problem.plan.legend.lines.reduce(0) { $0 + $1.worth.exact.double }
        return (problem.plan.patients ?? []).reduce(lines) { sum, patient in
            let id = problem.scenario.patients.id(named: patient.patient)
            return sum + (id.map { problem.scenario.patients[$0].price.double } ?? 0)
        }
    }

    /// Σ worth × on time ÷ wanted over demand lines and patients, ÷ Σ worth; without any worth each counts 1.
    func share(_ demand: [DemandOutcome], _ released: [String: Instant]) -> Double {
        let plan = problem.plan
        let worths = Dictionary(
            plan.legend.lines.map { ($0.name, $0.worth.exact.double) }, uniquingKeysWith: { first, _ in first })
        var entries: [(worth: Double, share: Double)] = demand.filter { $0.wanted > 0 }.map { line in
            (worths[line.line] ?? 0, min(1, line.onTime / line.wanted))
        }
        for patient in plan.patients ?? [] {
            let price = problem.scenario.patients.id(named: patient.patient).map {
                problem.scenario.patients[$0].price.double
            }
            let isOnTime = released[patient.patient].map { $0 <= patient.due } ?? false
            entries.append((price ?? 0, isOnTime ? 1 : 0))
        }
        guard !entries.isEmpty else { return 1 }
        if entries.allSatisfy({ $0.worth == 0 }) { entries = entries.map { (1, $0.share) } }
        let all = entries.reduce(0) { $0 + $1.worth }
        return (entries.reduce(0) { $0 + $1.worth * $1.share } / all).rounded(to: 1e9)
    }
}
