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
        var carried: Set<[String]> = []
        for goods in shipment.goods {
            guard let pair = lane.goods.first(where: { setting.scenario.materials[$0.from].name == goods.from }),
                setting.scenario.materials[pair.to].name == goods.to,
                carried.insert([goods.from, goods.lot ?? ""]).inserted
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
            let keeps = lane.keeps ?? .zero
            let expires = life.map { (shipment.arrives.minutes.addingSaturated(keeps.minutes), $0) }
            if goods.lot != nil || goods.usable != nil {
                divert(goods, pair, shipment, lane, expires, &flows, &log)
                continue
            }
            let wants = life == nil ? nil : lane.remainingLife.flatMap { $0 > .zero ? RemainingLife.span($0) : nil }
            flows.outflow(
                pair.from, "shipment on \(lane.name)", at: shipment.leaves.minutes, goods.quantity, isDiscard: false,
                wants: wants)
            flows.receive(
                pair.to, "shipment on \(lane.name)", at: shipment.arrives.minutes,
                usable: shipment.arrives.minutes, goods.received, expires: expires)
        }
        checkCapacity(shipment, lane, total, &log)
        rules.addShipping(lane, total, figures: shipment.goods.count, shipments: shipment.count ?? 0)
    }

    /// Part of a lot that leaves in quarantine: the lot is stored and not released, young enough, and gives as much; the
    /// part may be used when the lot is released, by the clock where it arrives.
    private func divert(
        _ goods: PlannedShipment.Goods, _ pair: ShippingLane.Goods, _ shipment: PlannedShipment, _ lane: ShippingLane,
        _ expires: (at: Int, life: Material.ShelfLife)?, _ flows: inout FlowBook, _ log: inout FindingLog
    ) {
        let name = goods.lot ?? "no lot"
        let leaves = shipment.leaves.minutes
        guard lane.carriesQuarantine else {
            log.add(.quarantineWrong, lane.name, "carries \(name) in quarantine, which it does not")
            return
        }
        guard let lot = flows.lot(name, of: pair.from) else {
            log.add(.quarantineWrong, lane.name, "no lot \(name) of \(goods.from) is in the plan")
            return
        }
        if leaves < lot.stored || leaves >= lot.available {
            log.add(
                .quarantineWrong, lane.name,
                "\(name) leaves \(setting.time(leaves)); it is in quarantine "
                    + setting.stretch(lot.stored, lot.available))
        }
        if let wants = lane.remainingLife, let end = lot.expires, end - leaves < wants.minutes {
            log.add(
                .remainingLifeShort, goods.from,
                "\(name) leaves \(setting.time(leaves)) and expires \(setting.time(end)), the lane wants \(wants.text)")
        }
        let sites = setting.scenario.sites
        let there = lot.available - sites[lane.from].offset.minutes + sites[lane.to].offset.minutes
        let usable = max(shipment.arrives.minutes, there)
        if goods.usable?.minutes != usable {
            log.add(
                .quarantineWrong, lane.name,
                "what \(lane.name) brings of \(name) may be used "
                    + "\(goods.usable.map { setting.time($0.minutes) } ?? "at no time"), expected \(setting.time(usable))"
            )
        }
        let lacking = flows.divert(name, of: pair.from, goods.quantity, at: leaves)
        if lacking > Tolerances.quantity(goods.quantity) {
            log.add(
                .quarantineWrong, lane.name,
                "\(setting.quantity(goods.quantity, pair.from)) of \(name) leave, \(setting.quantity(lacking, pair.from)) "
                    + "more than is left of it")
        }
        flows.receive(
            pair.to, "shipment on \(lane.name)", at: shipment.arrives.minutes, usable: usable, goods.received,
            expires: expires)
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
