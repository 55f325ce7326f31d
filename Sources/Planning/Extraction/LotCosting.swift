// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Prices a lot at standard rates.
struct LotCosting {
    let problem: PlanningProblem

    /// The cost of one whole lot, also where a relaxed plan starts a fraction of it.
    func cost(of lot: PlannedLot, _ candidate: Candidate) -> LotCost {
        let scenario = problem.scenario
        let size = lot.size ?? 1
        let materials = candidate.uses.reduce(0.0) {
            $0 + size * $1.quantity * (scenario.materials[$1.material].purchase?.price ?? 0).double
        }
        let costs = candidate.costs
        let capacity = costs.unitTime.reduce(0) { $0 + $1.cost } + costs.roomTime.reduce(0) { $0 + $1.cost }
        let staff = candidate.staffWeeks.reduce(0.0) { sum, take in
            let pool = scenario.staff[take.pool]
            let perHour = 60 / pool.productive.double
            return sum + take.normal * perHour * pool.rate.double
                + take.cover * perHour * (pool.cover?.rate ?? 0).double
        }
        let net = candidate.sizes?.net(size) ?? candidate.net
        let total = materials + costs.operations + capacity + staff + costs.tests
        return LotCost(
            lot: lot.name, materials: Money(nearest: materials),
            operations: Money(nearest: costs.operations), capacity: Money(nearest: capacity),
            staff: Money(nearest: staff), tests: Money(nearest: costs.tests),
            perUnit: net > 0 ? Money(nearest: total / net) : nil)
    }
}

extension Money {
    /// The nearest whole cents of an amount, halves away from zero; amounts beyond range stop at its ends.
    init(nearest amount: Double) {
        let cents = (amount * 100).rounded(.toNearestOrAwayFromZero)
        self.init(cents: Int64(exactly: cents) ?? (cents > 0 ? .max : cents < 0 ? .min : 0))
    }
}
