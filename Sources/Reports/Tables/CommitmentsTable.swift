// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// When each commitment is done.
    var commitments: ReportTable {
        ReportTable(
            name: "commitments", title: "a date of a commitment",
            columns: [
                .init("commitment", .text),
                .init("number", .whole),
                .init("from", .moment),
                .init("to", .moment),
                .init("share", .number(places: 6)),
            ],
            rows: plan.commitments.map { one in
                [
                    .text(one.commitment),
                    .whole(one.number),
                    moment(one.during.from),
                    moment(one.during.to),
                    .number(one.share),
                ]
            })
    }
}
