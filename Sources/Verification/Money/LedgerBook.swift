// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Money by account and object, exactly, with what the rounding of figures may change.
struct LedgerBook {
    /// What a line is for.
    struct Key: Hashable {
        let account: LedgerAccount
        let object: String
    }

    /// An amount before rounding to cents.
    struct Entry {
        var amount = Exact.zero
        /// How much the amount may differ because the plan's figures are rounded [money].
        var slack = 0.0
    }

    private(set) var entries: [Key: Entry] = [:]

    /// Books an amount: above 0 what is earned, below what is spent.
    mutating func book(_ account: LedgerAccount, _ object: String, _ amount: Exact, slack: Double = 0) {
        guard !amount.isZero || slack != 0 else { return }
        let key = Key(account: account, object: object)
        entries[key, default: Entry()].amount += amount
        entries[key, default: Entry()].slack += slack
    }

    /// Books price × a figure of the plan that is rounded to 1e-6.
    mutating func book(_ account: LedgerAccount, _ object: String, _ price: Exact, times quantity: Exact) {
        book(account, object, price * quantity, slack: 0.5e-6 * price.magnitude.double)
    }

    subscript(account: LedgerAccount, object: String) -> Entry {
        entries[Key(account: account, object: object)] ?? Entry()
    }

    /// The lines in canonical order, rounded to cents; lines of 0.00 are left out.
    func lines() -> [LedgerLine] {
        let ranks = Dictionary(uniqueKeysWithValues: LedgerAccount.allCases.enumerated().map { ($1, $0) })
        return entries.compactMap { key, entry -> LedgerLine? in
            guard let amount = Money(rounding: entry.amount), amount != .zero else { return nil }
            return LedgerLine(account: key.account, object: key.object, amount: amount)
        }.sorted { left, right in
            let (first, second) = (ranks[left.account] ?? 0, ranks[right.account] ?? 0)
            return first != second ? first < second : precedesBytewise(left.object, right.object)
        }
    }
}
