// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Which units are set up for which products in which buckets, from the lots that start.
struct SetUpExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    /// Whether lots may be fractional; those have no set-ups.
    let isRelaxed: Bool

    /// All set-ups, by unit, material and bucket.
    var planned: [PlannedSetUp] { all.map(\.planned) }

    /// What the set-ups of each unit cost [money].
    var costs: [(resource: String, cost: Double)] {
        all.map { ($0.planned.unit, $0.need.setUp.cost.double) }
    }

    private var all: [(need: SetUpNeed, planned: PlannedSetUp)] {
        guard !isRelaxed else { return [] }
        let scenario = problem.scenario
        return SetUpNeed.all(of: problem).compactMap { need in
            guard need.takes.contains(where: { decisions.lots[$0.taker] > 0 }) else { return nil }
            let planned = PlannedSetUp(
                unit: scenario.units[need.unit].name, material: scenario.materials[need.setUp.material].name,
                bucketEnd: problem.times.bucketEnds[need.bucket], time: need.setUp.time,
                cost: Money(nearest: need.setUp.cost.double))
            return (need, planned)
        }
    }
}
