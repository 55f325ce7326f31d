// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// What goes from site to site, by lane and material.
    func shipments(on page: inout Page) {
        guard let shipments = plan.shipments, !shipments.isEmpty else { return }
        page.heading("Shipments")
        var table = TextTable([
            .init(title: "lane", isFlexible: true), .init(title: "material", isFlexible: true),
            .init(title: "days", isRight: true), .init(title: "leaves", isRight: true),
            .init(title: "arrives", isRight: true), .init(title: "first", leaveOut: 2),
            .init(title: "last", leaveOut: 1),
        ])
        struct Key: Hashable { let lane, from: String }
        var order: [Key] = []
        var sums: [Key: (days: Int, leaves: Double, arrives: Double, first: Instant, last: Instant)] = [:]
        for shipment in shipments {
            for goods in shipment.goods {
                let key = Key(lane: shipment.lane, from: goods.from)
                if sums[key] == nil { order.append(key) }
                var sum = sums[key] ?? (0, 0, 0, shipment.leaves, shipment.leaves)
                sum.days += 1
                sum.leaves += goods.quantity
                sum.arrives += goods.received
                sum.last = shipment.leaves
                sums[key] = sum
            }
        }
        for key in order {
            guard let sum = sums[key] else { continue }
            table.row([
                key.lane, key.from, "\(sum.days)", quantity(sum.leaves, of: key.from),
                quantity(sum.arrives, of: key.from), clock.dayBefore(sum.first), clock.dayBefore(sum.last),
            ])
        }
        table.set(on: &page)
    }
}
