// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Lots of contractors and shipments: what joins the stocks of materials, tried as a whole.
struct OuterSupplies {
    /// Materials whose stocks nothing joins but what is tried here, and the ways to do so.
    struct Group {
        let materials: [ID<Material>]
        let contracts: [[PlannedContract]]
        let shipments: [[PlannedShipment]]
    }

    let groups: [Group]

    init(_ scenario: Scenario, _ times: PlanningTimes, step: Double) {
        var parent = Array(scenario.materials.ids.indices)
        for pair in scenario.lanes.things.flatMap(\.goods) {
            let (from, to) = (parent[pair.from.index], parent[pair.to.index])
            parent = parent.map { $0 == from ? to : $0 }
        }
        groups = Set(parent).sorted().map { root in
            let materials = scenario.materials.ids.filter { parent[$0.index] == root }
            return Group(
                materials: materials,
                contracts: Self.contracts(materials, scenario, times),
                shipments: Self.shipments(materials, scenario, times, step))
        }
    }

    /// Every number of lots on every day of the contractors of some materials.
    private static func contracts(
        _ materials: [ID<Material>], _ scenario: Scenario, _ times: PlanningTimes
    ) -> [[PlannedContract]] {
        var all: [[PlannedContract]] = [[]]
        for contractor in scenario.contractors.things where materials.contains(contractor.makes) {
            let days = Set((contractor.slots + contractor.booked).map(\.day)).sorted()
            for day in days {
                let arrives = day + contractor.leadTime
                let isInTime = arrives <= times.end
                let free = contractor.slots.filter { $0.day == day }.reduce(0) { $0 + $1.lots }
                let most = isInTime && day.minutes >= contractor.notice.minutes ? free : 0
                let booked = contractor.booked.filter { $0.day == day }.reduce(0) { $0 + $1.lots }
                all = all.flatMap { before in
                    (0...most).flatMap { ordered in
                        (0...(isInTime ? booked : 0)).map { kept in
                            guard ordered + booked > 0 else { return before }
                            let lots = Double(ordered + kept)
                            return before + [
                                PlannedContract(
                                    contractor: contractor.name, material: scenario.materials[contractor.makes].name,
                                    day: day, arrives: arrives, ordered: Double(ordered), kept: Double(kept),
                                    cancelled: Double(booked - kept),
                                    quantity: (contractor.lot * contractor.pass).double * lots)
                            ]
                        }
                    }
                }
            }
        }
        return all
    }

    /// Every amount on every departure of the lanes between some materials, up to what a few lots give.
    private static func shipments(
        _ materials: [ID<Material>], _ scenario: Scenario, _ times: PlanningTimes, _ step: Double
    ) -> [[PlannedShipment]] {
        var all: [[PlannedShipment]] = [[]]
        for lane in scenario.lanes.things {
            // One material on each lane is enough here.
            guard let pair = lane.goods.first, lane.goods.count == 1, materials.contains(pair.from) else { continue }
            let wanted = scenario.demand.things.filter { $0.material == pair.to }.reduce(0) { $0 + $1.quantity.double }
            // More than is wanted there is not worth the way.
            let most = Int((wanted / (1 - lane.loss.double) / step).rounded(.up))
            for day in 1..<(times.end.minutes / 1440) {
                let leaves = Instant.start + .days(day)
                let weekday = scenario.horizon.start.adding(days: day - 1).weekday
                guard lane.departs.contains(weekday), leaves + lane.time <= times.end else { continue }
                all = all.flatMap { before in
                    let gone = before.filter { $0.lane == lane.name }.flatMap(\.goods).reduce(0) { $0 + $1.quantity }
                    return (0...max(0, most - Int(gone / step))).compactMap { pieces in
                        guard pieces > 0 else { return before }
                        let quantity = Double(pieces) * step
                        let count = lane.capacity.map { (quantity / $0.double).rounded(.up) }
                        if let limit = lane.most, let count, count > Double(limit) { return nil }
                        return before + [
                            PlannedShipment(
                                lane: lane.name, leaves: leaves, arrives: leaves + lane.time, count: count,
                                goods: [
                                    .init(
                                        from: scenario.materials[pair.from].name,
                                        to: scenario.materials[pair.to].name, quantity: quantity,
                                        received: quantity * (1 - lane.loss.double))
                                ])
                        ]
                    }
                }
            }
        }
        return all
    }
}
