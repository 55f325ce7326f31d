// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Lead times, weekly arrivals, packs and smallest orders.
struct PurchaseRules {
    let setting: Setting

    func check(_ purchase: PlannedPurchase, _ id: ID<Material>, _ log: inout FindingLog) {
        let material = setting.scenario.materials[id]
        guard let rule = material.purchase else {
            log.add(
                .purchaseNotPossible, material.name,
                "\(setting.quantity(purchase.quantity, id)) are bought, but \(material.name) has no price")
            return
        }
        let (ordered, arrives) = (purchase.ordered.minutes, purchase.arrives.minutes)
        let lead = rule.leadTime.minutes
        if ordered < 0 || arrives - ordered != lead {
            log.add(
                .purchaseTooEarly, material.name,
                "ordered \(setting.time(ordered)) to arrive \(setting.time(arrives)); the lead time is "
                    + "\(rule.leadTime.text) and orders start at \(setting.time(0))")
        }
        if arrives < 0 || arrives > setting.frame.end || !arrives.isMultiple(of: 10080) {
            log.add(
                .purchaseOffGrid, material.name,
                "arrives \(setting.time(arrives)); purchases arrive every 7 d from \(setting.time(0)) to "
                    + setting.time(setting.frame.end))
        }
        guard !setting.frame.isRelaxed else { return }
        if let pack = rule.pack?.double {
            let packs = purchase.quantity / pack
            let off = abs(packs - packs.rounded()) * pack
            if off > Tolerances.quantity(purchase.quantity) {
                log.add(
                    .packBroken, material.name,
                    "\(setting.quantity(purchase.quantity, id)) arriving \(setting.time(arrives)) are "
                        + "\(figure(packs)) packs of \(setting.quantity(pack, id))")
            }
        }
        if let least = rule.minimumOrder?.double,
            purchase.quantity < least - Tolerances.quantity(purchase.quantity)
        {
            log.add(
                .minimumOrderMissed, material.name,
                "\(setting.quantity(purchase.quantity, id)) arriving \(setting.time(arrives)), the smallest order is "
                    + setting.quantity(least, id))
        }
    }
}
