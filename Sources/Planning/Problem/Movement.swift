// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Goods that may come to a stock at one time from another site, one column of the programme.
struct Movement: Sendable {
    /// The lane on which it comes.
    let lane: ID<ShippingLane>
    /// The stock it is taken from.
    let from: ID<Material>
    /// The stock it comes to.
    let to: ID<Material>
    /// When it leaves [min].
    let leaves: Int
    /// When it arrives and may be used [min].
    let arrives: Int
    /// What arrives of each unit that leaves.
    let share: Double
    /// How much of its shelf life must be left when it leaves.
    let wants: RemainingLife?
    /// When it began to age, as counted where it arrives [min].
    let born: Int
    /// The last minute at which it may be used where it arrives, if it expires.
    let expires: Int?
}

/// What may leave on a lane with a capacity at one time.
struct Departure: Sendable {
    let lane: ID<ShippingLane>
    let leaves: Int
    /// The movements that share its shipments.
    let movements: Range<Int>
}

/// Everything that may be shipped, by lane, then departure, then material.
struct MovementList: Sendable {
    private(set) var movements: [Movement] = []
    private(set) var departures: [Departure] = []

    /// Lists what leaves at the ends of days in (0, E) and arrives within the rows, each on the clock of its site.
    init(of scenario: Scenario, times: PlanningTimes) {
        let end = times.end.minutes
        for id in scenario.lanes.ids {
            let lane = scenario.lanes[id]
            let way = lane.time.minutes + scenario.clockDifference(of: lane)
            for leaves in stride(from: 1440, to: end, by: 1440) where (0...end).contains(leaves + way) {
                let day = scenario.horizon.start.adding(days: leaves / 1440 - 1)
                guard lane.departs.contains(day.weekday) else { continue }
                let first = movements.count
                for goods in lane.goods { append(goods, lane, id, leaves, scenario, times) }
                if lane.capacity != nil {
                    departures.append(Departure(lane: id, leaves: leaves, movements: first..<movements.count))
                }
            }
        }
    }

    private mutating func append(
        _ goods: ShippingLane.Goods, _ lane: ShippingLane, _ id: ID<ShippingLane>, _ leaves: Int,
        _ scenario: Scenario, _ times: PlanningTimes
    ) {
        let arrives = leaves + lane.time.minutes + scenario.clockDifference(of: lane)
        var expires: Int?
        var wants: RemainingLife?
        var born = arrives
        if let life = scenario.materials[goods.from].shelfLife, let remaining = lane.remainingLife {
            wants = remaining > .zero ? .span(remaining) : nil
            let last = arrives + (lane.keeps ?? .zero).minutes
            expires = last
            born = times.birth(life, expiring: Instant(minutes: last)).minutes
        }
        movements.append(
            Movement(
                lane: id, from: goods.from, to: goods.to, leaves: leaves, arrives: arrives,
                share: (Exact.one - lane.loss).double, wants: wants, born: born, expires: expires))
    }
}

extension Scenario {
    /// By how much the clock where a lane ends is ahead of the clock where it begins [min].
    func clockDifference(of lane: ShippingLane) -> Int {
        sites[lane.to].offset.minutes - sites[lane.from].offset.minutes
    }
}
