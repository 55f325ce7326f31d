// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// The parts of all ledger lines, and what the products, stages and customers come to.
    var costTables: [ReportTable] {
        let goods = CostOfGoods(plan)
        guard !goods.isEmpty else { return [] }
        let customers = goods.clients
        return [
            costShares, rows(goods.lots, "lot-full-costs", "lot", "the full cost of a lot"), products(goods),
            stages(goods),
        ]
            + (customers.isEmpty ? [] : [clients(customers)])
    }

    private var costShares: ReportTable {
        ReportTable(
            name: "cost-shares",
            title: "a part of a ledger line and what bears it; the parts add up to the contribution",
            columns: [
                .init("account", .text), .init("object", .text), .init("bearer", .text), .init("name", .text),
                .init("stage", .text), .init("amount", unit: currency, .money),
                .init("of which into failed lots", unit: currency, .money),
            ],
            rows: (plan.costs ?? []).map { share in
                [
                    .text(share.account.rawValue), .text(share.object), .text(share.bearer.rawValue), .text(share.name),
                    .text(share.stage ?? ""), .money(share.amount), share.failed.map { .money($0) } ?? .none,
                ]
            })
    }

    private func products(_ goods: CostOfGoods) -> ReportTable {
        var table = rows(
            goods.products, "cost-of-goods", "material", "the cost of the lots of a material that are begun")
        table.columns.append(.init("unit", .text))
        table.rows = table.rows.enumerated().map { place, row in row + [unit(of: goods.products[place].name)] }
        return table
    }

    private func rows(_ rows: [CostOfGoods.Row], _ name: String, _ head: String, _ title: String) -> ReportTable {
        ReportTable(
            name: name, title: title,
            columns: [.init(head, .text)]
                + CostOfGoods.Kind.allCases.map { .init($0.words, unit: currency, .money) } + [
                    .init("full cost", unit: currency, .money), .init("net", .number(places: 6)),
                    .init("full cost per unit", unit: currency, .money),
                    .init("of which failed lots", unit: currency, .money),
                    .init("marginal cost per unit", unit: currency, .money),
                ],
            rows: rows.map { row in
                let marginal = row.total.subtracting(row.absorbed) ?? .zero
                let figures: [Money?] = [row.perUnit(row.total), row.perUnit(row.failed), row.perUnit(marginal)]
                return [.text(row.name)] + row.costs.map { .money($0) } + [.money(row.total), .number(row.net)]
                    + figures.map { figure in figure.map { .money($0) } ?? .none }
            })
    }

    private func stages(_ goods: CostOfGoods) -> ReportTable {
        ReportTable(
            name: "stage-costs", title: "what a stage costs of a material, lots in process included",
            columns: [.init("material", .text), .init("stage", .text), .init("full cost", unit: currency, .money)],
            rows: goods.stages.map { [.text($0.material), .text($0.stage), .money($0.amount)] })
    }

    private func clients(
        _ clients: [(customer: String, material: String, units: Double, earned: Money, cost: Money?)]
    ) -> ReportTable {
        ReportTable(
            name: "customers",
            title: "what a customer's demand of a material earns, and the full cost of what is delivered",
            columns: [
                .init("customer", .text), .init("material", .text), .init("delivered", .number(places: 6)),
                .init("unit", .text), .init("revenue less penalties", unit: currency, .money),
                .init("full cost of it", unit: currency, .money), .init("left", unit: currency, .money),
            ],
            rows: clients.map { client in
                [
                    .text(client.customer), .text(client.material), .number(client.units), unit(of: client.material),
                    .money(client.earned), client.cost.map { .money($0) } ?? .none,
                    client.cost.flatMap { client.earned.subtracting($0) }.map { .money($0) } ?? .none,
                ]
            })
    }
}
