// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Until when each lot of a plan may be released without a delivery or another lot going short.
struct PlanSlack {
    private let end: Int
    /// By material: the plan's stock after each instant at which something happens.
    private let balances: [[(time: Int, balance: Double)]]
    /// By material: what would be left if only what is fixed took of it, shipments and commitments.
    private let departures: [[(time: Int, balance: Double)]]
    /// By material: the best price of its lines.
    private let price: [Double]
    private let scenario: Scenario

    init(scenario: Scenario, plan: Plan, end: Int) {
        self.scenario = scenario
        self.end = end
        let fixed = FixedFlows(scenario: scenario, plan: plan)
        var books = fixed.books(withDiscards: true)
        var departures = fixed.books(withDiscards: false)
        var price = [Double](repeating: 0, count: scenario.materials.count)
        var materials: [String: ID<Material>] = [:]
        for line in plan.demand { materials[line.line] = scenario.materials.id(named: line.material) }
        for line in plan.legend.lines {
            guard let material = materials[line.name] else { continue }
            price[material.index] = max(price[material.index], line.price.exact.double)
        }
        for delivery in plan.deliveries {
            guard let material = materials[delivery.line] else { continue }
            books[material.index].add(-delivery.quantity, at: delivery.at.minutes)
        }
        for lot in plan.lots {
            guard let id = scenario.recipes.id(named: lot.recipe) else { continue }
            let recipe = scenario.recipes[id]
            if !recipe.isAutologous {
                books[recipe.makes.index].add(lot.net, at: lot.released.minutes)
                departures[recipe.makes.index].add(lot.net, at: lot.released.minutes)
            }
            for part in Diverted.parts(of: lot, scenario, plan) {
                books[recipe.makes.index].add(-part.quantity, at: lot.released.minutes)
                books[part.to.index].add(part.received, at: part.usable(lot.released.minutes))
            }
            for output in lot.others ?? [] {
                guard let material = scenario.materials.id(named: output.material) else { continue }
                books[material.index].add(output.quantity, at: output.usable.minutes)
            }
            for operation in lot.operations {
                guard let about = recipe.operations.id(named: operation.operation) else { continue }
                for use in recipe.operations[about].takes {
                    let frozen = scenario.materials[use.material].frozen
                    let quantity = (frozen?.taken(for: use.quantity) ?? use.quantity).double * (lot.size ?? 1)
                    let at = operation.run.from - (frozen?.thaw ?? .zero)
                    if at >= .start { books[use.material.index].add(-quantity, at: at.minutes) }
                }
            }
        }
        balances = books.map(\.balances)
        self.departures = departures.map(\.balances)
        self.price = price
    }

    /// The first instant, at or after its release, at which the plan's stock is less than what the lot brings.
    func due(of lot: PlannedLot) -> Int { shortage(without: lot, balances) ?? end }

    /// The first instant, at or after its release, at which a shipment or a commitment would find too little without the
    /// lot.
    func departure(of lot: PlannedLot) -> Int? { shortage(without: lot, departures) }

    private func shortage(without lot: PlannedLot, _ balances: [[(time: Int, balance: Double)]]) -> Int? {
        let released = lot.released.minutes
        guard let material = scenario.materials.id(named: lot.material), lot.net > 0 else { return nil }
        let need = lot.net - 1e-6 * max(1, lot.net)
        return balances[material.index].first { $0.time >= released && $0.balance < need }?.time
    }

    /// What the lot's output is worth at the best price of its material [money].
    func worth(of lot: PlannedLot) -> Double {
        if let patient = lot.patient.flatMap({ scenario.patients.id(named: $0) }) {
            return scenario.patients[patient].price.double
        }
        guard let material = scenario.materials.id(named: lot.material) else { return 0 }
        return lot.net * price[material.index]
    }
}
