// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// The lots of each recipe: when they start and are released, and what they give at what cost.
    func lots(on page: inout Page) {
        guard !plan.lots.isEmpty else { return }
        page.heading("Lots")
        var table = TextTable([
            .init(title: "lot"), .init(title: "count", isRight: true, leaveOut: 1), .init(title: "start"),
            .init(title: "released"), .init(title: "donor", leaveOut: 2, isFlexible: true),
            .init(title: "gross", isRight: true, leaveOut: 5), .init(title: "net", isRight: true),
            .init(title: "limited by", leaveOut: 4),
            .init(title: "\(plan.header.currency)/unit", isRight: true, leaveOut: 3),
            .init(title: "note", leaveOut: 1),
        ])
        let costs = Dictionary(plan.lotCosts.map { ($0.lot, $0.perUnit) }) { first, _ in first }
        let recipes = Dictionary(grouping: plan.lots, by: \.recipe)
        for recipe in recipes.keys.sortedBytewise() {
            let lots = (recipes[recipe] ?? []).sorted { ($0.start, $0.name) < ($1.start, $1.name) }
            table.group(summary(of: recipe, lots))
            for lot in lots.prefix(Self.mostLots) {
                table.row(cells(of: lot, perUnit: costs[lot.name] ?? nil))
            }
            if lots.count > Self.mostLots {
                table.note("\(count(lots.count - Self.mostLots, "more lot")) in lots.csv")
            }
        }
        table.set(on: &page)
    }

    /// As many lots of a recipe as a report lists.
    static let mostLots = 40

    private func summary(of recipe: String, _ lots: [PlannedLot]) -> String {
        let material = lots.first?.material ?? ""
        let net = lots.reduce(0) { $0 + $1.net * $1.count }
        let lotCount = lots.reduce(0) { $0 + $1.count }
        return "\(recipe): \(number(lotCount)) \(lotCount == 1 ? "lot" : "lots"), "
            + "\(quantity(net, of: material)) of \(material) expected"
    }

    private func cells(of lot: PlannedLot, perUnit: Money?) -> [String] {
        [
            lot.name, plan.header.isRelaxed ? number(lot.count) : "", clock.spoken(lot.start),
            clock.spoken(lot.released, isDay: true), lot.donor ?? "", number(lot.gross),
            quantity(lot.net, of: lot.material), lot.limitedBy == .fillCap ? "fill cap" : "yield",
            perUnit.map(amount) ?? "", note(on: lot),
        ]
    }

    private func note(on lot: PlannedLot) -> String {
        switch lot.origin {
        case .planned: lot.patient.map { "for \($0)" } ?? ""
        case .pinned: "pinned"
        case .inProcess: lot.patient.map { "begun, for \($0)" } ?? "begun"
        }
    }
}
