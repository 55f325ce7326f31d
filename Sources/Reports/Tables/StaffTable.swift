// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// The work of every pool in every week.
    var staff: ReportTable {
        ReportTable(
            name: "staff", title: "the work of a pool in a week of 7 days",
            columns: [
                .init("pool", .text),
                .init("week from", .moment),
                .init("work", unit: "h", .number(places: 2)),
                .init("capacity", unit: "h", .number(places: 2)),
                .init("overtime", unit: "h", .number(places: 2)),
                .init("left for later", unit: "h", .number(places: 2)),
                .init("cover", unit: "h", .number(places: 2)),
                .init("cover capacity", unit: "h", .number(places: 2)),
            ],
            rows: plan.staff.map { week in
                [
                    .text(week.pool),
                    moment(week.week),
                    .number(week.hours),
                    .number(week.capacity),
                    .number(week.overtime),
                    .number(week.carried),
                    .number(week.cover),
                    .number(week.coverCapacity),
                ]
            })
    }
}
