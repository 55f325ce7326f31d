// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every stock at every bucket's end.
    var stock: ReportTable {
        ReportTable(
            name: "stock", title: "the stock of a material at a bucket's end",
            columns: [
                .init("material", .text),
                .init("at", .moment),
                .init("released", .number(places: 6)),
                .init("quarantine", .number(places: 6)),
                .init("unit", .text),
            ],
            rows: plan.stock.map { level in
                [
                    .text(level.material),
                    moment(level.at),
                    .number(level.released),
                    .number(level.quarantine),
                    unit(of: level.material),
                ]
            })
    }
}
