// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The starts of each recipe: possible and lost ones make up the grid, and no lot starts in a lost one.
struct StartsRules {
    let setting: Setting

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let frame = setting.frame
        let cells = (frame.horizon + frame.grid - 1) / frame.grid
        var lost: [String: Set<Int>] = [:]
        for starts in plan.starts {
            guard let id = setting.scenario.recipes.id(named: starts.recipe) else {
                log.add(.unknownName, starts.recipe, "starts are stated for a recipe that is not in the scenario")
                continue
            }
            let all = starts.lost.flatMap { $0.cells.map(\.minutes) }
            let own = Set(all)
            lost[starts.recipe] = own
            if starts.cells != cells {
                log.add(.startsWrong, starts.recipe, "the grid has \(cells) cells, the plan says \(starts.cells)")
            }
            if starts.possible < 0 || starts.possible.addingSaturated(all.count) != starts.cells {
                log.add(
                    .startsWrong, starts.recipe,
                    "\(starts.possible) possible and \(all.count) lost starts, expected \(starts.cells) in all")
            }
            let isOnGrid = all.allSatisfy { $0 >= 0 && $0 < frame.horizon && $0.isMultiple(of: frame.grid) }
            if own.count != all.count || !isOnGrid {
                log.add(.startsWrong, starts.recipe, "a lost start is there twice or off the grid")
            }
            let days = setting.scenario.recipes[id].startDays
            let allowed = (0..<cells).filter {
                days.contains(setting.scenario.horizon.start.adding(days: $0 * frame.grid / 1440).weekday)
            }.count
            if starts.possible > allowed {
                log.add(
                    .startsWrong, starts.recipe,
                    "\(starts.possible) possible starts, but only \(allowed) cells lie on its start days")
            }
        }
        let stated = Set(plan.starts.map(\.recipe))
        for recipe in setting.scenario.recipes.things where !stated.contains(recipe.name) {
            log.add(.startsWrong, recipe.name, "its starts are not stated")
        }
        for lot in plan.lots
        where lot.origin != .inProcess && lost[lot.recipe]?.contains(lot.cell.minutes) == true {
            log.add(.startsWrong, lot.name, "starts in the cell \(setting.time(lot.cell.minutes)), stated as lost")
        }
    }
}
