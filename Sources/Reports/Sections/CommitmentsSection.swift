// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// When commitments are done.
    func commitments(on page: inout Page) {
        guard !plan.commitments.isEmpty else { return }
        page.heading("Commitments")
        var table = TextTable([
            .init(title: "commitment", isFlexible: true), .init(title: "number", isRight: true), .init(title: "from"),
            .init(title: "to"), .init(title: "share", isRight: true, leaveOut: 1),
        ])
        for one in plan.commitments {
            table.row([
                one.commitment, String(one.number), clock.spoken(one.during.from), clock.spoken(one.during.to),
                number(one.share),
            ])
        }
        table.set(on: &page)
    }
}
