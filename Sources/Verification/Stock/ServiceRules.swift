// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Service targets: the share of each period's demand that is delivered on time.
struct ServiceRules {
    let setting: Setting
    let service: DemandRules

    /// Reports targets that must be met and are not, books what is missing to the others and answers how all fare.
    func outcomes(_ rules: inout LedgerRules, _ log: inout FindingLog) -> [ServiceOutcome] {
        let scenario = setting.scenario
        return scenario.service.things.flatMap { target -> [ServiceOutcome] in
            var periods: [Int: (wanted: Exact, onTime: Exact, figures: Int)] = [:]
            for id in service.demand.lines.ids {
                let line = service.demand.lines[id]
                guard line.material == target.material, target.customer.map({ $0 == line.customer }) ?? true,
                    line.due > .start, line.due.minutes <= setting.frame.horizon
                else { continue }
                let until = min(setting.frame.horizon, end(target.period, line.due.minutes))
                var sums = periods[until] ?? (.zero, .zero, 0)
                sums.wanted += line.quantity
                sums.onTime += service.onTime[id.index]
                sums.figures += service.count[id.index]
                periods[until] = sums
            }
            return periods.keys.sorted().compactMap { until in
                guard let sums = periods[until] else { return nil }
                let asked = target.target * sums.wanted
                let missing = max(.zero, asked - sums.onTime)
                if let penalty = target.penalty {
                    rules.add(target.name, missing: missing, penalty, figures: sums.figures)
                } else if missing.double > Tolerances.quantity(asked.double, figures: sums.figures) {
                    log.add(
                        .serviceMissed, target.name,
                        "until \(setting.time(until)) \(setting.quantity(sums.onTime.double, target.material)) are on time, "
                            + "\(setting.quantity(asked.double, target.material)) must be")
                }
                return ServiceOutcome(
                    target: target.name, material: scenario.materials[target.material].name,
                    until: Instant(minutes: until), wanted: sums.wanted.double,
                    onTime: sums.onTime.double, asked: asked.double, missing: missing.double)
            }
        }
    }

    /// The end of the period of a due date, 00:00 after the due day [min].
    private func end(_ period: ServiceTarget.Period, _ due: Int) -> Int {
        let start = setting.scenario.horizon.start
        var day = start.adding(days: (due + 1439) / 1440 - 1)
        guard period != .horizon else { return setting.frame.horizon }
        // On to the first day of the next month, and of the next quarter.
        repeat {
            day = day.adding(days: 1)
        } while day.day != 1 || (period == .quarter && ![1, 4, 7, 10].contains(day.month))
        return (day.dayNumber - start.dayNumber) * 1440
    }
}

/// The stated service targets follow from the deliveries.
struct ServiceTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let expected = reckoning.evaluation.service
        let found = plan.service ?? []
        let figures = plan.deliveries.count
        func isNear(_ one: Double, _ other: Double) -> Bool {
            abs(one - other) <= Tolerances.quantity(other, figures: figures)
        }
        for right in expected {
            let stated = found.first { $0.target == right.target && $0.until == right.until }
            let isRight =
                stated.map {
                    $0.material == right.material && isNear($0.wanted, right.wanted) && isNear($0.onTime, right.onTime)
                        && isNear($0.asked, right.asked)
                        && isNear($0.missing, right.missing)
                } ?? false
            if !isRight {
                log.add(
                    .serviceTableWrong, right.target,
                    "until \(reckoning.setting.time(right.until.minutes)): expected \(figure(right.onTime)) of "
                        + "\(figure(right.wanted)) on time, \(figure(right.asked)) asked, \(figure(right.missing)) missing"
                )
            }
        }
        if found.count != expected.count {
            log.add(.serviceTableWrong, "", "\(found.count) periods are stated, expected \(expected.count)")
        }
    }
}
