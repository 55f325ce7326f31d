// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every test and review of every lot.
    var checks: ReportTable {
        ReportTable(
            name: "checks", title: "a test or the review of a lot",
            columns: [.init("lot", .text), .init("check", .text), .init("from", .moment), .init("to", .moment)],
            rows: plan.lots.flatMap { lot in
                lot.checks.map { [.text(lot.name), .text($0.name), moment($0.during.from), moment($0.during.to)] }
                    + (lot.pulls ?? []).map { [.text(lot.name), .text("stability pull"), moment($0), moment($0)] }
            })
    }
}
