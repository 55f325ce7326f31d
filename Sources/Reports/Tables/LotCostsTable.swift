// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// What each lot costs at standard rates.
    var lotCosts: ReportTable {
        ReportTable(
            name: "lot-costs", title: "the cost of a lot at standard rates, without any share of fixed costs",
            columns: [
                .init("lot", .text), .init("materials", unit: currency, .money),
                .init("operations", unit: currency, .money), .init("unit and room time", unit: currency, .money),
                .init("staff", unit: currency, .money), .init("tests", unit: currency, .money),
                .init("total", unit: currency, .money), .init("per unit", unit: currency, .money),
            ],
            rows: plan.lotCosts.map { cost in
                [
                    .text(cost.lot), .money(cost.materials), .money(cost.operations), .money(cost.capacity),
                    .money(cost.staff), .money(cost.tests), cost.total.map { .money($0) } ?? .none,
                    cost.perUnit.map { .money($0) } ?? .none,
                ]
            })
    }
}
