// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// The full cost of a unit of each product, and what does not stand with lots.
    func costOfGoods(on page: inout Page) {
        let goods = CostOfGoods(plan)
        let products = goods.products.filter { $0.net > 0 }
        guard !goods.isEmpty, !products.isEmpty else { return }
        page.heading(
            "Cost of goods per unit in \(plan.header.currency), rosters and fixed costs as far as lots take them up")
        var table = TextTable(
            [.init(title: "material")]
                + CostOfGoods.Kind.allCases.enumerated().map { place, kind in
                    .init(title: kind.words, isRight: true, leaveOut: 7 - place)
                } + [
                    .init(title: "full cost", isRight: true), .init(title: "failed lots", isRight: true, leaveOut: 8),
                    .init(title: "marginal", isRight: true), .init(title: "unit"),
                ])
        func figure(_ money: Money?) -> String { money.map(amount) ?? "" }
        for row in products {
            let marginal = row.total.subtracting(row.absorbed) ?? .zero
            table.row(
                [row.name] + row.costs.map { $0 == .zero ? "" : figure(row.perUnit($0)) } + [
                    figure(row.perUnit(row.total)), row.failed == .zero ? "" : figure(row.perUnit(row.failed)),
                    figure(row.perUnit(marginal)), unit(row.name),
                ])
        }
        table.set(on: &page)
        let beside: [(String, CostShare.Bearer)] = [
            ("idle capacity", .idle), ("stock built up or drawn down", .stock), ("waste", .waste),
            ("the plant", .plant),
        ]
        let words = beside.compactMap { words, bearer in
            let sum = goods.sum(bearer)
            return sum == .zero ? nil : "\(words) \(amount(sum))"
        }
        if !words.isEmpty { page.words("Beside the lots: \(words.joined(separator: "; "))", indent: 2, hanging: 2) }
    }
}
