// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Stock at bucket ends and missing safety stock, as they follow from all flows.
struct StockTable {
    private struct Key: Hashable {
        let material: String
        let at: Instant
    }

    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        checkLevels(plan.stock, &log)
        checkShortfalls(plan.shortfalls, &log)
    }

    private func slack(_ material: String) -> Double {
        let id = reckoning.setting.scenario.materials.id(named: material)
        return id.map { reckoning.stockSlack[$0.index] } ?? Tolerances.quantity(1)
    }

    private func checkLevels(_ stock: [StockLevel], _ log: inout FindingLog) {
        let setting = reckoning.setting
        let found = Dictionary(
            stock.map { (Key(material: $0.material, at: $0.at), $0) }, uniquingKeysWith: { a, _ in a })
        for expected in reckoning.evaluation.stock {
            guard let level = found[Key(material: expected.material, at: expected.at)] else {
                log.add(
                    .stockTableWrong, expected.material,
                    "stock at \(setting.time(expected.at.minutes)) is not stated")
                continue
            }
            for (what, given, should) in [
                ("released", level.released, expected.released),
                ("in quarantine", level.quarantine, expected.quarantine), ("lost", level.lost ?? 0, expected.lost ?? 0),
            ] where abs(given - should) > slack(expected.material) {
                log.add(
                    .stockTableWrong, expected.material,
                    "\(figure(given)) \(what) at \(setting.time(expected.at.minutes)), expected \(figure(should))")
            }
        }
        let expected = Set(reckoning.evaluation.stock.map { Key(material: $0.material, at: $0.at) })
        for level in stock where !expected.contains(Key(material: level.material, at: level.at)) {
            let isKnown = setting.scenario.materials.id(named: level.material) != nil
            log.add(
                isKnown ? .stockTableWrong : .unknownName, level.material,
                "stock is stated at minute \(level.at.minutes), where there is no such material or bucket end")
        }
    }

    private func checkShortfalls(_ shortfalls: [SafetyShortfall], _ log: inout FindingLog) {
        let setting = reckoning.setting
        var open = Dictionary(
            shortfalls.map { (Key(material: $0.material, at: $0.at), $0.quantity) }, uniquingKeysWith: { a, _ in a })
        for expected in reckoning.evaluation.shortfalls {
            let found = open.removeValue(forKey: Key(material: expected.material, at: expected.at)) ?? 0
            if abs(found - expected.quantity) > slack(expected.material) {
                log.add(
                    .shortfallWrong, expected.material,
                    "\(figure(found)) missing at \(setting.time(expected.at.minutes)), expected "
                        + figure(expected.quantity))
            }
        }
        for left in shortfalls {
            guard let quantity = open[Key(material: left.material, at: left.at)], quantity > slack(left.material)
            else { continue }
            log.add(
                .shortfallWrong, left.material,
                "\(figure(quantity)) missing at minute \(left.at.minutes), expected none")
        }
    }
}
