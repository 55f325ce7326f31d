// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The outcome of a schedule: how much of the demanded worth is on time, and how much later lots are.
struct ScheduleOutcomes {
    let setting: Setting

    func check(_ schedule: Schedule, _ plan: Plan, _ log: inout FindingLog) {
        let released = Dictionary(schedule.lots.map { ($0.name, $0.released) }) { first, _ in first }
        let planned = Dictionary(plan.lots.map { ($0.name, $0.released) }) { first, _ in first }
        let shares = [
            ("planned", schedule.outcome.plannedOnTime, share(plan.demand, plan, planned)),
            ("scheduled", schedule.outcome.scheduledOnTime, share(schedule.demand, plan, released)),
        ]
        for (what, found, expected) in shares where abs(found - expected) > 1e-8 {
            log.add(.scheduleOutcomeWrong, "", "\(what) on time \(figure(found)), expected \(figure(expected))")
        }
        let later = schedule.lots.filter { $0.released > $0.planned }
        if schedule.outcome.laterLots != later.count {
            log.add(
                .scheduleOutcomeWrong, "",
                "\(schedule.outcome.laterLots) lots are said to be later than planned, expected \(later.count)")
        }
        let days = later.reduce(0.0) { $0 + Double($1.released.minutes - $1.planned.minutes) / 1440 }
        if abs(schedule.outcome.daysLater - days) > Tolerances.quantity(days) {
            log.add(
                .scheduleOutcomeWrong, "",
                "lots are said to be \(figure(schedule.outcome.daysLater)) days later, expected \(figure(days))")
        }
    }

    /// The share of the demanded worth that is on time; patients count as lines.
    private func share(_ demand: [DemandOutcome], _ plan: Plan, _ released: [String: Instant]) -> Double {
        let worths = Dictionary(plan.legend.lines.map { ($0.name, $0.worth.exact.double) }) { first, _ in first }
        var entries = demand.map { line in
            (worth: worths[line.line] ?? 0, share: line.wanted > 0 ? min(1, line.onTime / line.wanted) : 1)
        }
        for outcome in plan.patients ?? [] {
            guard let id = setting.scenario.patients.id(named: outcome.patient) else { continue }
            let isOnTime = outcome.lot.flatMap { released[$0] }.map { $0 <= outcome.due } ?? false
            entries.append((worth: setting.scenario.patients[id].price.double, share: isOnTime ? 1 : 0))
        }
        guard !entries.isEmpty else { return 1 }
        let total = entries.reduce(0) { $0 + $1.worth }
        guard total > 0 else { return entries.reduce(0) { $0 + $1.share } / Double(entries.count) }
        return entries.reduce(0) { $0 + $1.worth * $1.share } / total
    }
}
