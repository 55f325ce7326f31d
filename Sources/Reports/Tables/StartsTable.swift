// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// How many starts each recipe has on the planning grid.
    var starts: ReportTable {
        ReportTable(
            name: "starts", title: "the starts of a recipe on the planning grid",
            columns: [.init("recipe", .text), .init("cells", .whole), .init("possible", .whole)],
            rows: plan.starts.map { [.text($0.recipe), .whole($0.cells), .whole($0.possible)] })
    }

    /// Every start that calendars and holds do not admit.
    var lostStarts: ReportTable {
        ReportTable(
            name: "lost-starts", title: "a start that calendars and holds do not admit",
            columns: [
                .init("recipe", .text), .init("cell", .moment), .init("weekday", .text), .init("reason", .text),
            ],
            rows: plan.starts.flatMap { starts in
                starts.lost.flatMap { lost in
                    lost.cells.map { cell in
                        [
                            .text(starts.recipe), moment(cell), .text(clock.weekday(cell)?.text ?? ""),
                            .text(lost.reason),
                        ]
                    }
                }
            })
    }
}
