// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every option to add capacity.
    var options: ReportTable {
        ReportTable(
            name: "options", title: "an option to add capacity",
            columns: [
                .init("option", .text),
                .init("kind", .text),
                .init("resource", .text),
                .init("from", .moment),
                .init("chosen", .number(places: 6)),
                .init("most", .number(places: 0)),
                .init("cost", unit: currency, .money),
            ],
            rows: plan.options.map { option in
                [
                    .text(option.option),
                    .text(option.kind.rawValue),
                    .text(option.resource),
                    moment(option.from),
                    .number(option.chosen),
                    .number(Double(option.most)),
                    .money(option.cost),
                ]
            })
    }
}
