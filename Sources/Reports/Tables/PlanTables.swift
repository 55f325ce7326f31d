// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// The tables of a plan and of its schedule, one file each.
public struct PlanTables {
    let plan: Plan
    let schedule: Schedule?
    let clock: PlanClock
    let units: [String: String]

    /// Takes the plan whose tables are wanted, and its schedule where one was made.
    public init(_ plan: Plan, schedule: Schedule? = nil) {
        self.plan = plan
        self.schedule = schedule
        clock = PlanClock(plan.header)
        units = plan.legend.units
    }

    /// All tables, by name; the last tells the columns of the others.
    public var all: [ReportTable] {
        let tables = [
            changeovers, checks, deliveries, demand, discards, ledger, loads, lotCosts, lots, lostStarts,
            notes,
            operations,
            purchases, rooms, shortfalls, staff, starts, stock,
        ]
        // Only plans that have such things have the table.
        var others: [ReportTable] = []
        if plan.lots.contains(where: { $0.others != nil }) { others.append(outputs) }
        if !plan.options.isEmpty { others.append(options) }
        if !plan.setUps.isEmpty { others.append(setUps) }
        if !plan.campaigns.isEmpty { others.append(campaigns) }
        if !plan.commitments.isEmpty { others.append(commitments) }
        if !plan.laboratories.isEmpty { others.append(laboratories) }
        if !plan.plates.isEmpty { others.append(plates) }
        if !Waste.all(of: plan).isEmpty { others.append(waste) }
        if plan.shipments != nil { others.append(shipments) }
        if plan.contracts != nil { others.append(contracts) }
        if plan.risks != nil { others.append(risks) }
        if plan.service != nil { others.append(service) }
        if plan.patients != nil { others += [patients, veinToVein] }
        if let prices = plan.prices, !prices.relaxed.isEmpty { others.append(self.prices) }
        if plan.prices?.steps != nil { others.append(steps) }
        others += costTables
        if let schedule { others += scheduleTables(schedule) }
        let all = (tables + others).map(withSites).sortedBytewise(by: \.name)
        return all + [Self.columns(of: all)]
    }

    /// The table with the site behind each material, in a plan of several sites.
    private func withSites(_ table: ReportTable) -> ReportTable {
        let sites = Dictionary(plan.legend.materials.map { ($0.name, $0.site) }) { first, _ in first }
        guard sites.values.contains(where: { $0 != nil }),
            let place = table.columns.firstIndex(where: { $0.title == "material" })
        else { return table }
        var table = table
        table.columns.insert(.init("site", .text), at: place + 1)
        table.rows = table.rows.map { row in
            var row = row
            let site: String? = if case .text(let name) = row[place] { sites[name] ?? nil } else { nil }
            row.insert(.text(site ?? ""), at: place + 1)
            return row
        }
        return table
    }

    var currency: String { plan.header.currency }

    /// The word of a material's unit, empty where nobody told it.
    func unit(of material: String) -> ReportTable.Cell { .text(units[material] ?? "") }

    func moment(_ instant: Instant) -> ReportTable.Cell { .moment(clock.moment(instant)) }

    private static func columns(of tables: [ReportTable]) -> ReportTable {
        ReportTable(
            name: "columns", title: "a column of a table",
            columns: [
                .init("table", .text), .init("rows", .text), .init("column", .text), .init("unit", .text),
                .init("resolution", .text),
            ],
            rows: tables.flatMap { table in
                table.columns.map { column in
                    [
                        .text(table.name), .text(table.title), .text(column.title), .text(column.unit ?? ""),
                        .text(column.kind.resolution),
                    ]
                }
            })
    }
}
