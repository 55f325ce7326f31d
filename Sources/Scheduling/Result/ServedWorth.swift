// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What is delivered on time, by worth.
struct ServedWorth {
    let problem: SchedulingProblem

    private var worths: [String: Double] {
        Dictionary(
            problem.plan.legend.lines.map { ($0.name, $0.worth.exact.double) }, uniquingKeysWith: { first, _ in first })
    }

    private func patient(_ name: String) -> Patient? {
        problem.scenario.patients.id(named: name).map { problem.scenario.patients[$0] }
    }

    /// Σ worth × on time ÷ wanted over demand lines and patients, ÷ Σ worth; without any worth each counts 1.
    func share(_ demand: [DemandOutcome], _ released: [String: Instant]) -> Double {
        let worths = worths
        var entries: [(worth: Double, share: Double)] = demand.filter { $0.wanted > 0 }.map { line in
            (worths[line.line] ?? 0, Self.share(line))
        }
        for outcome in problem.plan.patients ?? [] {
            let isOnTime = released[outcome.patient].map { $0 <= outcome.due } ?? false
            entries.append((patient(outcome.patient)?.price.double ?? 0, isOnTime ? 1 : 0))
        }
        guard !entries.isEmpty else { return 1 }
        if entries.allSatisfy({ $0.worth == 0 }) { entries = entries.map { (1, $0.share) } }
        let all = entries.reduce(0) { $0 + $1.worth }
        return (entries.reduce(0) { $0 + $1.worth * $1.share } / all).rounded(to: 1e9)
    }

    /// What the plan earns and its timetable does not: the worth of what is no longer on time, and of patients, by their
    /// odds, price and penalty of those who have no place and lateness of those who are later [money].
    func missing(_ demand: [DemandOutcome], _ released: [String: Instant]) -> Double {
        let worths = worths
        let planned = Dictionary(problem.plan.demand.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
        let lines = demand.reduce(0.0) { sum, line in
            guard let before = planned[line.line], line.wanted > 0 else { return sum }
            return sum + (worths[line.line] ?? 0) * max(0, Self.share(before) - Self.share(line))
        }
        return problem.plan.lots.reduce(lines) { sum, lot in
            guard let name = lot.patient, let patient = patient(name) else { return sum }
            let pass = problem.scenario.recipes[patient.recipe].release.pass.mode.double
            guard let at = released[name] else { return sum + pass * (patient.price.double + patient.lost.double) }
            return sum + pass * max(0, Self.penalty(at, patient) - Self.penalty(lot.released, patient))
        }
    }

    private static func share(_ line: DemandOutcome) -> Double { min(1, line.onTime / line.wanted) }

    /// What a patient's lot costs that is released late: by days begun [money].
    private static func penalty(_ released: Instant, _ patient: Patient) -> Double {
        let days = max(0, (released - patient.due).minutes + 1439) / 1440
        let penalty = patient.latePerDay.double * Double(days)
        return patient.lateCap.map { min($0.double, penalty) } ?? penalty
    }
}
