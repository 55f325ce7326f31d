// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// Every campaign where campaigns have rules.
    var campaigns: ReportTable {
        ReportTable(
            name: "campaigns", title: "a run of lots of equal key",
            columns: [
                .init("kind", .text),
                .init("resource", .text),
                .init("key", .text),
                .init("lots", .whole),
                .init("entered", .moment),
                .init("left", .moment),
                .init("cost", unit: currency, .money),
            ],
            rows: plan.campaigns.map { one in
                [
                    .text(one.kind.rawValue), .text(one.resource), .text(one.key), .whole(one.lots),
                    moment(one.entered), moment(one.left), .money(one.cost),
                ]
            })
    }
}
