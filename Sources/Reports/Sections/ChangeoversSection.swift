// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// Which rooms and units are made ready for another key, and when.
    func changeovers(on page: inout Page) {
        guard !plan.changeovers.isEmpty else { return }
        page.heading("Changeovers")
        var table = TextTable([
            .init(title: "room or unit", isFlexible: true), .init(title: "from"), .init(title: "to"),
            .init(title: "left", leaveOut: 2), .init(title: "ready", leaveOut: 1), .init(title: "next lot enters"),
            .init(title: "cost", isRight: true, leaveOut: 3),
        ])
        for one in plan.changeovers {
            table.row([
                one.resource, one.from, one.to, clock.day(one.left), clock.day(one.left + one.time),
                clock.day(one.entered), money(one.cost),
            ])
        }
        table.set(on: &page)
    }
}
