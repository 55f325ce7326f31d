// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What comes and goes of materials whatever the lots do: opening stock, orders, purchases, contract lots, shipments,
/// commitments.
struct FixedFlows {
    let scenario: Scenario
    let plan: Plan
    /// The lots whose parts that leave in quarantine come with the lots themselves.
    var lots: Set<String>

    init(scenario: Scenario, plan: Plan) {
        self.scenario = scenario
        self.plan = plan
        lots = Set(plan.lots.map(\.name))
    }

    /// A book for each material; with what is discarded and lost in stock, or without.
    func books(withDiscards: Bool) -> [StockBook] {
        var books = [StockBook](repeating: StockBook(), count: scenario.materials.count)
        func add(_ name: String, _ quantity: Double, _ at: Instant) {
            guard let material = scenario.materials.id(named: name) else { return }
            books[material.index].add(quantity, at: max(0, at.minutes))
        }
        for stock in scenario.opening.stock {
            books[stock.material.index].add(stock.quantity.double, at: max(0, (stock.released ?? .start).minutes))
        }
        for order in scenario.opening.orders {
            books[order.material.index].add(order.quantity.double, at: max(0, order.arrives.minutes))
        }
        for purchase in plan.purchases { add(purchase.material, purchase.quantity, purchase.arrives) }
        for contract in plan.contracts ?? [] { add(contract.material, contract.quantity, contract.arrives) }
        for shipment in plan.shipments ?? [] {
            for goods in shipment.goods where goods.lot.map({ !lots.contains($0) }) ?? true {
                add(goods.from, -goods.quantity, shipment.leaves)
                add(goods.to, goods.received, shipment.arrives)
            }
        }
        for commitment in plan.commitments {
            guard let id = scenario.commitments.id(named: commitment.commitment) else { continue }
            for use in scenario.commitments[id].uses {
                books[use.material.index].add(-use.quantity.double, at: max(0, commitment.during.from.minutes))
            }
        }
        guard withDiscards else { return books }
        for discard in plan.discards { add(discard.material, -discard.quantity, discard.at) }
        for level in plan.stock { add(level.material, -(level.lost ?? 0), level.at) }
        return books
    }
}

/// Part of a lot that leaves for another site in quarantine.
struct Diverted: Sendable {
    /// The stock that it comes to.
    let to: ID<Material>
    /// How much leaves, and how much of it arrives [unit].
    let quantity: Double
    let received: Double
    /// When it leaves and arrives [min].
    let leaves: Int
    let arrives: Int
    /// How much the clock there is ahead [min].
    let ahead: Int

    /// When it may be used there, of a lot that is released at a minute.
    func usable(_ released: Int) -> Int { max(arrives, released + ahead) }

    /// The parts of a lot that leave in quarantine.
    static func parts(of lot: PlannedLot, _ scenario: Scenario, _ plan: Plan) -> [Diverted] {
        guard let from = scenario.materials.id(named: lot.material) else { return [] }
        return (plan.shipments ?? []).flatMap { shipment in
            shipment.goods.compactMap { goods -> Diverted? in
                guard goods.lot == lot.name, goods.from == lot.material,
                    let to = scenario.materials.id(named: goods.to)
                else { return nil }
                let sites = scenario.sites
                let ahead = sites[scenario.materials[to].site].offset - sites[scenario.materials[from].site].offset
                return Diverted(
                    to: to, quantity: goods.quantity, received: goods.received, leaves: shipment.leaves.minutes,
                    arrives: shipment.arrives.minutes, ahead: ahead.minutes)
            }
        }
    }
}
