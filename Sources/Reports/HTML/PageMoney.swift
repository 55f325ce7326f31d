// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PageData {
    /// One step from income to contribution [cents]; `subtotal` names the sum that stands after it.
    struct LedgerStep: Encodable {
        var account: String
        var cents: Int64
        var objects: [Entry]
        var subtotal: String?

        /// One object of the account.
        struct Entry: Encodable {
            var object: String
            var cents: Int64

            func encode(to encoder: any Encoder) throws {
                var list = encoder.unkeyedContainer()
                try list.encode(object)
                try list.encode(cents)
            }
        }
    }

    /// Mean cost of the lots of a recipe [cents].
    struct RecipeCost: Encodable {
        var recipe: String
        var unit: String
        var lots: Double
        var materials: Double
        var operations: Double
        var capacity: Double
        var staff: Double
        var tests: Double
        var total: Double
        var net: Double
        var perUnit: Double?
    }

    /// The accounts with anything on them, in the ledger's order, each with its largest objects.
    static func ledger(of plan: Plan) -> [LedgerStep] {
        var steps: [LedgerStep] = []
        for block in LedgerBlock.allCases {
            for account in LedgerAccount.allCases where LedgerBlock(of: account) == block {
                let lines = plan.ledger.filter { $0.account == account && $0.amount.cents != 0 }
                guard !lines.isEmpty, let sum = Money.sum(lines.map(\.amount)) else { continue }
                let objects = lines.sortedBytewise(by: \.object).prefix(12).map {
                    LedgerStep.Entry(object: shown($0.object), cents: Int64($0.amount.cents))
                }
                steps.append(
                    LedgerStep(account: account.words, cents: Int64(sum.cents), objects: objects, subtotal: nil))
            }
            if !steps.isEmpty, steps.contains(where: { $0.subtotal == nil }) {
                steps[steps.count - 1].subtotal = block.subtotal
            }
        }
        // Constants are the last block; where there are none the contribution stands after what came before.
        if !steps.isEmpty {
            steps[steps.count - 1].subtotal = LedgerBlock.constant.subtotal
        }
        return steps
    }

    /// Per recipe the mean over its lots.
    static func costs(of plan: Plan) -> [RecipeCost] {
        let costs = Dictionary(plan.lotCosts.map { ($0.lot, $0) }) { first, _ in first }
        let units = plan.legend.units
        let recipes = Dictionary(grouping: plan.lots.filter { $0.count > 0 && costs[$0.name] != nil }, by: \.recipe)
        return recipes.keys.sortedBytewise().compactMap { recipe in
            let lots = recipes[recipe, default: []]
            let count = lots.reduce(0) { $0 + $1.count }
            guard count > 0, let first = lots.first else { return nil }
            func mean(_ figure: (LotCost) -> Money) -> Double {
                lots.reduce(0) { sum, lot in
                    sum + lot.count * (costs[lot.name].map { Double(figure($0).cents) } ?? 0)
                } / count
            }
            let net = lots.reduce(0) { $0 + $1.count * $1.net } / count
            var cost = RecipeCost(
                recipe: shown(recipe), unit: shown(units[first.material] ?? "unit"), lots: count,
                materials: mean(\.materials), operations: mean(\.operations), capacity: mean(\.capacity),
                staff: mean(\.staff), tests: mean(\.tests), total: 0, net: net, perUnit: nil)
            cost.total = cost.materials + cost.operations + cost.capacity + cost.staff + cost.tests
            cost.perUnit = net > 0 ? cost.total / net : nil
            return cost
        }
    }
}
