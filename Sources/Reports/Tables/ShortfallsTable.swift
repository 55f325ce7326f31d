// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// All missing safety stock.
    var shortfalls: ReportTable {
        ReportTable(
            name: "shortfalls", title: "safety stock missing at a bucket's end",
            columns: [
                .init("material", .text),
                .init("at", .moment),
                .init("missing", .number(places: 6)),
                .init("unit", .text),
            ],
            rows: plan.shortfalls.map { shortfall in
                [
                    .text(shortfall.material),
                    moment(shortfall.at),
                    .number(shortfall.quantity),
                    unit(of: shortfall.material),
                ]
            })
    }
}
