// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// Which runs of lots of equal key there are where campaigns have rules.
    func campaigns(on page: inout Page) {
        guard !plan.campaigns.isEmpty else { return }
        page.heading("Campaigns")
        var table = TextTable([
            .init(title: "room or unit", isFlexible: true), .init(title: "key"), .init(title: "lots", isRight: true),
            .init(title: "first lot enters"), .init(title: "last has left", leaveOut: 1),
            .init(title: "cost", isRight: true, leaveOut: 2),
        ])
        for one in plan.campaigns {
            table.row([
                one.resource, one.key, String(one.lots), clock.day(one.entered), clock.day(one.left), money(one.cost),
            ])
        }
        table.set(on: &page)
    }
}
