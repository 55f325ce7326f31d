// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Deliveries within their windows, and what becomes of each demand line.
struct DemandRules {
    let setting: Setting
    let demand: DemandLines
    private let instants: [Set<Int>]
    /// By line: delivered by the due date, and after it.
    private(set) var onTime: [Exact]
    private(set) var late: [Exact]
    /// By line: how many deliveries there are.
    private(set) var count: [Int]

    init(_ setting: Setting, _ demand: DemandLines) {
        self.setting = setting
        self.demand = demand
        instants = demand.instants(setting)
        onTime = demand.lines.things.map { _ in .zero }
        late = onTime
        count = demand.lines.things.map { _ in 0 }
    }

    /// Checks one delivery and books it on its line.
    mutating func deliver(_ delivery: PlannedDelivery, on id: ID<DemandLine>, _ log: inout FindingLog) {
        let line = demand.lines[id]
        let at = delivery.at.minutes
        let first = line.due.minutes.subtractingSaturated(line.early.minutes)
        let last = line.latest.map { line.due.minutes.addingSaturated($0.minutes) } ?? setting.frame.end
        if at <= 0 || at > setting.frame.end || at < first || at > last {
            log.add(
                .deliveryOutsideWindow, line.name,
                "\(setting.quantity(delivery.quantity, line.material)) leave \(setting.time(at)), the line is open from "
                    + setting.stretch(max(1, first), min(last, setting.frame.end)))
        } else if !instants[line.material.index].contains(at) {
            log.add(
                .deliveryOffGrid, line.name,
                "\(setting.quantity(delivery.quantity, line.material)) leave \(setting.time(at)), which is neither a "
                    + "due date nor on the delivery grid")
        }
        let days = max(0, at - line.due.minutes)
        if delivery.daysLate != days / 1440, delivery.daysLate != (days + 1439) / 1440 {
            log.add(
                .daysLateWrong, line.name,
                "leaves \(setting.time(at)), due \(setting.time(line.due.minutes)): \(days / 1440) days late, the plan "
                    + "says \(delivery.daysLate)")
        }
        let quantity = Exact(figure: delivery.quantity) ?? .zero
        if days > 0 {
            late[id.index] = late[id.index] + quantity
        } else {
            onTime[id.index] = onTime[id.index] + quantity
        }
        count[id.index] += 1
    }

    /// What is not delivered on a line.
    func lost(_ id: ID<DemandLine>) -> Exact {
        max(.zero, demand.lines[id].quantity - onTime[id.index] - late[id.index])
    }

    /// Reports lines with more delivered than wanted, and answers how all lines fare.
    func outcomes(_ log: inout FindingLog) -> [DemandOutcome] {
        demand.lines.ids.map { id in
            let line = demand.lines[id]
            let delivered = (onTime[id.index] + late[id.index]).double
            let wanted = line.quantity.double
            if delivered > wanted + Tolerances.quantity(wanted, figures: count[id.index]) {
                log.add(
                    .demandExceeded, line.name,
                    "\(setting.quantity(delivered, line.material)) are delivered, "
                        + "\(setting.quantity(wanted, line.material)) are wanted")
            }
            return DemandOutcome(
                line: line.name, material: setting.scenario.materials[line.material].name, due: line.due,
                wanted: wanted, onTime: onTime[id.index].double, late: late[id.index].double, lost: lost(id).double,
                reason: "")
        }
    }
}
