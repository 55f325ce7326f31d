// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// Every day on which a contractor makes lots, or gives them up.
    var contracts: ReportTable {
        ReportTable(
            name: "contracts", title: "the lots of a contract manufacturer on a day",
            columns: [
                .init("contractor", .text),
                .init("material", .text),
                .init("day", .moment),
                .init("arrives", .moment),
                .init("ordered", .number(places: 6)),
                .init("kept", .number(places: 6)),
                .init("cancelled", .number(places: 6)),
                .init("quantity", .number(places: 6)),
                .init("unit", .text),
            ],
            rows: (plan.contracts ?? []).map { one in
                [
                    .text(one.contractor),
                    .text(one.material),
                    moment(one.day),
                    moment(one.arrives),
                    .number(one.ordered),
                    .number(one.kept),
                    .number(one.cancelled),
                    .number(one.quantity),
                    unit(of: one.material),
                ]
            })
    }
}
