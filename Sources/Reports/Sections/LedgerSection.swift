// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

extension PlanReport {
    /// The result in money by account, with subtotals; the last line is the contribution.
    func ledger(on page: inout Page) {
        guard !plan.ledger.isEmpty else { return }
        page.heading("Ledger in \(plan.header.currency)")
        var table = TextTable([
            .init(title: "account"), .init(title: "of", isFlexible: true), .init(title: "amount", isRight: true),
        ])
        var sum = Money.zero
        for block in LedgerBlock.allCases {
            let lines = plan.ledger.filter { LedgerBlock(of: $0.account) == block }
            guard !lines.isEmpty else { continue }
            for account in LedgerAccount.allCases {
                rows(of: lines.filter { $0.account == account }, account, in: &table)
            }
            sum = Money.sum([sum] + lines.map(\.amount)) ?? sum
            if block != .constant {
                table.row(["= \(block.subtotal)", "", amount(sum)], ink: .heading)
            }
        }
        table.row(["= contribution", "", amount(sum)], ink: .heading)
        table.set(on: &page)
    }

    /// As many objects of an account as a report lists one by one.
    static let mostObjects = 12

    private func rows(of lines: [LedgerLine], _ account: LedgerAccount, in table: inout TextTable) {
        let sorted = lines.sortedBytewise(by: \.object)
        let isLong = sorted.count > Self.mostObjects
        for line in isLong ? [] : sorted {
            table.row([account.words, line.object, amount(line.amount)])
        }
        if isLong {
            let total = Money.sum(sorted.map(\.amount))
            table.row([
                account.words, "\(sorted.count) in all, see ledger.csv", total.map(amount) ?? "too large",
            ])
        }
    }
}

/// The parts of the ledger after which a subtotal stands.
enum LedgerBlock: CaseIterable {
    case income, cost, penalty, constant

    init(of account: LedgerAccount) {
        switch account {
        case .revenue, .closingValue: self = .income
        case .lateness, .lost, .service, .shortfall: self = .penalty
        case .staffRoster, .fixed: self = .constant
        default: self = .cost
        }
    }

    /// The name of the sum up to and with this part.
    var subtotal: String {
        switch self {
        case .income: "income"
        case .cost: "after variable costs"
        case .penalty: "after penalties"
        case .constant: "contribution"
        }
    }
}

extension LedgerAccount {
    /// The account in words.
    public var words: String {
        switch self {
        case .revenue: "revenue"
        case .closingValue: "closing value"
        case .materials: "materials"
        case .operations: "operations"
        case .unitTime: "unit time"
        case .roomTime: "room time"
        case .changeovers: "changeovers"
        case .tests: "tests"
        case .staffUsed: "staff hours"
        case .overtime: "overtime"
        case .cover: "cover"
        case .plates: "plates"
        case .commitments: "commitments"
        case .shipping: "shipping"
        case .contracts: "contract manufacture"
        case .cancellation: "cancellation"
        case .investment: "investment"
        case .holding: "holding"
        case .disposal: "disposal"
        case .lateness: "lateness"
        case .lost: "lost demand"
        case .service: "service targets"
        case .shortfall: "safety stock"
        case .staffRoster: "staff roster"
        case .fixed: "fixed"
        }
    }
}
