// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What contract manufacturers make, by day.
    func contracts(on page: inout Page) {
        guard let contracts = plan.contracts, !contracts.isEmpty else { return }
        page.heading("Contract manufacture")
        var table = TextTable([
            .init(title: "contractor", isFlexible: true), .init(title: "day"), .init(title: "arrives", leaveOut: 1),
            .init(title: "ordered", isRight: true), .init(title: "kept", isRight: true),
            .init(title: "given up", isRight: true), .init(title: "gives", isRight: true),
        ])
        for one in contracts {
            table.row([
                one.contractor, clock.day(one.day), clock.day(one.arrives), number(one.ordered), number(one.kept),
                number(one.cancelled), quantity(one.quantity, of: one.material),
            ])
        }
        table.set(on: &page)
    }
}
