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
    /// When it arrives [min].
    let arrives: Int
    /// When it may be used where it arrives [min].
    let usable: Int
    /// What arrives of each unit that leaves.
    let share: Double
    /// How much of its shelf life must be left when it leaves.
    let wants: RemainingLife?
    /// When it began to age, as counted where it arrives [min].
    let born: Int
    /// The last minute at which it may be used where it arrives, if it expires.
    let expires: Int?
    /// The candidate of which it is, where it leaves in quarantine.
    var lot: Int?
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
    init(of scenario: Scenario, times: PlanningTimes, candidates: [Candidate] = []) {
        let end = times.end.minutes
        let quarantine = QuarantinedLots(of: scenario, candidates)
        for id in scenario.lanes.ids {
            let lane = scenario.lanes[id]
            let way = lane.time.minutes + scenario.clockDifference(of: lane)
            for leaves in stride(from: 1440, to: end, by: 1440) where (0...end).contains(leaves + way) {
                let day = scenario.horizon.start.adding(days: leaves / 1440 - 1)
                guard lane.departs.contains(day.weekday) else { continue }
                let first = movements.count
                for goods in lane.goods {
                    let plain = movement(goods, lane, id, leaves, scenario, times)
                    movements.append(plain)
                    guard lane.carriesQuarantine else { continue }
                    for lot in quarantine.lots(of: goods.from, at: leaves) {
                        let released = candidates[lot].released + scenario.clockDifference(of: lane)
                        guard released <= end, let movement = plain.carrying(lot, of: candidates[lot], released, times)
                        else { continue }
                        movements.append(movement)
                    }
                }
                if lane.capacity != nil {
                    departures.append(Departure(lane: id, leaves: leaves, movements: first..<movements.count))
                }
            }
        }
    }

    private func movement(
        _ goods: ShippingLane.Goods, _ lane: ShippingLane, _ id: ID<ShippingLane>, _ leaves: Int,
        _ scenario: Scenario, _ times: PlanningTimes
    ) -> Movement {
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
        return Movement(
            lane: id, from: goods.from, to: goods.to, leaves: leaves, arrives: arrives, usable: arrives,
            share: (Exact.one - lane.loss).double, wants: wants, born: born, expires: expires)
    }
}

extension Movement {
    /// The same of a lot that is still in quarantine; nil where the lot is too old for it.
    fileprivate func carrying(
        _ lot: Int, of candidate: Candidate, _ released: Int, _ times: PlanningTimes
    ) -> Movement? {
        if let wants, let expires = candidate.expires {
            let last = times.lastDelivery(
                wanting: wants, born: Instant(minutes: candidate.stored), expires: Instant(minutes: expires))
            guard leaves <= last.minutes else { return nil }
        }
        return Movement(
            lane: lane, from: from, to: to, leaves: leaves, arrives: arrives, usable: max(arrives, released),
            share: share, wants: nil, born: born, expires: expires, lot: lot)
    }
}

/// Lots by material, in the order in which they are stored.
struct QuarantinedLots {
    private var lots: [[(stored: Int, released: Int, candidate: Int)]]

    init(of scenario: Scenario, _ candidates: [Candidate]) {
        lots = Array(repeating: [], count: scenario.materials.count)
        guard scenario.lanes.things.contains(where: \.carriesQuarantine) else { return }
        for (number, candidate) in candidates.enumerated() where candidate.patient == nil {
            lots[scenario.recipes[candidate.recipe].makes.index].append((candidate.stored, candidate.released, number))
        }
    }

    /// The candidates whose lots are stored and not yet released at a minute.
    func lots(of material: ID<Material>, at minute: Int) -> [Int] {
        lots[material.index].filter { $0.stored <= minute && minute < $0.released }.map(\.candidate)
    }
}

extension Scenario {
    /// By how much the clock where a lane ends is ahead of the clock where it begins [min].
    func clockDifference(of lane: ShippingLane) -> Int {
        sites[lane.to].offset.minutes - sites[lane.from].offset.minutes
    }
}
