// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Lives through all flows of a material: never below zero, never beyond shelf life, never over the storage limit.
struct StockSimulation {
    let setting: Setting
    let material: ID<Material>
    let flows: Flows
    private let slack: Double

    init(_ setting: Setting, _ material: ID<Material>, _ flows: Flows) {
        self.setting = setting
        self.material = material
        self.flows = flows
        slack = flows.slack()
    }

    private var thing: Material { setting.scenario.materials[material] }

    func check(_ log: inout FindingLog) {
        let isEnough = checkBalance(&log)
        checkStorage(&log)
        if isEnough, thing.shelfLife != nil {
            if setting.frame.isRelaxed { checkAgesTogether(&log) } else { checkAges(&log) }
        }
        if let closing = thing.closingStock?.double {
            let left = flows.levels(at: [setting.frame.end])[0].released
            if left < closing - slack {
                log.add(
                    .closingStockMissed, thing.name,
                    "released stock at \(setting.time(setting.frame.end)) is "
                        + "\(setting.quantity(left, material)), closing stock asks for "
                        + setting.quantity(closing, material))
            }
        }
    }

    /// Released stock after each outflow; supplies of an instant come first.
    private func checkBalance(_ log: inout FindingLog) -> Bool {
        let supplies = flows.supplies.sorted { $0.available < $1.available }
        let outflows = flows.outflows.sorted { $0.at < $1.at }
        var (stock, next, place) = (0.0, 0, 0)
        while place < outflows.count {
            let at = outflows[place].at
            while next < supplies.count, supplies[next].available <= at {
                stock += supplies[next].quantity
                next += 1
            }
            let first = place
            while place < outflows.count, outflows[place].at == at {
                stock -= outflows[place].quantity
                place += 1
            }
            if stock < -slack {
                log.add(
                    .stockNegative, thing.name,
                    "after \(outflows[first..<place].map(\.cause).sortedBytewise().prefix(4).joined(separator: ", ")) at "
                        + "\(setting.time(at)) released stock is \(setting.quantity(stock, material))")
                return false
            }
        }
        return true
    }

    /// Physical stock after each supply, before what leaves at the same instant.
    private func checkStorage(_ log: inout FindingLog) {
        guard let limit = thing.storage?.double else { return }
        let supplies = flows.supplies.sorted { $0.stored < $1.stored }
        let outflows = flows.outflows.sorted { $0.at < $1.at }
        var (stock, place, next) = (0.0, 0, 0)
        while place < supplies.count {
            let at = supplies[place].stored
            while next < outflows.count, outflows[next].at < at {
                stock -= outflows[next].quantity
                next += 1
            }
            while place < supplies.count, supplies[place].stored == at {
                stock += supplies[place].quantity
                place += 1
            }
            if stock > limit + slack {
                log.add(
                    .storageExceeded, thing.name,
                    "at \(setting.time(at)) \(setting.quantity(stock, material)) are stored, quarantine included, "
                        + "there is room for \(setting.quantity(limit, material))")
            }
        }
    }

    /// First expired, first out, supply by supply: nothing may be left when it expires.
    private func checkAges(_ log: inout FindingLog) {
        let supplies = flows.supplies.sorted { ($0.available, $0.expires ?? .max) < ($1.available, $1.expires ?? .max) }
        let outflows = flows.outflows.sorted { ($0.at, $0.isDiscard ? 1 : 0) < ($1.at, $1.isDiscard ? 1 : 0) }
        var shelf = Shelf()
        var next = 0
        var isShort = false
        func admit(until at: Int) {
            while next < supplies.count, supplies[next].available <= at {
                // What expires in quarantine can only be thrown away when it comes out of it.
                let supply = supplies[next]
                let expires = max(supply.expires ?? .max, supply.available)
                expire(before: supply.available)
                shelf.put(.init(expires: expires, order: next, quantity: supply.quantity))
                next += 1
            }
        }
        func expire(before at: Int) {
            while let oldest = shelf.oldest, oldest.expires < at {
                shelf.removeOldest()
                if oldest.quantity > slack {
                    log.add(
                        .stockExpired, thing.name,
                        "\(setting.quantity(oldest.quantity, material)) from \(supplies[oldest.order].source) expire at "
                            + "\(setting.time(oldest.expires)) and are neither used, delivered nor discarded")
                }
            }
        }
        for outflow in outflows {
            admit(until: outflow.at)
            expire(before: outflow.at)
            let missing = shelf.take(outflow.quantity)
            if missing > slack, !isShort {
                isShort = true
                log.add(
                    .stockExpired, thing.name,
                    "\(outflow.cause) at \(setting.time(outflow.at)) lacks \(setting.quantity(missing, material)) of "
                        + "stock within its shelf life")
            }
        }
        admit(until: setting.frame.end)
        expire(before: setting.frame.end + 1)
    }

    /// By cumulative quantities: what has expired by an instant must have left by then.
    private func checkAgesTogether(_ log: inout FindingLog) {
        let supplies = flows.supplies.filter { ($0.expires ?? .max) <= setting.frame.end }
            .sorted { ($0.expires ?? .max) < ($1.expires ?? .max) }
        let outflows = flows.outflows.sorted { $0.at < $1.at }
        var (expired, gone, next) = (0.0, 0.0, 0)
        for supply in supplies {
            guard let at = supply.expires else { continue }
            expired += supply.quantity
            while next < outflows.count, outflows[next].at <= at {
                gone += outflows[next].quantity
                next += 1
            }
            if expired > gone + slack {
                log.add(
                    .stockExpired, thing.name,
                    "by \(setting.time(at)) \(setting.quantity(expired, material)) have expired, but only "
                        + "\(setting.quantity(gone, material)) have left")
                return
            }
        }
    }
}
