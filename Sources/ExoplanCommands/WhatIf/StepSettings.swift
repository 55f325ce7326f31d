// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The settings that make one natural step more or fewer of something, as `--set` takes them.
struct StepSettings {
    let scenario: Scenario

    /// The setting; nil where there is none, as there is no plant with no room of a kind.
    ///
    /// `amount` is how much a step is, of things that are not counted by one.
    func setting(_ kind: ResourcePrice.Kind, _ name: String, line: String?, amount: Double, sign: Int) -> String? {
        switch kind {
        case .room:
            scenario.rooms.id(named: name).flatMap { counted("rooms.\(name).count", scenario.rooms[$0].count + sign) }
        case .unit:
            scenario.units.id(named: name).flatMap { counted("units.\(name).count", scenario.units[$0].count + sign) }
        case .staff:
            scenario.staff.id(named: name).flatMap {
                counted("staff.\(name).headcount", scenario.staff[$0].headcount + sign)
            }
        case .cover:
            scenario.staff.id(named: name).flatMap { scenario.staff[$0].cover }.flatMap {
                counted("staff.\(name).cover.headcount", $0.headcount + sign)
            }
        case .overtime:
            scenario.staff.id(named: name).flatMap { scenario.staff[$0].overtime }.flatMap {
                measured("staff.\(name).overtime.limit", $0.hoursPerWeek, amount, sign, unit: "h/week")
            }
        case .laboratory:
            scenario.laboratories.id(named: name).flatMap { scenario.laboratories[$0].slots }.flatMap {
                counted("laboratories.\(name).slots", $0 + sign)
            }
        case .storage:
            material(name).flatMap { about in
                about.storage.flatMap {
                    measured("materials.\(name).storage", $0, amount, sign, unit: about.unit)
                }
            }
        case .material: stock(name, amount, sign)
        case .demand:
            line.flatMap { scenario.demand.id(named: $0) }.flatMap { id in
                let line = scenario.demand[id]
                return measured(
                    "demand.lines.\(line.name).quantity", line.quantity, amount, sign,
                    unit: scenario.materials[line.material].unit)
            }
        }
    }

    /// Stock at the horizon's start that may be used at once, where one entry says how much there is.
    private func stock(_ name: String, _ amount: Double, _ sign: Int) -> String? {
        let own = scenario.opening.stock.filter { scenario.materials[$0.material].name == name }
        guard own.count == 1, own[0].released == nil, let about = material(name) else { return nil }
        return measured(
            "opening.stock[material=\(name)].quantity", own[0].quantity, amount, sign, unit: about.unit)
    }

    private func material(_ name: String) -> Material? {
        scenario.materials.id(named: name).map { scenario.materials[$0] }
    }

    private func counted(_ path: String, _ count: Int) -> String? { count >= 1 ? "\(path)=\(count)" : nil }

    private func measured(_ path: String, _ value: Exact, _ amount: Double, _ sign: Int, unit: String) -> String? {
        guard let step = Exact(exactly: (amount * 1e6).rounded() / 1e6) else { return nil }
        let rounded = step.rounded(.halfAwayFromZero, places: 6)
        let changed = value + (sign > 0 ? rounded : Exact.zero - rounded)
        return changed.signum > 0 ? "\(path)=\(changed.decimalText) \(unit)" : nil
    }
}
