// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// What leaves on a lane in a day fits its shipments.
    ///
    ///     Σ shipped[g,t] − capacity × shipments[l,t] ≤ 0        ∀ lane l with a capacity, departure t
    mutating func limitShipments() {
        let problem = problem
        let rows = programme.rowFamily(
            "shipping-capacity", unit: "units",
            axes: [Axis("departure", count: problem.departures.count) { problem.departureText($0) }],
            formula: "Σ shipped[g,t] − capacity × shipments[l,t] ≤ 0")
        for (number, departure) in problem.departures.enumerated() {
            guard let capacity = scenario.lanes[departure.lane].capacity?.double else { continue }
            let source = sources.id(of: "shipping.\(scenario.lanes[departure.lane].name).capacity")
            programme.require(rows, number, .atMost(0), source: source) {
                for movement in departure.movements {
                    variables.shipped[movement]
                }
                -capacity * variables.shipments[number]
            }
        }
    }

    /// No more of a lot leaves in quarantine than it gives.
    ///
    ///     Σ kept·shipped[g,t] (of lot c) − net[c]·lots[c] ≤ 0        ∀ lot c that may leave in quarantine
    ///
    /// Where stock is lost day by day, both are told as what is left of them at the release.
    mutating func limitQuarantine() {
        let problem = problem
        let amounts = amounts
        let own = Dictionary(grouping: problem.movements.indices.filter { problem.movements[$0].lot != nil }) {
            problem.movements[$0].lot ?? 0
        }
        let lots = own.keys.sorted()
        guard !lots.isEmpty else { return }
        let rows = programme.rowFamily(
            "shipped-in-quarantine", unit: "units",
            axes: [Axis("lot", count: lots.count) { problem.lotText(lots[$0]) }],
            formula: "Σ kept·shipped[g,t] − net[c]·lots[c] ≤ 0")
        for (number, lot) in lots.enumerated() {
            let candidate = problem.candidates[lot]
            let flow = problem.flows[scenario.recipes[candidate.recipe].makes.index]
            let kept = flow.kept(from: candidate.stored, to: candidate.released)
            let source = sources.id(of: "recipes.\(scenario.recipes[candidate.recipe].name)")
            programme.require(rows, number, .atMost(0), source: source) {
                for movement in own[lot] ?? [] {
                    flow.kept(from: problem.movements[movement].leaves, to: candidate.released)
                        * variables.shipped[movement]
                }
                amounts.of(
                    lot, perLot: -kept * (candidate.sizes?.netPerLot ?? candidate.net),
                    perSize: -kept * (candidate.sizes?.netPerSize ?? 0))
            }
        }
    }

    /// What is shipped is paid for by its amount and by the number of shipments.
    ///
    ///     cost = Σ price[l] · shipped[g,t] + Σ cost[l] · shipments[l,t]
    mutating func payShipping() {
        for (number, movement) in problem.movements.enumerated() {
            let price = scenario.lanes[movement.lane].price.double
            if price != 0 { programme.addCost(price, to: variables.shipped[number]) }
        }
        for (number, departure) in problem.departures.enumerated() {
            let cost = scenario.lanes[departure.lane].cost.double
            if cost != 0 { programme.addCost(cost, to: variables.shipments[number]) }
        }
    }
}

extension PlanningProblem {
    /// A movement by its lane, material and day.
    func movementText(_ number: Int) -> String {
        let movement = movements[number]
        let lane = scenario.lanes[movement.lane].name
        let text = "\(lane),\(scenario.materials[movement.from].material),\(text(at: movement.leaves))"
        return movement.lot.map { "\(text),\(lotText($0))" } ?? text
    }

    /// A departure by its lane and day.
    func departureText(_ number: Int) -> String {
        "\(scenario.lanes[departures[number].lane].name),\(text(at: departures[number].leaves))"
    }

    /// A material and the stocks of it at other sites, where lanes may bring it.
    func stocks(sharedWith material: ID<Material>) -> [ID<Material>] {
        guard !scenario.lanes.isEmpty else { return [material] }
        let name = scenario.materials[material].material
        return scenario.materials.ids.filter { scenario.materials[$0].material == name }
    }
}
