// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The campaigns of rooms and units, one by one.
struct CampaignTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let expected = reckoning.evaluation.campaigns
        let (stated, right) = (Set(plan.campaigns), Set(expected))
        for one in plan.campaigns where !right.contains(one) {
            log.add(.campaignTableWrong, one.resource, "\(text(one)) does not follow from the lots")
        }
        for one in expected where !stated.contains(one) {
            log.add(.campaignTableWrong, one.resource, "\(text(one)) is not stated")
        }
        guard stated == right, plan.campaigns != expected else { return }
        log.add(.orderBroken, "", "the campaigns are not in order of room or unit and time, or are there twice")
    }

    private func text(_ one: PlannedCampaign) -> String {
        let setting = reckoning.setting
        return "the \(one.kind.rawValue)'s campaign of \(one.lots) lots of \(one.key) from "
            + "\(setting.stretch(one.entered.minutes, one.left.minutes)) for \(one.cost.text) "
            + setting.scenario.currency
    }
}
