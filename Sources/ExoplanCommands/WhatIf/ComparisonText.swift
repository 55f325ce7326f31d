// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import WhatIf

/// A comparison as JSON; money as text in major units.
struct ComparisonText: Encodable {
    struct Step: Encodable {
        var name: String
        var amount: String
    }

    /// An alternative; without a plan it has a name and says why.
    struct Alternative: Encodable {
        var name: String
        var contribution: String?
        var gap: Double?
        var rule: String?
        var bridge: [Step]?
        var added: Int?
        var dropped: Int?
        var moved: Int?
        var noPlan: NoPlan?
    }

    /// Why there is no plan.
    struct NoPlan: Encodable {
        /// The exit status that `exoplan plan` would have.
        var status: Int32
        var why: [String]
        var rules: InfeasibleReport.Answer?
    }

    var currency: String
    var contribution: String
    var gap: Double
    var alternatives: [Alternative]

    init(base: Plan, alternatives: [ComparedAlternative]) {
        (currency, contribution, gap) = (
            base.header.currency, base.outcome.contribution.text, base.outcome.gap
        )
        self.alternatives = alternatives.map { alternative in
            switch alternative {
            case .plan(let one): Self.text(one)
            case .none(let one):
                Alternative(
                    name: one.title,
                    noPlan: NoPlan(status: one.why.status.rawValue, why: one.why.lines, rules: one.why.conflict))
            }
        }
    }

    private static func text(_ one: ComparedPlan) -> Alternative {
        Alternative(
            name: one.title, contribution: one.plan.outcome.contribution.text, gap: one.plan.outcome.gap,
            rule: one.bridge.map { $0.rule == .allOrders ? "all orders" : "stated order" },
            bridge: one.bridge?.steps.map { Step(name: $0.name, amount: $0.amount.text) },
            added: one.difference.lots.count { $0.kind == .added },
            dropped: one.difference.lots.count { $0.kind == .dropped },
            moved: one.difference.lots.count { $0.kind == .moved })
    }
}
