// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import WhatIf

/// The figures of plans side by side: a row per figure, a column per plan.
struct ComparisonFigures {
    let base: Plan
    let alternatives: [ComparedAlternative]

    /// The plans in the order of the columns; nil where an alternative has none.
    private var columns: [Plan?] { [base] + alternatives.map(\.planned?.plan) }

    private var plans: [Plan] { columns.compactMap(\.self) }

    /// The table; figures that no plan has are left out.
    var table: ReportTable {
        let rows = money + service + lots + costs + loads
        return ReportTable(
            name: "comparison", title: "Side by side",
            columns: [.init("figure", .text), .init("unit", .text), .init("base", .number(places: 2))]
                + alternatives.map { .init($0.missing == nil ? $0.title : "\($0.title): no plan", .number(places: 2)) },
            rows: rows)
    }

    private func row(_ name: String, _ unit: String, _ figure: (Plan) -> Double?) -> [ReportTable.Cell] {
        [.text(name), .text(unit)] + columns.map { plan in plan.flatMap(figure).map { .number($0) } ?? .none }
    }

    private var money: [[ReportTable.Cell]] {
        let currency = base.header.currency
        func sum(_ accounts: Set<LedgerAccount>) -> (Plan) -> Double? {
            { plan in Money.sum(plan.ledger.filter { accounts.contains($0.account) }.map(\.amount)).map(\.double) }
        }
        let income: Set<LedgerAccount> = [.revenue, .closingValue]
        let penalties: Set<LedgerAccount> = [.lateness, .lost, .service, .shortfall]
        let constants: Set<LedgerAccount> = [.staffRoster, .fixed]
        let costs = Set(LedgerAccount.allCases).subtracting(income).subtracting(penalties).subtracting(constants)
        return [
            row("contribution", currency) { $0.outcome.contribution.double },
            row("  more than base", currency) { plan in
                plan.outcome.contribution.subtracting(base.outcome.contribution).map(\.double)
            },
            row("  at most, by the bound", currency) { max($0.outcome.bound, $0.outcome.contribution.double) },
            row("revenue and closing value", currency, sum(income)), row("costs", currency, sum(costs)),
            row("penalties", currency, sum(penalties)), row("rosters and fixed costs", currency, sum(constants)),
        ]
    }

    private var service: [[ReportTable.Cell]] {
        [
            row("demanded value delivered", "%") { Self.percent($0.servedShare) },
            row("demanded value on time", "%") { Self.percent($0.onTimeShare) },
            row("lines late or short", "") { plan in Double(plan.demand.count { $0.late > 0 || $0.lost > 0 }) },
        ]
    }

    private var lots: [[ReportTable.Cell]] {
        let recipes = Set(plans.flatMap { $0.lots.map(\.recipe) }).sortedBytewise()
        return recipes.map { recipe in
            row("lots of \(recipe)", "") { plan in
                plan.lots.filter { $0.recipe == recipe }.reduce(0) { $0 + $1.count }
            }
        }
    }

    /// What a usable unit of each material costs, and what is paid for capacity that no lot takes up.
    private var costs: [[ReportTable.Cell]] {
        let all = columns.map { $0?.unitCosts ?? [] }
        let materials = Set(all.flatMap { $0.map(\.material) }).sortedBytewise()
        func row(_ name: String, _ unit: String, _ figure: ([UnitCost]) -> Money?) -> [ReportTable.Cell] {
            [.text(name), .text(unit)] + all.map { figure($0).map { .number($0.double) } ?? .none }
        }
        let rows = materials.flatMap { material in
            let word = plans.lazy.compactMap { $0.legend.materials.first { $0.name == material }?.unit }.first ?? "unit"
            let unit = "\(base.header.currency)/\(word)"
            return [
                row("full cost of \(material)", unit) { costs in costs.first { $0.material == material }?.full },
                row("  marginal cost of \(material)", unit) { costs in costs.first { $0.material == material }?.marginal
                },
            ]
        }
        let idle = columns.map { $0?.idleCost }
        guard idle.contains(where: { $0 != nil }) else { return rows }
        let cells: [ReportTable.Cell] = idle.map { $0.map { .number($0.double) } ?? .none }
        return rows + [[.text("idle capacity"), .text(base.header.currency)] + cells]
    }

    /// Rooms, unit classes and pools, where any plan loads them by a tenth or more.
    private var loads: [[ReportTable.Cell]] {
        struct Resource: Hashable {
            var kind: ResourceLoad.Kind
            var name: String
        }
        let all = columns.map { plan in
            guard let plan else { return [Resource: Double]() }
            return Dictionary(grouping: plan.loads.filter { $0.bucketEnd.minutes <= plan.header.horizon.minutes }) {
                Resource(kind: $0.kind, name: $0.resource)
            }.mapValues { loads in
                let there = loads.reduce(0) { $0 + $1.available }
                return there > 0 ? loads.reduce(0) { $0 + $1.used } / there : 0
            }
        }
        let names = Set(all.flatMap(\.keys)).filter { name in all.contains { ($0[name] ?? 0) >= 0.1 } }
        let kinds = ResourceLoad.Kind.allCases
        let sorted = kinds.flatMap { kind in names.filter { $0.kind == kind }.sortedBytewise(by: \.name) }
        return sorted.map { resource in
            [.text("load of \(resource.kind.rawValue) \(resource.name)"), .text("%")]
                + all.map { $0[resource].flatMap(Self.percent).map { .number($0) } ?? .none }
        }
    }

    /// A share in percent, to a tenth.
    private static func percent(_ share: Double?) -> Double? { share.map { ($0 * 1000).rounded() / 10 } }
}
