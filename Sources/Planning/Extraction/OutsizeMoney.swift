// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension Plan {
    /// The most money that a plan may move [currency]: beyond it a double does not tell every cent.
    private static let mostMoney = 9e13

    /// What moves more money than can be told to the cent, which is a slip in a price or a quantity; nil where nothing does.
    var outsizeMoney: String? {
        func size(_ amount: Money) -> Double { Double(amount.cents.magnitude) / 100 }
        var sum = 0.0
        for line in ledger {
            sum += size(line.amount)
            if sum > Self.mostMoney { return "the money of \(line.object)" }
        }
        for cost in lotCosts {
            let parts = [cost.materials, cost.operations, cost.capacity, cost.staff, cost.tests, cost.perUnit ?? .zero]
            if parts.reduce(0, { $0 + size($1) }) > Self.mostMoney { return "the cost of lot \(cost.lot)" }
        }
        return outcome.objective.magnitude > Self.mostMoney ? "the sum of all costs and penalties" : nil
    }
}
