// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Everything thrown away.
    var discards: ReportTable {
        ReportTable(
            name: "discards", title: "a quantity thrown away",
            columns: [
                .init("material", .text),
                .init("at", .moment),
                .init("quantity", .number(places: 6)),
                .init("unit", .text),
            ],
            rows: plan.discards.map { discard in
                [
                    .text(discard.material),
                    moment(discard.at),
                    .number(discard.quantity),
                    unit(of: discard.material),
                ]
            })
    }
}
