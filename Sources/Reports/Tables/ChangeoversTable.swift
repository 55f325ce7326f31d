// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// Every room and unit made ready for lots of another key.
    var changeovers: ReportTable {
        ReportTable(
            name: "changeovers", title: "a room or unit made ready for lots of another key",
            columns: [
                .init("kind", .text),
                .init("resource", .text),
                .init("from", .text),
                .init("to", .text),
                .init("left", .moment),
                .init("ready", .moment),
                .init("entered", .moment),
                .init("cost", unit: currency, .money),
            ],
            rows: plan.changeovers.map { one in
                [
                    .text(one.kind.rawValue), .text(one.resource), .text(one.from), .text(one.to), moment(one.left),
                    moment(one.left + one.time), moment(one.entered), .money(one.cost),
                ]
            })
    }
}
