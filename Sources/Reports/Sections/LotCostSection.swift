// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What each lot costs at standard rates, in all and per unit.
    func lotCosts(on page: inout Page) {
        guard !plan.lotCosts.isEmpty else { return }
        page.heading("Cost of lots at standard rates in \(plan.header.currency), without fixed costs and rosters")
        var table = TextTable([
            .init(title: "lot"), .init(title: "materials", isRight: true, leaveOut: 2),
            .init(title: "operations", isRight: true, leaveOut: 3),
            .init(title: "unit, room", isRight: true, leaveOut: 4), .init(title: "staff", isRight: true, leaveOut: 5),
            .init(title: "tests", isRight: true, leaveOut: 6), .init(title: "total", isRight: true),
            .init(title: "per unit", isRight: true), .init(title: "unit"),
        ])
        let materials = Dictionary(plan.lots.map { ($0.name, $0.material) }) { first, _ in first }
        for cost in plan.lotCosts.prefix(Self.mostLots) {
            table.row([
                cost.lot, amount(cost.materials), amount(cost.operations), amount(cost.capacity), amount(cost.staff),
                amount(cost.tests), cost.total.map(amount) ?? "too large", cost.perUnit.map(amount) ?? "-",
                unit(materials[cost.lot] ?? ""),
            ])
        }
        table.set(on: &page)
        if plan.lotCosts.count > Self.mostLots {
            page.words("\(count(plan.lotCosts.count - Self.mostLots, "more lot")) in lot-costs.csv", indent: 2)
        }
    }

    /// What the planner should know.
    func notes(on page: inout Page) {
        guard !plan.notes.isEmpty else { return }
        page.heading("Notes")
        for note in plan.notes {
            page.words("- \(note)", indent: 2, hanging: 2)
        }
    }
}
