// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The ledger line by line, its sum, and the cost of each lot.
struct LedgerTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        checkLines(plan.ledger, &log)
        let currency = reckoning.setting.scenario.currency
        let sum = Money.sum(plan.ledger.map(\.amount))
        if sum != plan.outcome.contribution {
            log.add(
                .contributionWrong, "",
                "contribution is \(plan.outcome.contribution.text) \(currency), the ledger adds up to "
                    + "\(sum.map { "\($0.text) \(currency)" } ?? "more than can be told")")
        }
        checkLots(plan.lotCosts, &log)
    }

    private func checkLines(_ lines: [LedgerLine], _ log: inout FindingLog) {
        let setting = reckoning.setting
        let stated = Dictionary(
            lines.map { (LedgerBook.Key(account: $0.account, object: $0.object), $0.amount) },
            uniquingKeysWith: { a, _ in a })
        let expected = reckoning.ledger.entries
        for (key, entry) in expected {
            let found = stated[key] ?? .zero
            if abs((found.exact - entry.amount).double) > Tolerances.money + entry.slack {
                log.add(
                    .ledgerLineWrong, key.object,
                    "\(key.account.rawValue) of \(key.object) is \(found.text) \(setting.scenario.currency), expected "
                        + setting.money(entry.amount))
            }
        }
        for line in lines
        where line.amount != .zero && expected[LedgerBook.Key(account: line.account, object: line.object)] == nil {
            log.add(
                .ledgerLineUnexpected, line.object,
                "\(line.account.rawValue) of \(line.object) is \(line.amount.text) \(setting.scenario.currency), but "
                    + "the plan has no such thing")
        }
    }

    private func checkLots(_ costs: [LotCost], _ log: inout FindingLog) {
        let currency = reckoning.setting.scenario.currency
        let expected = Dictionary(
            reckoning.evaluation.lotCosts.map { ($0.lot, $0) }, uniquingKeysWith: { a, _ in a })
        for found in costs {
            guard let right = expected[found.lot] else {
                log.add(.lotCostWrong, found.lot, "a cost is stated for a lot that the plan does not have")
                continue
            }
            for (what, given, should) in [
                ("materials", found.materials, right.materials), ("operations", found.operations, right.operations),
                ("capacity", found.capacity, right.capacity), ("staff", found.staff, right.staff),
                ("tests", found.tests, right.tests), ("per unit", found.perUnit ?? .zero, right.perUnit ?? .zero),
            ] where abs((given.exact - should.exact).double) > Tolerances.money + 1e-9 * abs(should.exact.double) {
                log.add(
                    .lotCostWrong, found.lot,
                    "\(what): \(given.text) \(currency), expected \(should.text) \(currency)")
            }
        }
        let stated = Set(costs.map(\.lot))
        for right in reckoning.evaluation.lotCosts where !stated.contains(right.lot) {
            log.add(.lotCostWrong, right.lot, "its cost is not stated")
        }
    }
}
