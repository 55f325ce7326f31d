// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What is thrown away of each material, what is lost in stock, and what that costs.
    func waste(on page: inout Page) {
        let waste = Waste.all(of: plan)
        guard !waste.isEmpty else { return }
        page.heading("Waste")
        let losesAny = waste.contains { $0.lost > 0 }
        var table = TextTable(
            [
                .init(title: "material", isFlexible: true), .init(title: "discarded", isRight: true),
            ] + (losesAny ? [.init(title: "lost in stock", isRight: true)] : []) + [
                .init(title: "unit"), .init(title: "first discard", leaveOut: 1),
                .init(title: "last discard", leaveOut: 2),
                .init(title: "disposal [\(plan.header.currency)]", isRight: true),
            ])
        for one in waste {
            table.row(
                [one.material, number(one.discarded)] + (losesAny ? [number(one.lost)] : []) + [
                    unit(one.material), one.dates.map { clock.day($0.lowerBound) } ?? "",
                    one.dates.map { clock.day($0.upperBound) } ?? "", amount(one.disposal),
                ])
        }
        table.set(on: &page)
    }
}
