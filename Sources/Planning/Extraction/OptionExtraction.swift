// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Which options are chosen, and at what cost.
struct OptionExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// All options, by name.
    var options: [PlannedOption] {
        let scenario = problem.scenario
        return zip(scenario.options.things, decisions.chosen).map { option, chosen in
            let (kind, resource): (ResourceLoad.Kind, String) =
                switch option.addition {
                case .unit(let unit): (.unit, scenario.units[unit].name)
                case .room(let room): (.room, scenario.rooms[room].name)
                case .staff(let pool, _): (.staff, scenario.staff[pool].name)
                }
            return PlannedOption(
                option: option.name, chosen: chosen, most: option.most, kind: kind, resource: resource,
                from: option.from, cost: Money(nearest: option.cost.double * chosen))
        }
    }
}
