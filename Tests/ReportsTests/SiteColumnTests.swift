// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import Testing

@Suite("Tables of several sites")
struct SiteColumnTests {
    @Test("have the site behind each material; with one site they have no such column", arguments: ["lyon", nil])
    func column(site: String?) throws {
        let plan = Plan(
            header: PlanHeader(
                label: "", currency: "EUR", start: "2027-01-04", horizon: .days(7), tail: .zero,
                bucketEnds: [.init(minutes: 10080)], isRelaxed: false),
            outcome: PlanOutcome(
                status: .optimal, contribution: .zero, objective: 0, bound: 0, gap: 0, gapMoney: 0),
            stock: [StockLevel(material: "bulk", at: .init(minutes: 10080), released: 3, quarantine: 0)],
            legend: PlanLegend(materials: [MaterialLegend(name: "bulk", unit: "L", site: site)]))
        let stock = try #require(PlanTables(plan).all.first { $0.name == "stock" })
        let row = try #require(stock.rows.first)
        #expect(stock.columns.map(\.title).contains("site") == (site != nil))
        #expect(row.count == stock.columns.count)
        #expect(row.contains(.text("lyon")) == (site != nil))
    }
}
