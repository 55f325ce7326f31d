// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What comes and goes of materials whatever the lots do: opening stock, orders, purchases, contract lots, shipments,
/// commitments.
struct FixedFlows {
    let scenario: Scenario
    let plan: Plan

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
            for goods in shipment.goods {
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
