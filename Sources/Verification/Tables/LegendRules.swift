// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Units of materials and worth of demand lines, as reports name them.
struct LegendRules {
    let reckoning: Reckoning

    func check(_ legend: PlanLegend, _ log: inout FindingLog) {
        let scenario = reckoning.setting.scenario
        for found in legend.materials {
            guard let id = scenario.materials.id(named: found.name) else {
                log.add(.unknownName, found.name, "the legend names a material that is not in the scenario")
                continue
            }
            if found.unit != scenario.materials[id].unit {
                log.add(
                    .legendWrong, found.name, "counted in \(found.unit), expected \(scenario.materials[id].unit)")
            }
            let site = scenario.sites.count > 1 ? scenario.sites[scenario.materials[id].site].name : nil
            if found.site != site {
                log.add(
                    .legendWrong, found.name,
                    "stocked at \(found.site ?? "no site"), expected \(site ?? "no site, as there is only one")")
            }
        }
        let lines = reckoning.demand.lines
        for found in legend.lines {
            guard let id = lines.id(named: found.name) else {
                log.add(.unknownName, found.name, "the legend names a demand line that the scenario does not have")
                continue
            }
            let line = lines[id]
            if found.priority != line.priority {
                log.add(
                    .legendWrong, found.name,
                    "priority \(found.priority.map(String.init) ?? "none"), expected "
                        + (line.priority.map(String.init) ?? "none"))
            }
            let worth = line.price * line.quantity
            let isPriced = abs((found.price.exact - line.price).double) <= Tolerances.money
            if !isPriced || abs((found.worth.exact - worth).double) > Tolerances.money {
                log.add(
                    .legendWrong, found.name,
                    "price \(found.price.text) and worth \(found.worth.text) \(scenario.currency), expected "
                        + "\(reckoning.setting.money(line.price)) and \(reckoning.setting.money(worth))")
            }
        }
    }
}
