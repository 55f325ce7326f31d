// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every room that a lot holds, and when.
    var rooms: ReportTable {
        ReportTable(
            name: "rooms", title: "a room held by a lot, turnaround included",
            columns: [.init("lot", .text), .init("room", .text), .init("from", .moment), .init("to", .moment)],
            rows: plan.lots.flatMap { lot in
                lot.rooms.map { [.text(lot.name), .text($0.room), moment($0.held.from), moment($0.held.to)] }
            })
    }
}
