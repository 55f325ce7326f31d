// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Priorities: nobody gets anything while somebody of higher priority is owed.
struct PriorityRules {
    let setting: Setting
    let demand: DemandLines

    func check(_ deliveries: [PlannedDelivery], _ log: inout FindingLog) {
        let lines = demand.lines
        for material in setting.scenario.materials.ids {
            let own = lines.ids.filter { lines[$0].material == material }
            guard Set(own.map { lines[$0].priority }).count > 1 else { continue }
            let made = deliveries.compactMap { one in
                lines.id(named: one.line).map { (line: $0, at: one.at, quantity: one.quantity) }
            }.filter { own.contains($0.line) }
            for at in Set(made.map(\.at)).sorted() {
                check(at, own, made.filter { $0.at <= at }, &log)
            }
        }
    }

    private func check(
        _ at: Instant, _ own: [ID<DemandLine>], _ made: [(line: ID<DemandLine>, at: Instant, quantity: Double)],
        _ log: inout FindingLog
    ) {
        let lines = demand.lines
        func isOpen(_ line: DemandLine) -> Bool {
            at >= line.due - line.early && (line.latest.map { at <= line.due + $0 } ?? true)
        }
        for id in own where lines[id].due <= at && isOpen(lines[id]) {
            let line = lines[id]
            guard let priority = line.priority else { continue }
            let has = made.reduce(0) { $1.line == id ? $0 + $1.quantity : $0 }
            let wanted = line.quantity.double
            let slack = Tolerances.quantity(wanted, figures: made.count)
            guard has < wanted - slack else { continue }
            let others = own.filter { (lines[$0].priority ?? .max) > priority && isOpen(lines[$0]) }
            let given = made.filter { $0.at == at && others.contains($0.line) }
            let sum = given.reduce(0) { $0 + $1.quantity }
            // Lots of a relaxed plan are fractional, and so is what is owed: others may have the same share.
            let most = others.reduce(0) { $0 + lines[$1].quantity.double }
            let allowed = setting.frame.isRelaxed ? most * has / wanted : 0
            guard sum > allowed + slack + Tolerances.quantity(most, figures: given.count) else { continue }
            log.add(
                .priorityBroken, line.name,
                "\(setting.quantity(wanted - has, line.material)) are owed at \(setting.time(at.minutes)), when "
                    + "\(setting.quantity(sum, line.material)) go to lines of lower priority, such as "
                    + (given.first.map { lines[$0.line].name } ?? "none"))
        }
    }
}
