// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// What the planner should know.
    var notes: ReportTable {
        ReportTable(
            name: "notes", title: "something the planner should know",
            columns: [
                .init("note", .text)
            ],
            rows: plan.notes.map { note in
                [
                    .text(note)
                ]
            })
    }
}
