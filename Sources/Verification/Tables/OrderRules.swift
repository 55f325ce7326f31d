// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Canonical order of every list: bytewise by name, then by time, nothing twice.
struct OrderRules {
    func check(_ plan: Plan, _ log: inout FindingLog) {
        ascending("lots", plan.lots.map { ($0.name, 0) }, &log)
        ascending("starts", plan.starts.map { ($0.recipe, 0) }, &log)
        ascending("purchases", plan.purchases.map { ($0.material, $0.arrives.minutes) }, &log)
        ascending("contracts", (plan.contracts ?? []).map { ($0.contractor, $0.day.minutes) }, &log)
        ascending("shipments", (plan.shipments ?? []).map { ($0.lane, $0.leaves.minutes) }, &log)
        for shipment in plan.shipments ?? [] {
            ascending(
                "goods of \(shipment.lane)", shipment.goods.map { ($0.from + ($0.lot.map { " \($0)" } ?? ""), 0) }, &log
            )
        }
        ascending("commitments", plan.commitments.map { ($0.commitment, $0.during.from.minutes) }, &log)
        ascending("laboratories", plan.laboratories.map { ($0.laboratory, $0.week.minutes) }, &log)
        ascending("plates", plan.plates.map { ($0.plate, $0.during.from.minutes) }, &log)
        ascending("options", plan.options.map { ($0.option, 0) }, &log)
        ascending("deliveries", plan.deliveries.map { ($0.line, $0.at.minutes) }, &log)
        ascending("demand", plan.demand.map { ($0.line, 0) }, &log)
        ascending("service", (plan.service ?? []).map { ($0.target, $0.until.minutes) }, &log)
        ascending("risks", (plan.risks ?? []).map { ($0.line, 0) }, &log)
        ascending("patients", (plan.patients ?? []).map { ($0.patient, 0) }, &log)
        ascending("vein to vein", (plan.veinToVein ?? []).map { ($0.recipe, 0) }, &log)
        ascending("stock", plan.stock.map { ($0.material, $0.at.minutes) }, &log)
        ascending("discards", plan.discards.map { ($0.material, $0.at.minutes) }, &log)
        ascending("staff", plan.staff.map { ($0.pool, $0.week.minutes) }, &log)
        ascending("shortfalls", plan.shortfalls.map { ($0.material, $0.at.minutes) }, &log)
        ascending("lot costs", plan.lotCosts.map { ($0.lot, 0) }, &log)
        for kind in ResourceLoad.Kind.allCases {
            let own = plan.loads.filter { $0.kind == kind }
            ascending("\(kind.rawValue) loads", own.map { ($0.resource, $0.bucketEnd.minutes) }, &log)
        }
        let ranks = Dictionary(uniqueKeysWithValues: LedgerAccount.allCases.enumerated().map { ($1, $0) })
        let accounts = plan.ledger.map { ranks[$0.account] ?? 0 }
        if zip(accounts, accounts.dropFirst()).contains(where: { $0 > $1 }) {
            log.add(.orderBroken, "", "the ledger's accounts are not in their order")
        }
        for account in LedgerAccount.allCases {
            let own = plan.ledger.filter { $0.account == account }
            ascending("ledger account \(account.rawValue)", own.map { ($0.object, 0) }, &log)
        }
        for lot in plan.lots { check(lot, &log) }
        checkNumbers(plan.lots, &log)
    }

    private func check(_ lot: PlannedLot, _ log: inout FindingLog) {
        for (one, next) in zip(lot.operations, lot.operations.dropFirst()) {
            let isOrdered =
                one.run.from != next.run.from
                ? one.run.from < next.run.from
                : one.operation != next.operation
                    ? precedesBytewise(one.operation, next.operation) : one.copy < next.copy
            if !isOrdered {
                log.add(
                    .orderBroken, lot.name,
                    "\(one.operation) copy \(one.copy) stands before \(next.operation) copy \(next.copy)")
            }
        }
        ascending("rooms of \(lot.name)", lot.rooms.map { ($0.room, 0) }, &log)
        let checks = lot.checks.map(\.name)
        ascending("tests of \(lot.name)", checks.dropLast().map { ($0, 0) }, &log)
        if checks.last != "review" {
            log.add(.orderBroken, lot.name, "the review does not come last")
        }
    }

    private func ascending(_ list: String, _ keys: [(name: String, at: Int)], _ log: inout FindingLog) {
        for (one, next) in zip(keys, keys.dropFirst()) {
            if one.name == next.name ? one.at < next.at : precedesBytewise(one.name, next.name) { continue }
            log.add(.orderBroken, next.name, "\(list): \(next.name) is not after \(one.name), or is there twice")
        }
    }

    /// `recipe-003`: numbers of a recipe follow its starts.
    private func checkNumbers(_ lots: [PlannedLot], _ log: inout FindingLog) {
        for lot in lots {
            let number = lot.name.utf8.dropFirst(lot.recipe.utf8.count + 1)
            let isNumber = !number.isEmpty && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if !lot.name.hasPrefix(lot.recipe + "-") || !isNumber {
                log.add(.lotNameWrong, lot.name, "expected the recipe \(lot.recipe) and a number")
            }
        }
        for (recipe, own) in Dictionary(grouping: lots, by: \.recipe).sorted(by: { precedesBytewise($0.key, $1.key) }) {
            let ordered = own.sortedBytewise(by: \.name)
            for (one, next) in zip(ordered, ordered.dropFirst()) where next.start < one.start {
                log.add(.lotNameWrong, next.name, "starts before \(one.name) of the same recipe \(recipe)")
            }
        }
    }
}
