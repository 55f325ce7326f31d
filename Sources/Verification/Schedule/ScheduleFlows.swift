// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What comes and goes of every material when lots run as scheduled and all else is as planned.
struct ScheduleFlows {
    /// A change of a material's stock.
    struct Change {
        let at: Int
        let quantity: Double
    }

    /// Changes of one material, each list by time.
    struct Material {
        /// What comes and may be used.
        var come: [Change] = []
        /// What lots, commitments and lanes take.
        var taken: [Change] = []
        /// What the plan discards and loses.
        var gone: [Change] = []
    }

    let setting: Setting
    /// By material.
    private(set) var materials: [Material]

    init(_ setting: Setting, _ plan: Plan, _ lots: [PlacedLot], _ commitments: [CommitmentRules.Done]) {
        self.setting = setting
        let scenario = setting.scenario
        var book = FlowBook(setting)
        for one in plan.purchases {
            guard let id = scenario.materials.id(named: one.material) else { continue }
            let at = one.arrives.minutes
            book.supply(id, "purchase", stored: at, available: at, birth: at, one.quantity)
        }
        for one in plan.contracts ?? [] {
            guard let id = scenario.materials.id(named: one.material) else { continue }
            let at = one.arrives.minutes
            book.supply(id, "contract", stored: at, available: at, birth: at, one.quantity)
        }
        for place in lots { book.add(place.lot) }
        for shipment in plan.shipments ?? [] {
            for goods in shipment.goods { Self.ship(goods, shipment, &book, scenario) }
        }
        for done in commitments {
            for use in done.commitment.uses {
                book.outflow(
                    use.material, done.commitment.name, at: done.from, use.quantity.double, isDiscard: false)
            }
        }
        materials = book.flows.map { flows in
            Material(
                come: flows.supplies.map { Change(at: max(0, $0.available), quantity: $0.quantity) }
                    .sorted { $0.at < $1.at },
                taken: flows.outflows.map { Change(at: $0.at, quantity: $0.quantity) }.sorted { $0.at < $1.at })
        }
        takeGone(plan)
    }

    /// What goes from one stock to another; part of a lot in quarantine is released with the lot, by the clock there.
    private static func ship(
        _ goods: PlannedShipment.Goods, _ shipment: PlannedShipment, _ book: inout FlowBook, _ scenario: Scenario
    ) {
        guard let from = scenario.materials.id(named: goods.from), let to = scenario.materials.id(named: goods.to)
        else { return }
        let (leaves, at) = (shipment.leaves.minutes, shipment.arrives.minutes)
        guard let name = goods.lot, let lot = book.lot(name, of: from) else {
            book.outflow(from, "shipment", at: leaves, goods.quantity, isDiscard: false)
            book.supply(to, "shipment", stored: at, available: at, birth: at, goods.received)
            return
        }
        let sites = scenario.sites
        let ahead = sites[scenario.materials[to].site].offset - sites[scenario.materials[from].site].offset
        _ = book.divert(name, of: from, goods.quantity, at: leaves)
        book.supply(
            to, "shipment", stored: at, available: max(at, lot.available + ahead.minutes), birth: at, goods.received)
    }

    /// Discards, and what was lost in stock, as the plan has them.
    private mutating func takeGone(_ plan: Plan) {
        for one in plan.discards {
            guard let id = setting.scenario.materials.id(named: one.material) else { continue }
            materials[id.index].gone.append(Change(at: one.at.minutes, quantity: one.quantity))
        }
        for level in plan.stock {
            guard let lost = level.lost, lost != 0, let id = setting.scenario.materials.id(named: level.material)
            else { continue }
            materials[id.index].gone.append(Change(at: level.at.minutes, quantity: lost))
        }
        for place in materials.indices { materials[place].gone.sort { $0.at < $1.at } }
    }

    /// At every instant no more has been taken than has come.
    func checkStock(_ log: inout FindingLog) {
        for id in setting.scenario.materials.ids {
            let (come, taken) = (materials[id.index].come, materials[id.index].taken)
            var (supply, next, use) = (0.0, 0, 0.0)
            for (place, change) in taken.enumerated() {
                while next < come.count, come[next].at <= change.at {
                    supply += come[next].quantity
                    next += 1
                }
                use += change.quantity
                // All that is taken at one instant is looked at together.
                if place + 1 < taken.count, taken[place + 1].at == change.at { continue }
                guard use > supply + Tolerances.quantity(supply, figures: next + place + 1) else { continue }
                log.add(
                    .stockNegative, setting.scenario.materials[id].name,
                    "by \(setting.time(change.at)) \(setting.quantity(use, id)) are taken, "
                        + "\(setting.quantity(supply, id)) have come")
            }
        }
    }

    /// Stock after all but deliveries: points by time with the balance from there on, the first at minute 0.
    func balance(_ id: ID<Manufacturing.Material>) -> [(at: Int, left: Double)] {
        let own = materials[id.index]
        let changes =
            own.come.map { ($0.at, $0.quantity) } + own.taken.map { ($0.at, -$0.quantity) }
            + own.gone.map { ($0.at, -$0.quantity) }
        var result: [(at: Int, left: Double)] = [(0, 0)]
        for (at, by) in changes.sorted(by: { $0.0 < $1.0 }) {
            let left = result[result.count - 1].left + by
            if result[result.count - 1].at == at || at <= 0 {
                result[result.count - 1].left = left
            } else {
                result.append((at, left))
            }
        }
        return result
    }
}
