// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// What lots give beside what their recipes make.
    var outputs: ReportTable {
        ReportTable(
            name: "other-outputs", title: "something that a lot gives beside",
            columns: [
                .init("lot", .text), .init("material", .text), .init("stored", .moment), .init("usable", .moment),
                .init("quantity of one lot", .number(places: 6)), .init("unit", .text),
            ],
            rows: plan.lots.flatMap { lot in
                (lot.others ?? []).map { output in
                    [
                        .text(lot.name), .text(output.material), moment(output.stored), moment(output.usable),
                        .number(output.quantity), unit(of: output.material),
                    ]
                }
            })
    }
}
