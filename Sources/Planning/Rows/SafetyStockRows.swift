// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// Usable stock at each bucket's end within the horizon reaches the safety stock, or is short of it.
    ///
    ///     stock[m, k at b] + shortfall[m,b] ≥ safety stock[m]        ∀ m, bucket end b ≤ horizon
    mutating func keepSafetyStock() {
        let problem = problem
        let materials = scenario.materials
        let rows = programme.raggedRowFamily(
            "safety-stock", unit: "units",
            over: Axis("material", count: materials.count) { materials.things[$0].name },
            counts: materials.ids.map { variables.shortfall.count(of: $0) }, secondName: "bucket",
            label: { problem.text(at: problem.times.bucketEnds[$1].minutes) },
            formula: "stock[m,b] + shortfall[m,b] ≥ safety-stock[m]")
        for material in materials.ids {
            guard let safety = materials[material].safetyStock?.double else { continue }
            let source = sources.id(of: "materials.\(materials[material].name).safety-stock")
            for bucket in 0..<problem.times.horizonBucketCount {
                guard let cut = problem.flows[material.index].cut(closing: problem.times.bucketEnds[bucket].minutes)
                else { continue }
                programme.require(rows, material, bucket, .atLeast(safety), source: source) {
                    variables.stock[material, cut]
                    variables.shortfall[material, bucket]
                }
            }
        }
    }

    /// Usable stock at the end of the tail reaches the closing stock.
    ///
    ///     stock[m, end] ≥ closing stock[m]
    mutating func keepClosingStock() {
        let materials = scenario.materials
        let rows = programme.rowFamily(
            "closing-stock", unit: "units",
            axes: [Axis("material", count: materials.count) { materials.things[$0].name }],
            formula: "stock[m,end] ≥ closing-stock[m]")
        for material in materials.ids {
            guard let closing = materials[material].closingStock?.double else { continue }
            let source = sources.id(of: "materials.\(materials[material].name).closing-stock")
            let last = problem.flows[material.index].cuts.count - 1
            programme.require(rows, material, .atLeast(closing), source: source) {
                variables.stock[material, last]
            }
        }
    }
}
