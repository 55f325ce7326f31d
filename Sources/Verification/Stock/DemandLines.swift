// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The demand lines of a plan: those due by the end of the tail, and those that repeat a table beyond its end.
struct DemandLines {
    /// Lines bytewise by name.
    let lines: Catalogue<DemandLine>

    init(_ setting: Setting) {
        let all = ForecastRules.net(setting.scenario)
        var result = all.filter { $0.due.minutes <= setting.frame.end }
        if setting.scenario.repeatsDemand {
            for material in setting.scenario.materials.ids {
                result += Self.repetitions(of: material, all.filter { $0.material == material }, setting)
            }
        }
        lines = Catalogue(result)
    }

    /// The mean rate of a material's lines, continued from its last due date to the end of the tail.
    private static func repetitions(
        of material: ID<Material>, _ lines: [DemandLine], _ setting: Setting
    ) -> [DemandLine] {
        // Backlog was wanted before the horizon and says nothing about the rate within it.
        let due = lines.filter { $0.due.minutes > 0 }
            .sorted { $0.due != $1.due ? $0.due < $1.due : precedesBytewise($0.name, $1.name) }
        guard let last = due.last, last.due.minutes < setting.frame.end else { return [] }
        let total = due.map(\.quantity).reduce(.zero, +)
        guard let rate = total.divided(by: Exact(last.due.minutes)) else { return [] }
        let thing = setting.scenario.materials[material]
        var result: [DemandLine] = []
        for (place, end) in setting.frame.bucketEnds.enumerated() where end > last.due.minutes {
            let from = max(last.due.minutes, setting.frame.bucketStart(place))
            var quantity = rate * Exact(end - from)
            if thing.isCounted { quantity = quantity.rounded(.halfAwayFromZero) }
            let number = result.count + 1
            result.append(
                DemandLine(
                    name: "repeat-\(thing.name)-\(number < 10 ? "0" : "")\(number)", label: last.label,
                    material: material, quantity: quantity, due: Instant(minutes: end), price: last.price,
                    latePerDay: last.latePerDay, lateCap: last.lateCap, lost: last.lost, early: last.early,
                    latest: last.latest, customer: last.customer, kind: .repeat,
                    remainingLife: last.remainingLife, priority: last.priority))
        }
        return result
    }

    /// The instants at which each material may be delivered, by material.
    func instants(_ setting: Setting) -> [Set<Int>] {
        let frame = setting.frame
        let step = max(1440, setting.scenario.horizon.deliveries.minutes)
        var grid: Set<Int> = [frame.horizon, frame.end]
        grid.formUnion(stride(from: step, through: frame.end, by: step))
        var result = Array(repeating: grid, count: setting.scenario.materials.count)
        for line in lines.things where line.due.minutes > 0 {
            result[line.material.index].insert(line.due.minutes)
        }
        return result
    }
}
