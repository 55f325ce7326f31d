// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// The result in money.
    var ledger: ReportTable {
        ReportTable(
            name: "ledger", title: "a line of the result; costs are below 0",
            columns: [
                .init("account", .text),
                .init("object", .text),
                .init("amount", unit: currency, .money),
                .init("constant", .text),
            ],
            rows: plan.ledger.map { line in
                [
                    .text(line.account.rawValue),
                    .text(line.object),
                    .money(line.amount),
                    .text(line.account.isConstant ? "yes" : "no"),
                ]
            })
    }
}
