// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Gathers the flows of all materials: opening state, purchases, lots, uses, deliveries, discards.
struct FlowBook {
    let setting: Setting
    /// By material.
    private(set) var flows: [Flows]

    init(_ setting: Setting) {
        self.setting = setting
        flows = Array(repeating: Flows(), count: setting.scenario.materials.count)
        for id in setting.scenario.materials.ids {
            flows[id.index].keptPerDay = 1 - setting.scenario.materials[id].lossPerDay.double
        }
        for stock in setting.scenario.opening.stock {
            let birth = -stock.age.minutes
            supply(
                stock.material, "opening stock", stored: 0, available: max(0, stock.released?.minutes ?? 0),
                birth: birth, stock.quantity.double)
        }
        for order in setting.scenario.opening.orders {
            let at = order.arrives.minutes
            supply(order.material, "opening order", stored: at, available: at, birth: at, order.quantity.double)
        }
    }

    /// Adds a supply; what is stored after the tail does not count.
    mutating func supply(
        _ material: ID<Material>, _ source: String, stored: Int, available: Int, birth: Int, _ quantity: Double
    ) {
        guard stored <= setting.frame.end else { return }
        flows[material.index].supplies.append(
            Flows.Supply(
                source: source, stored: stored, available: available, born: birth,
                expires: expiry(of: material, born: birth),
                quantity: quantity))
    }

    /// Adds what arrives from another site; of something with a shelf life with its last minute.
    mutating func receive(
        _ material: ID<Material>, _ source: String, at: Int, usable: Int, _ quantity: Double,
        expires: (at: Int, life: Material.ShelfLife)?
    ) {
        guard at <= setting.frame.end else { return }
        // All that arrives counts as if it had begun to age one shelf life before.
        let born = expires.map { birth(expiring: $0.at, after: $0.life) } ?? at
        flows[material.index].supplies.append(
            Flows.Supply(
                source: source, stored: at, available: usable, born: born, expires: expires?.at, quantity: quantity))
    }

    /// What a lot of the plan gives of a material, less what has left in quarantine.
    func lot(_ name: String, of material: ID<Material>) -> Flows.Supply? {
        flows[material.index].supplies.first { $0.source == name && !$0.isPassing }
    }

    /// Takes part of a lot out of what comes out of quarantine, and answers what is lacking of it.
    ///
    /// The part is there until it leaves, and for nobody else.
    mutating func divert(_ name: String, of material: ID<Material>, _ quantity: Double, at: Int) -> Double {
        let own = flows[material.index]
        guard let place = own.supplies.firstIndex(where: { $0.source == name && !$0.isPassing }) else {
            return quantity
        }
        let lot = own.supplies[place]
        let share = own.kept(lot.stored, at)
        let taken = share > 0 ? quantity / share : quantity
        flows[material.index].supplies[place].quantity -= taken
        flows[material.index].supplies.append(
            Flows.Supply(
                source: name, stored: lot.stored, available: at, born: lot.born, expires: lot.expires, quantity: taken,
                isPassing: true))
        flows[material.index].outflows.append(
            Flows.Outflow(
                cause: "shipment of \(name) in quarantine", at: at, quantity: quantity, isDiscard: false,
                isPassing: true))
        return max(0, (taken - lot.quantity) * share)
    }

    private func birth(expiring at: Int, after life: Material.ShelfLife) -> Int {
        switch life {
        case .span(let span): return at.subtractingSaturated(span.minutes)
        case .months(let months):
            let origin = CivilDateTime(date: setting.scenario.horizon.start)
            let moment = CivilDateTime(Instant(minutes: at), since: origin)
            return CivilDateTime(date: moment.date.adding(months: -months), time: moment.time)
                .instant(since: origin).minutes
        }
    }

    /// Adds what leaves; what left before the horizon does not count.
    mutating func outflow(
        _ material: ID<Material>, _ cause: String, at: Int, _ quantity: Double, isDiscard: Bool,
        wants: RemainingLife? = nil
    ) {
        guard at >= 0 else { return }
        flows[material.index].outflows.append(
            Flows.Outflow(cause: cause, at: at, quantity: quantity, isDiscard: isDiscard, wants: wants))
    }

    /// Adds what a lot takes and gives.
    mutating func add(_ lot: CheckedLot) {
        for (index, operation) in lot.shape.recipe.operations.things.enumerated() {
            for one in lot.operations[index] {
                for taken in ThawRules(setting: setting).taken(by: one, of: index, in: lot.shape) {
                    outflow(
                        taken.material, "\(operation.name) of \(lot.name)", at: taken.at,
                        (taken.quantity * lot.size).double * lot.count, isDiscard: false)
                }
            }
        }
        // A patient's lot is in nobody else's stock.
        guard !lot.shape.recipe.isAutologous else { return }
        supply(
            lot.shape.recipe.makes, lot.name, stored: lot.lot.stored.minutes, available: lot.lot.released.minutes,
            birth: lot.lot.stored.minutes, lot.net.double * lot.count)
        for output in OtherOutputs(setting: setting).outputs(of: lot) where output.usable.minutes <= setting.frame.end {
            guard let material = setting.scenario.materials.id(named: output.material) else { continue }
            supply(
                material, lot.name, stored: output.stored.minutes, available: output.usable.minutes,
                birth: output.stored.minutes, output.quantity * lot.count)
        }
    }

    /// The last instant at which stock of some age may leave.
    private func expiry(of material: ID<Material>, born: Int) -> Int? {
        setting.scenario.materials[material].shelfLife.map { setting.end(of: $0, from: born) }
    }
}

extension Setting {
    /// When a time has passed, in minutes or to the same day of a later month.
    func end(of life: Material.ShelfLife, from born: Int) -> Int {
        switch life {
        case .span(let span): return born.addingSaturated(span.minutes)
        case .months(let months):
            let origin = CivilDateTime(date: scenario.horizon.start)
            let moment = CivilDateTime(Instant(minutes: born), since: origin)
            return CivilDateTime(date: moment.date.adding(months: months), time: moment.time)
                .instant(since: origin).minutes
        }
    }
}
