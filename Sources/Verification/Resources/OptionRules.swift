// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Options to add capacity: whether the plan chooses among those there are, and what its choices add.
struct OptionRules {
    let setting: Setting

    /// Reports options that do not exist, are left out, or are stated wrongly.
    func check(_ options: [PlannedOption], _ log: inout FindingLog) {
        let scenario = setting.scenario
        var seen: Set<String> = []
        for one in options {
            guard let id = scenario.options.id(named: one.option) else {
                log.add(.unknownName, one.option, "an option is stated that is not in the scenario")
                continue
            }
            let option = scenario.options[id]
            if !seen.insert(one.option).inserted { log.add(.optionWrong, one.option, "it is stated twice") }
            if one.chosen > Double(option.most) {
                log.add(
                    .optionWrong, one.option,
                    "it is chosen \(figure(one.chosen)) times and can be chosen \(option.most) times")
            }
            if !setting.frame.isRelaxed, one.chosen != one.chosen.rounded() {
                log.add(.optionWrong, one.option, "it is chosen \(figure(one.chosen)) times, a part of a time")
            }
            let (kind, resource) = grows(option)
            if one.kind != kind || one.resource != resource || one.most != option.most || one.from != option.from {
                log.add(
                    .optionWrong, one.option,
                    "expected \(kind.rawValue) \(resource) from \(setting.time(option.from.minutes)), at most "
                        + "\(option.most) times")
            }
            let cost = option.cost * (Exact(exactly: one.chosen) ?? .zero)
            if abs(one.cost.exact.double - cost.double) > Tolerances.money {
                log.add(.optionWrong, one.option, "it costs \(one.cost.text), expected \(setting.money(cost))")
            }
        }
        for option in scenario.options.things where !seen.contains(option.name) {
            log.add(.optionWrong, option.name, "it is not stated whether it is chosen")
        }
    }

    private func grows(_ option: CapacityOption) -> (ResourceLoad.Kind, String) {
        switch option.addition {
        case .unit(let unit): (.unit, setting.scenario.units[unit].name)
        case .room(let room): (.room, setting.scenario.rooms[room].name)
        case .staff(let pool, _): (.staff, setting.scenario.staff[pool].name)
        }
    }

    /// Units or rooms that choices add, each from some minute on.
    func added(_ addition: CapacityOption.Addition) -> [(from: Int, count: Double)] {
        setting.chosen.filter { $0.option.addition == addition && $0.times > 0 }
            .map { ($0.option.from.minutes, $0.times * Double($0.option.count)) }
    }

    /// Person-minutes that choices add to a pool, the unproductive share included.
    func personMinutes(_ pool: ID<StaffPool>, _ from: Int, _ to: Int) -> Double {
        setting.chosen.reduce(0) { sum, one in
            guard case .staff(pool, let shift) = one.option.addition else { return sum }
            let open = shift.map { setting.hours.calendars[$0.index] } ?? setting.hours.normal[pool.index]
            let begin = max(from, one.option.from.minutes)
            return begin < to ? sum + one.times * Double(one.option.count) * Double(open.minutes(begin, to)) : sum
        }
    }
}
