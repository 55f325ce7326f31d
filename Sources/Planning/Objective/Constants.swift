// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// Rosters and fixed costs run over the horizon whatever is planned.
    ///
    ///     cost = Σ headcount × open minutes × pay + Σ fixed[i] × horizon
    mutating func payConstants() {
        for pool in scenario.staff.ids {
            programme.objectiveConstant += problem.rosterCost(of: pool)
        }
        for cost in scenario.fixedCosts.things {
            programme.objectiveConstant += cost.rate.double * Double(problem.horizon)
        }
    }
}

extension PlanningProblem {
    /// What a pool's roster costs over the horizon, 0 where only used hours are paid [money].
    func rosterCost(of pool: ID<StaffPool>) -> Double {
        let about = scenario.staff[pool]
        guard about.paid == .roster else { return 0 }
        let open = hours.poolNormal(pool).openMinutes(from: .init(minutes: 0), to: .init(minutes: horizon))
        return about.rate.double * Double(about.headcount * open)
    }
}
