// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// Which options to add capacity are chosen, and which are not.
    func options(on page: inout Page) {
        guard !plan.options.isEmpty else { return }
        page.heading("Options")
        var table = TextTable([
            .init(title: "option", isFlexible: true), .init(title: "adds to"), .init(title: "chosen", isRight: true),
            .init(title: "of", isRight: true), .init(title: "from", leaveOut: 1),
            .init(title: "cost [\(plan.header.currency)]", isRight: true),
        ])
        for option in plan.options {
            table.row([
                option.option, "\(option.kind.rawValue) \(option.resource)", number(option.chosen),
                number(Double(option.most)), clock.day(option.from), amount(option.cost),
            ])
        }
        table.set(on: &page)
    }
}
