// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// Every unit set up for a product in a bucket.
    var setUps: ReportTable {
        ReportTable(
            name: "set-ups", title: "a unit set up for a product in a bucket",
            columns: [
                .init("unit", .text),
                .init("material", .text),
                .init("bucket end", .moment),
                .init("time", unit: "min", .whole),
                .init("cost", unit: currency, .money),
            ],
            rows: plan.setUps.map { one in
                [
                    .text(one.unit), .text(one.material), moment(one.bucketEnd), .whole(one.time.minutes),
                    .money(one.cost),
                ]
            })
    }
}
