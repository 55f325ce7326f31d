// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Verification

/// Sound plans that tests change.
enum SoundPlans {
    /// The decisions of the small plant: lots in the first and third week, and what they serve.
    static func decisions(in scenario: Scenario) -> PlanDecisions {
        PlanDecisions(
            lots: [SmallPlant.sketch(week: 0, number: 1), SmallPlant.sketch(week: 2, number: 2)]
                .compactMap { $0.lot(in: scenario) },
            purchases: [
                PlannedPurchase(material: "medium", ordered: at(0), arrives: at(10080), quantity: 20)
            ],
            deliveries: [
                PlannedDelivery(line: "line-1", at: at(20160), quantity: 400, daysLate: 0),
                PlannedDelivery(line: "line-2", at: at(40320), quantity: 300, daysLate: 0),
                PlannedDelivery(line: "line-3", at: at(34560), quantity: 150, daysLate: 0),
                PlannedDelivery(line: "line-3", at: at(40320), quantity: 30, daysLate: 4),
            ],
            discards: [PlannedDiscard(material: "medium", at: at(50400), quantity: 10)])
    }

    /// The plan of some decisions, its tables taken from the checker's own evaluation.
    static func plan(_ decisions: PlanDecisions, in scenario: Scenario) -> Plan {
        let evaluation = PlanChecker(scenario).evaluate(decisions)
        let contribution = evaluation.contribution ?? .zero
        let objective = contribution.exact.double
        let moving = evaluation.ledger.filter { !$0.account.isConstant }
            .reduce(0) { $0 + abs($1.amount.exact.double) }
        let cells = scenario.horizon.length.minutes / scenario.horizon.starts.minutes
        return Plan(
            header: evaluation.header,
            outcome: PlanOutcome(
                status: .feasible, contribution: contribution, objective: objective, bound: objective + 1000,
                gap: moving > 0 ? 1000 / moving : 1, gapMoney: 1000),
            lots: decisions.lots,
            starts: scenario.recipes.things.map {
                RecipeStarts(
                    recipe: $0.name, cells: cells, possible: cells - 1,
                    lost: [LostStarts(cells: [at((cells - 1) * scenario.horizon.starts.minutes)], reason: "closed")])
            },
            changeovers: evaluation.changeovers, campaigns: evaluation.campaigns, setUps: evaluation.setUps,
            purchases: decisions.purchases,
            deliveries: decisions.deliveries,
            demand: evaluation.demand,
            stock: evaluation.stock, discards: decisions.discards, staff: evaluation.staff, loads: evaluation.loads,
            shortfalls: evaluation.shortfalls, ledger: evaluation.ledger, lotCosts: evaluation.lotCosts,
            options: decisions.options, commitments: decisions.commitments,
            patients: evaluation.patients.isEmpty ? nil : evaluation.patients,
            service: evaluation.service.isEmpty ? nil : evaluation.service,
            risks: evaluation.risks.isEmpty ? nil : evaluation.risks,
            laboratories: evaluation.laboratories, plates: evaluation.plates)
    }

    /// The sound plan of the small plant.
    static var small: (scenario: Scenario, plan: Plan) {
        let scenario = SmallPlant.builder.scenario()
        return (scenario, plan(decisions(in: scenario), in: scenario))
    }

    static func at(_ minutes: Int) -> Instant { Instant(minutes: minutes) }
}
