// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Shipments against their lanes: days, time on the way, what they carry, losses and capacity.
struct ShipmentRules {
    let setting: Setting

    /// Checks one shipment, takes it from one stock and brings it to the other, and books its price.
    func follow(
        _ shipment: PlannedShipment, _ rules: inout LedgerRules, _ flows: inout FlowBook, _ log: inout FindingLog
    ) {
        guard let id = setting.scenario.lanes.id(named: shipment.lane) else {
            log.add(.unknownName, shipment.lane, "a shipment names a lane that is not in the scenario")
            return
        }
        let lane = setting.scenario.lanes[id]
        checkTimes(shipment, lane, &log)
        var total = Exact.zero
        var carried: Set<String> = []
        for goods in shipment.goods {
            guard let pair = lane.goods.first(where: { setting.scenario.materials[$0.from].name == goods.from }),
                setting.scenario.materials[pair.to].name == goods.to, carried.insert(goods.from).inserted
            else {
                log.add(
                    .shipmentWrong, lane.name,
                    "\(goods.from) to \(goods.to) is not among what the lane carries, or is on it twice")
                continue
            }
            let quantity = Exact(figure: goods.quantity) ?? .zero
            total = total + quantity
            let received = (quantity * (.one - lane.loss)).double
            if abs(goods.received - received) > Tolerances.quantity(received) {
                log.add(
                    .shipmentWrong, lane.name,
                    "\(setting.quantity(goods.received, pair.to)) are said to arrive "
                        + "\(setting.time(shipment.arrives.minutes)), expected \(setting.quantity(received, pair.to))")
            }
            let life = setting.scenario.materials[pair.from].shelfLife
            let wants = life == nil ? nil : lane.remainingLife.flatMap { $0 > .zero ? RemainingLife.span($0) : nil }
            flows.outflow(
                pair.from, "shipment on \(lane.name)", at: shipment.leaves.minutes, goods.quantity, isDiscard: false,
                wants: wants)
            let keeps = lane.keeps ?? .zero
            flows.receive(
                pair.to, "shipment on \(lane.name)", at: shipment.arrives.minutes, goods.received,
                expires: life.map { (shipment.arrives.minutes.addingSaturated(keeps.minutes), $0) })
        }
        checkCapacity(shipment, lane, total, &log)
        rules.addShipping(lane, total, figures: shipment.goods.count, shipments: shipment.count ?? 0)
    }

    private func checkTimes(_ shipment: PlannedShipment, _ lane: ShippingLane, _ log: inout FindingLog) {
        let leaves = shipment.leaves.minutes
        let frame = setting.frame
        // Two instants are compared in one time: each clock less its difference from UTC.
        let sites = setting.scenario.sites
        let left = leaves - sites[lane.from].offset.minutes
        let arrived = shipment.arrives.minutes - sites[lane.to].offset.minutes
        if arrived - left != lane.time.minutes {
            log.add(
                .shipmentWrong, lane.name,
                "leaves \(setting.time(leaves)) and arrives \(setting.time(shipment.arrives.minutes)), but it takes "
                    + "\(lane.time.text) from the clock of \(sites[lane.from].name) to that of \(sites[lane.to].name)")
        }
        let isOnGrid = leaves > 0 && leaves < frame.end && leaves.isMultiple(of: 1440)
        let day = setting.scenario.horizon.start.adding(days: leaves / 1440 - 1)
        if !isOnGrid || !lane.departs.contains(day.weekday) {
            log.add(
                .shipmentOffGrid, lane.name,
                "leaves \(setting.time(leaves)); it departs at the ends of "
                    + "\(lane.departs.map(\.text).joined(separator: ", ")) from \(setting.time(1440))")
        }
        if shipment.arrives.minutes > frame.end || shipment.arrives.minutes < 0 {
            log.add(
                .shipmentOffGrid, lane.name,
                "arrives \(setting.time(shipment.arrives.minutes)), "
                    + (shipment.arrives.minutes < 0 ? "before the horizon's start" : "after the end of the tail"))
        }
    }

    private func checkCapacity(
        _ shipment: PlannedShipment, _ lane: ShippingLane, _ total: Exact, _ log: inout FindingLog
    ) {
        guard let capacity = lane.capacity else {
            if let count = shipment.count {
                log.add(
                    .shipmentOverfull, lane.name,
                    "\(figure(count)) shipments leave \(setting.time(shipment.leaves.minutes)), but none are counted")
            }
            return
        }
        let count = shipment.count ?? 0
        if !setting.frame.isRelaxed, count != count.rounded() {
            log.add(.shipmentOverfull, lane.name, "\(figure(count)) shipments are not a whole number")
        }
        if let most = lane.most, count > Double(most) + 1e-9 {
            log.add(.shipmentOverfull, lane.name, "\(figure(count)) shipments leave in a day, at most \(most) can")
        }
        let room = capacity.double * count
        if total.double > room + Tolerances.quantity(room, figures: shipment.goods.count) {
            log.add(
                .shipmentOverfull, lane.name,
                "\(figure(total.double)) leave \(setting.time(shipment.leaves.minutes)) in \(figure(count)) shipments, "
                    + "which take \(figure(room))")
        }
    }
}
