// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// Service targets and how far they are met.
    func service(on page: inout Page) {
        guard let service = plan.service else { return }
        page.heading("Service targets")
        var table = TextTable([
            .init(title: "target", isFlexible: true), .init(title: "until"), .init(title: "wanted", isRight: true),
            .init(title: "on time", isRight: true), .init(title: "share [%]", isRight: true, leaveOut: 2),
            .init(title: "asked", isRight: true), .init(title: "missing", isRight: true),
        ])
        for one in service {
            let share = one.wanted > 0 ? NumberText.fixed(one.onTime / one.wanted * 100, places: 1) : ""
            table.row(
                [
                    one.target, clock.dayBefore(one.until), number(one.wanted), number(one.onTime), share,
                    number(one.asked), number(one.missing),
                ], ink: one.missing > 0 ? .warning : .good)
        }
        table.set(on: &page)
    }
}
