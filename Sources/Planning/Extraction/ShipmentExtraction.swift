// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What leaves on lanes, from the decisions.
struct ShipmentExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    /// The lots of the plan with their candidates.
    var lots: [(lot: PlannedLot, candidate: Int)] = []

    /// By lane, then time; nil in a plant without lanes.
    var shipments: [PlannedShipment]? {
        let scenario = problem.scenario
        guard !scenario.lanes.isEmpty else { return nil }
        var result: [PlannedShipment] = []
        var last: (lane: ID<ShippingLane>, leaves: Int)?
        var left: [String: Double] = [:]
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
            let names = (scenario.materials[movement.from].name, scenario.materials[movement.to].name)
            for (lot, part) in parts(of: quantity, movement, &left) {
                result[result.count - 1].goods.append(
                    .init(
                        from: names.0, to: names.1, quantity: part,
                        received: (part * movement.share).rounded(to: 1e6), lot: lot,
                        usable: lot == nil ? nil : Instant(minutes: movement.usable)))
            }
        }
        for place in result.indices {
            result[place].goods.sort {
                if $0.from != $1.from { return precedesBytewise($0.from, $1.from) }
                return precedesBytewise($0.lot ?? "", $1.lot ?? "")
            }
        }
        return result
    }

    /// A quantity by the lots of its start, each as far as it reaches; of released stock just itself.
    private func parts(
        of quantity: Double, _ movement: Movement, _ left: inout [String: Double]
    ) -> [(lot: String?, part: Double)] {
        guard let candidate = movement.lot else { return [(nil, quantity)] }
        let own = lots.filter { $0.candidate == candidate }.map(\.lot)
        let flow = problem.flows[movement.from.index]
        let kept = flow.kept(from: problem.candidates[candidate].stored, to: movement.leaves)
        var rest = quantity
        var parts: [(lot: String?, part: Double)] = []
        for (place, lot) in own.enumerated() where rest > 0 {
            // What each gives is told as what is left of it when the part leaves.
            let there = left[lot.name] ?? lot.net * lot.count
            let part = place == own.count - 1 ? rest : min(rest, (there * kept).rounded(to: 1e6))
            guard part > 0 else { continue }
            parts.append((lot.name, part))
            left[lot.name] = there - part / kept
            rest = (rest - part).rounded(to: 1e6)
        }
        return parts
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
