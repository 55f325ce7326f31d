// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// An order is at least the smallest order, or nothing.
    ///
    ///     size·purchase[m,a] − minimum·ordered[m,a] ≥ 0
    ///     size·purchase[m,a] − largest·ordered[m,a] ≤ 0        largest: all that could be of use, in whole packs
    ///
    /// Lead times are kept by having no column before them; packs by whole columns.
    mutating func limitPurchases() {
        let problem = problem
        let materials = scenario.materials
        let counts = materials.ids.map { variables.ordered.count(of: $0) }
        func family(_ name: String, _ formula: String) -> RowFamily {
            programme.raggedRowFamily(
                name, unit: "units", over: Axis("material", count: materials.count) { materials.things[$0].name },
                counts: counts, secondName: "arrival", label: { problem.text(at: problem.arrivals[$0][$1]) },
                formula: formula)
        }
        let least = family("minimum-order", "size·purchase[m,a] − minimum·ordered[m,a] ≥ 0")
        let most = family("order-placed", "size·purchase[m,a] − largest·ordered[m,a] ≤ 0")
        for material in materials.ids {
            guard let minimum = materials[material].purchase?.minimumOrder?.double else { continue }
            let size = materials[material].purchaseSize
            // What is bought here may be shipped on, losses included.
            let stocks = problem.stocks(sharedWith: material)
            let kept = problem.scenario.lanes.things.reduce(1) { $0 * (1 - $1.loss.double) }
            let need = stocks.reduce(0) { $0 + largestNeed(of: $1) } / (stocks.count > 1 ? kept : 1)
            let largest = (max(minimum, need) / size).rounded(.up) * size
            let source = sources.id(of: "materials.\(materials[material].name).min-order")
            for arrival in 0..<counts[material.index] {
                programme.require(least, material, arrival, .atLeast(0), source: source) {
                    size * variables.purchase[material, arrival]
                    -minimum * variables.ordered[material, arrival]
                }
                programme.require(most, material, arrival, .atMost(0), source: source) {
                    size * variables.purchase[material, arrival]
                    -largest * variables.ordered[material, arrival]
                }
            }
        }
    }

    /// The most of a material that could ever be of use: for each recipe's starts, all demand and stock targets, and
    /// what storage takes where stock left is worth something [unit].
    private func largestNeed(of material: ID<Material>) -> Double {
        let flow = problem.flows[material.index]
        let used = flow.uses.reduce(0) {
            $0 + ($1.quantity + $1.perSize) * min(1_000, problem.takers[$1.taker].most)
        }
        let wanted = problem.demand.reduce(0) {
            $1.line.material == material ? $0 + $1.line.quantity.double : $0
        }
        let about = scenario.materials[material]
        let kept =
            (about.closingStock ?? 0).double + (about.safetyStock ?? 0).double
            + (about.closingValue.signum > 0 ? (about.storage ?? 0).double : 0)
        return used + wanted + kept
    }
}
