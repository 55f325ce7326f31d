// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Samples that arrive at laboratories week by week, against what these take.
struct LaboratoryRules {
    let setting: Setting
    /// By laboratory and week.
    private var samples: [[Double]]

    init(_ setting: Setting) {
        self.setting = setting
        let weeks = [Double](repeating: 0, count: setting.frame.weeks.count)
        samples = setting.scenario.laboratories.things.map { _ in weeks }
    }

    /// Adds what lots send.
    mutating func add(_ checks: [LotRelease.Check], _ count: Double) {
        for check in checks {
            guard let (laboratory, arrives, number) = check.sending, arrives >= 0 else { continue }
            let week = arrives / 10080
            guard samples[laboratory.index].indices.contains(week) else { continue }
            samples[laboratory.index][week] += number * count
        }
    }

    /// Reports weeks with more samples than a laboratory takes; answers the weeks with any.
    func check(_ log: inout FindingLog) -> [LaboratoryWeek] {
        setting.scenario.laboratories.ids.flatMap { id in
            let thing = setting.scenario.laboratories[id]
            return zip(setting.frame.weeks, samples[id.index]).compactMap { week, number -> LaboratoryWeek? in
                guard number > 0 else { return nil }
                if let slots = thing.slots, number > Double(slots) + Tolerances.quantity(Double(slots)) {
                    log.add(
                        .laboratoryOverbooked, thing.name,
                        "in the week of \(setting.time(week)): \(figure(number)) samples arrive, it takes \(slots)")
                }
                return LaboratoryWeek(
                    laboratory: thing.name, week: Instant(minutes: week), samples: number, slots: thing.slots)
            }
        }
    }
}

/// The table of what is sent to laboratories.
struct LaboratoryTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let setting = reckoning.setting
        let expected = reckoning.evaluation.laboratories
        for one in expected {
            let found = plan.laboratories.first { $0.laboratory == one.laboratory && $0.week == one.week }
            guard let found, found.slots == one.slots, abs(found.samples - one.samples) <= 1e-6 * (1 + one.samples)
            else {
                log.add(
                    .laboratoryTableWrong, one.laboratory,
                    "\(figure(found?.samples ?? 0)) samples are stated in the week of "
                        + "\(setting.time(one.week.minutes)), expected \(figure(one.samples))")
                continue
            }
        }
        for one in plan.laboratories
        where !expected.contains(where: { $0.laboratory == one.laboratory && $0.week == one.week }) {
            log.add(
                .laboratoryTableWrong, one.laboratory,
                "samples are stated in the week of \(setting.time(one.week.minutes)), where none are sent")
        }
    }
}
