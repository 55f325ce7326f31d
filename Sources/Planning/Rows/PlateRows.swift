// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// Plates hold the samples that go on them.
    ///
    ///     size[p]·plates[p,t] − Σ samples[c,p,t]·lots[c] ≥ 0        ∀ plate p, start t
    mutating func fillPlates() {
        let problem = problem
        guard !problem.plateRuns.isEmpty else { return }
        let rows = programme.rowFamily(
            "plate", unit: "samples",
            axes: [Axis("start", count: problem.plateRuns.count) { problem.plateText($0) }],
            formula: "size[p]·plates[p,t] − Σ samples[c,p,t]·lots[c] ≥ 0")
        for (number, run) in problem.plateRuns.enumerated() {
            let plate = scenario.plates[run.plate]
            let source = sources.id(of: "plates.\(plate.name)")
            programme.require(rows, number, .atLeast(0), source: source) {
                Double(plate.size) * variables.plates[number]
                for sample in run.samples {
                    -Double(sample.samples) * variables.lots[sample.candidate]
                }
            }
        }
    }

    /// A plate costs its own price, its time on an instrument, and the people paid by the hour.
    ///
    ///     cost = Σ (price + unit time + staff used)[p,t] · plates[p,t]
    mutating func payPlates() {
        for (number, run) in problem.plateRuns.enumerated() {
            programme.addCost(run.taker.costs.total, to: variables.plates[number])
        }
    }
}
