// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What is thrown away of a material and what is lost in stock, from beginning to end.
struct Waste {
    let material: String
    /// Thrown away [unit].
    var discarded = 0.0
    /// Lost in stock day by day [unit].
    var lost = 0.0
    /// The first and the last time at which some is thrown away.
    var dates: ClosedRange<Instant>?
    /// What throwing away costs.
    var disposal = Money.zero

    /// The waste of a plan, bytewise by material, without materials that have none.
    static func all(of plan: Plan) -> [Waste] {
        var found: [String: Waste] = [:]
        for discard in plan.discards {
            var waste = found[discard.material] ?? Waste(material: discard.material)
            waste.discarded += discard.quantity
            let first = min(waste.dates?.lowerBound ?? discard.at, discard.at)
            waste.dates = first...max(waste.dates?.upperBound ?? discard.at, discard.at)
            found[discard.material] = waste
        }
        for level in plan.stock where level.lost ?? 0 > 0 {
            found[level.material, default: Waste(material: level.material)].lost += level.lost ?? 0
        }
        for line in plan.ledger where line.account == .disposal {
            let paid = Money.zero.subtracting(line.amount) ?? .zero
            found[line.object, default: Waste(material: line.object)].disposal = paid
        }
        return found.values.sortedBytewise(by: \.material)
    }
}

extension PlanTables {
    /// What is wasted of each material.
    var waste: ReportTable {
        ReportTable(
            name: "waste", title: "what is wasted of a material",
            columns: [
                .init("material", .text),
                .init("discarded", .number(places: 6)),
                .init("lost", .number(places: 6)),
                .init("unit", .text),
                .init("disposal", unit: currency, .money),
            ],
            rows: Waste.all(of: plan).map { waste in
                [
                    .text(waste.material),
                    .number(waste.discarded),
                    .number(waste.lost),
                    unit(of: waste.material),
                    .money(waste.disposal),
                ]
            })
    }
}
