// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Plates that lots share, start by start.
    var plates: ReportTable {
        ReportTable(
            name: "plates", title: "a start of plates",
            columns: [
                .init("plate", .text),
                .init("from", .moment),
                .init("to", .moment),
                .init("samples", .number(places: 6)),
                .init("plates", .number(places: 6)),
            ],
            rows: plan.plates.map { one in
                [
                    .text(one.plate),
                    moment(one.during.from),
                    moment(one.during.to),
                    .number(one.samples),
                    .number(one.plates),
                ]
            })
    }
}
