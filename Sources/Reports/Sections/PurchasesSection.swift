// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What is bought of each material, and which order comes first.
    func purchases(on page: inout Page) {
        guard !plan.purchases.isEmpty else { return }
        page.heading("Purchases")
        var table = TextTable([
            .init(title: "material", isFlexible: true), .init(title: "orders", isRight: true),
            .init(title: "quantity", isRight: true), .init(title: "unit"), .init(title: "first order by"),
            .init(title: "arrives", leaveOut: 2), .init(title: "last order by", leaveOut: 1),
            .init(title: "paid [\(plan.header.currency)]", isRight: true, leaveOut: 3),
        ])
        let orders = Dictionary(grouping: plan.purchases, by: \.material)
        let paid = Dictionary(grouping: plan.ledger.filter { $0.account == .materials }, by: \.object)
        for material in orders.keys.sortedBytewise() {
            let ours = (orders[material] ?? []).sorted { ($0.ordered, $0.arrives) < ($1.ordered, $1.arrives) }
            guard let first = ours.first, let last = ours.last else { continue }
            let amounts = Money.sum((paid[material] ?? []).map(\.amount))
            table.row([
                material, number(Double(ours.count)), number(ours.reduce(0) { $0 + $1.quantity }), unit(material),
                clock.day(first.ordered), clock.day(first.arrives), clock.day(last.ordered),
                amounts.flatMap { Money.zero.subtracting($0) }.map(amount) ?? "",
            ])
        }
        table.set(on: &page)
    }
}
