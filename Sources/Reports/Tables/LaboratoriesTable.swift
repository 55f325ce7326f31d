// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Samples that arrive at each laboratory, week by week.
    var laboratories: ReportTable {
        ReportTable(
            name: "laboratories", title: "a laboratory in a week",
            columns: [
                .init("laboratory", .text),
                .init("week", .moment),
                .init("samples", .number(places: 6)),
                .init("slots", .whole),
            ],
            rows: plan.laboratories.map { one in
                [
                    .text(one.laboratory),
                    moment(one.week),
                    .number(one.samples),
                    one.slots.map { .whole($0) } ?? .none,
                ]
            })
    }
}
