// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The changeovers of rooms and units, one by one.
struct ChangeoverTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let expected = reckoning.evaluation.changeovers
        let (stated, right) = (Set(plan.changeovers), Set(expected))
        for one in plan.changeovers where !right.contains(one) {
            log.add(.changeoverTableWrong, one.resource, "\(text(one)) does not follow from the lots")
        }
        for one in expected where !stated.contains(one) {
            log.add(.changeoverTableWrong, one.resource, "\(text(one)) is not stated")
        }
        guard stated == right, plan.changeovers != expected else { return }
        log.add(.orderBroken, "", "the changeovers are not in order of room or unit and time, or are there twice")
    }

    private func text(_ one: PlannedChangeover) -> String {
        let setting = reckoning.setting
        return
            "the \(one.kind.rawValue)'s changeover from \(one.from), left at \(setting.time(one.left.minutes)), to \(one.to), entering at "
            + "\(setting.time(one.entered.minutes)), for \(one.time.text) and \(one.cost.text) "
            + setting.scenario.currency
    }
}
