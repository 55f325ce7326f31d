// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The set-ups of units in buckets, one by one.
struct SetUpTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let expected = reckoning.evaluation.setUps
        let (stated, right) = (Set(plan.setUps), Set(expected))
        for one in plan.setUps where !right.contains(one) {
            log.add(.setUpTableWrong, one.unit, "\(text(one)) does not follow from the lots")
        }
        for one in expected where !stated.contains(one) {
            log.add(.setUpTableWrong, one.unit, "\(text(one)) is not stated")
        }
        guard stated == right, plan.setUps != expected else { return }
        log.add(.orderBroken, "", "the set-ups are not in order of unit, material and bucket, or are there twice")
    }

    private func text(_ one: PlannedSetUp) -> String {
        let setting = reckoning.setting
        return "the set-up for \(one.material) in the bucket to \(setting.time(one.bucketEnd.minutes)), for "
            + "\(one.time.text) and \(one.cost.text) \(setting.scenario.currency)"
    }
}
