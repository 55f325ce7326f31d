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
            ShelfAssignment(setting: setting, material: material, flows: flows).check(&log)
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
        var (stock, next, place, now) = (0.0, 0, 0, 0)
        while place < outflows.count {
            let at = outflows[place].at
            stock *= flows.kept(now, at)
            now = at
            while next < supplies.count, supplies[next].available <= at {
                stock += supplies[next].quantity * flows.kept(supplies[next].stored, at)
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
        var (stock, place, next, now) = (0.0, 0, 0, Int.min / 2)
        while place < supplies.count {
            let at = supplies[place].stored
            stock *= stock == 0 ? 1 : flows.kept(now, at)
            now = at
            while next < outflows.count, outflows[next].at < at {
                stock -= outflows[next].quantity * flows.kept(outflows[next].at, at)
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
}
