// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// The load of every resource in every bucket.
    var loads: ReportTable {
        ReportTable(
            name: "loads", title: "the load of a resource in a bucket",
            columns: [
                .init("kind", .text),
                .init("resource", .text),
                .init("bucket to", .moment),
                .init("used", unit: "h", .number(places: 2)),
                .init("available", unit: "h", .number(places: 2)),
                .init("load", unit: "%", .number(places: 1)),
            ],
            rows: plan.loads.map { load in
                [
                    .text(load.kind.rawValue),
                    .text(load.resource),
                    moment(load.bucketEnd),
                    .number(load.used),
                    .number(load.available),
                    load.available > 0 ? .number(load.used / load.available * 100) : .none,
                ]
            })
    }
}
