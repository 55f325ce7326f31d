// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// Checks plans against their scenario, from the scenario alone.
///
/// Shares plain data with the planner and nothing else: open hours, lot times, stock, work and money are computed
/// anew. Any times that keep the rules are sound, not only the earliest ones.
public struct PlanChecker: Sendable {
    /// What plans are checked against.
    public let scenario: Scenario

    /// Makes a checker for a scenario.
    public init(_ scenario: Scenario) {
        self.scenario = scenario
    }

    /// Recomputes every statement of a plan and reports all that do not hold; never crashes, whatever the plan.
    public func check(_ plan: Plan) -> PlanVerdict {
        let decisions = PlanDecisions(plan)
        var shape = PlanShape()
        shape.check(decisions)
        shape.check(plan)
        guard shape.log.isEmpty else {
            return PlanVerdict(findings: shape.log.canonical, suppressed: shape.log.suppressed, checked: .init())
        }
        let reckoning = Reckoning(scenario, decisions)
        var log = reckoning.log
        HeaderRules(scenario: scenario, reckoning: reckoning).check(plan.header, plan.lots, &log)
        OrderRules().check(plan, &log)
        LegendRules(reckoning: reckoning).check(plan.legend, &log)
        StartsRules(setting: reckoning.setting).check(plan, &log)
        DemandTable(reckoning: reckoning).check(plan, &log)
        ServiceTable(reckoning: reckoning).check(plan, &log)
        RiskTable(reckoning: reckoning).check(plan, &log)
        PatientTables(reckoning: reckoning).check(plan, &log)
        StockTable(reckoning: reckoning).check(plan, &log)
        CapacityTables(reckoning: reckoning).check(plan, &log)
        ChangeoverTable(reckoning: reckoning).check(plan, &log)
        CampaignTable(reckoning: reckoning).check(plan, &log)
        SetUpTable(reckoning: reckoning).check(plan, &log)
        LaboratoryTable(reckoning: reckoning).check(plan, &log)
        PlateTable(reckoning: reckoning).check(plan, &log)
        LedgerTable(reckoning: reckoning).check(plan, &log)
        CostTable(reckoning).check(plan, &log)
        PriceRules(setting: reckoning.setting).check(plan, &log)
        OutcomeRules(setting: reckoning.setting).check(plan, &log)
        return PlanVerdict(findings: log.canonical, suppressed: log.suppressed, checked: Self.counts(plan))
    }

    /// Derives everything from decisions alone: faults, tables, ledger and contribution.
    public func evaluate(_ decisions: PlanDecisions) -> PlanEvaluation {
        var shape = PlanShape()
        shape.check(decisions)
        guard shape.log.isEmpty else {
            var empty = Reckoning(scenario, PlanDecisions()).evaluation
            empty.findings = shape.log.canonical
            empty.contribution = nil
            return empty
        }
        return Reckoning(scenario, decisions).evaluation
    }

    private static func counts(_ plan: Plan) -> PlanCounts {
        PlanCounts(
            lots: plan.lots.count, operations: plan.lots.reduce(0) { $0 + $1.operations.count },
            purchases: plan.purchases.count, deliveries: plan.deliveries.count, demandLines: plan.demand.count,
            stockLevels: plan.stock.count, staffWeeks: plan.staff.count, ledgerLines: plan.ledger.count)
    }
}
