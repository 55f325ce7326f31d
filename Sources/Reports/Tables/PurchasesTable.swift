// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every order.
    var purchases: ReportTable {
        ReportTable(
            name: "purchases", title: "an order of a bought material",
            columns: [
                .init("material", .text),
                .init("ordered", .moment),
                .init("arrives", .moment),
                .init("quantity", .number(places: 6)),
                .init("unit", .text),
            ],
            rows: plan.purchases.map { purchase in
                [
                    .text(purchase.material),
                    moment(purchase.ordered),
                    moment(purchase.arrives),
                    .number(purchase.quantity),
                    unit(of: purchase.material),
                ]
            })
    }
}
