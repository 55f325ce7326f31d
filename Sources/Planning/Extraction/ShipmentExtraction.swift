// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What leaves on lanes, from the decisions.
struct ShipmentExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// By lane, then time; nil in a plant without lanes.
    var shipments: [PlannedShipment]? {
        let scenario = problem.scenario
        guard !scenario.lanes.isEmpty else { return nil }
        var result: [PlannedShipment] = []
        var last: (lane: ID<ShippingLane>, leaves: Int)?
        for (number, movement) in problem.movements.enumerated() where decisions.shipped[number] > 0 {
            if last?.lane != movement.lane || last?.leaves != movement.leaves {
                last = (movement.lane, movement.leaves)
                let count = problem.departures.firstIndex { $0.lane == movement.lane && $0.leaves == movement.leaves }
                result.append(
                    PlannedShipment(
                        lane: scenario.lanes[movement.lane].name, leaves: Instant(minutes: movement.leaves),
                        arrives: Instant(minutes: movement.arrives), count: count.map { decisions.shipments[$0] },
                        goods: []))
            }
            let quantity = decisions.shipped[number]
            result[result.count - 1].goods.append(
                .init(
                    from: scenario.materials[movement.from].name, to: scenario.materials[movement.to].name,
                    quantity: quantity, received: (quantity * movement.share).rounded(to: 1e6)))
        }
        return result
    }

    /// What each lane costs [money].
    var costs: [(object: String, amount: Double)] {
        let scenario = problem.scenario
        var sums = [Double](repeating: 0, count: scenario.lanes.count)
        for (number, movement) in problem.movements.enumerated() {
            sums[movement.lane.index] += scenario.lanes[movement.lane].price.double * decisions.shipped[number]
        }
        for (number, departure) in problem.departures.enumerated() {
            sums[departure.lane.index] += scenario.lanes[departure.lane].cost.double * decisions.shipments[number]
        }
        return zip(scenario.lanes.things, sums).map { ($0.name, -$1) }
    }
}
