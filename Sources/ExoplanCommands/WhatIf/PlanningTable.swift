// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import ScenarioFiles
import WhatIf

/// Plans a base and combinations of changes to it, each combination once, each plan checked.
struct PlanningTable {
    /// The plan of the base.
    let basePlan: Plan
    /// The files that the base was read from.
    let inputs: [String]

    private let path: String
    private let source: ScenarioSource
    private let choice: ScenarioChoice
    private let search: SearchOptions
    private let session: Session
    /// The overrides that the base itself makes.
    private let baseOverrides: [Override]
    /// Contributions of combinations, by the changes in their order.
    private var known: [[String]: Plan?] = [:]

    /// Plans the base.
    init(base path: String, _ choice: ScenarioChoice, search: SearchOptions, in session: Session) throws(Ending) {
        self.path = path
        self.choice = choice
        self.search = search
        self.session = session
        let source = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try ScenarioSource.open(path: path)
        }
        self.source = source
        baseOverrides = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try source.layers.overrides(named: choice.names)
        }
        let document = try ScenarioLoading.telling(in: session) { () throws(Faults) in try source.document(choice) }
        inputs = ScenarioLoading.inputs(of: document, at: path)
        basePlan = try Self.plan(document.scenario, "the base", search, session)
    }

    /// Plans an alternative and the combinations that divide its difference.
    mutating func compare(with text: String) throws(Ending) -> ComparedPlan {
        guard ComparedSide.isChoice(text) else {
            let side = try ComparedSide.read(text, ScenarioChoice(), base: nil, in: session)
            let plan: Plan
            if let made = side.plan {
                plan = made
            } else {
                plan = try Self.plan(side.scenario, text, search, session)
            }
            try ComparedSide.agree(basePlan.header.currency, plan.header.currency, text)
            let values = [basePlan.outcome.contribution, plan.outcome.contribution]
            return ComparedPlan(
                title: text, plan: plan, bridge: CostBridge(["all differences"]) { values[$0] },
                difference: PlanDifference(basePlan, plan))
        }
        let inner = ComparedSide.choice(text)
        let source = self.source
        let named = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try source.layers.overrides(named: inner.names)
        }
        let overrides = named.filter { !baseOverrides.contains($0) }
        let names = overrides.map(\.name) + inner.settings
        guard names.count <= 60 else { throw Ending(.usage, "an alternative makes at most 60 overrides") }
        let all = baseOverrides + overrides
        let settings = choice.settings + inner.settings
        let document = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try source.document(making: all, settings: settings)
        }
        try ComparedSide.agree(basePlan.header.currency, document.scenario.currency, text)
        let whole = names.isEmpty ? basePlan : try Self.plan(document.scenario, text, search, session)
        var contributions = [0: basePlan.outcome.contribution]
        contributions[(1 << names.count) - 1] = whole.outcome.contribution
        known[[]] = .some(basePlan)
        known[names.sortedBytewise()] = .some(whole)
        for set in CostBridge.subsets(of: names.count) where contributions[set] == nil {
            contributions[set] = try plan(of: set, overrides, inner.settings, in: text)?.outcome.contribution
        }
        return ComparedPlan(
            title: text, plan: whole, bridge: CostBridge(names) { contributions[$0] },
            difference: PlanDifference(basePlan, whole))
    }

    /// The plan of some of the changes; nil where they make no valid scenario or admit no plan.
    private mutating func plan(
        of set: Int, _ overrides: [Override], _ settings: [String], in title: String
    ) throws(Ending) -> Plan? {
        let chosen = overrides.enumerated().filter { set & (1 << $0.offset) != 0 }.map(\.element)
        let set = settings.enumerated().filter { set & (1 << (overrides.count + $0.offset)) != 0 }.map(\.element)
        let key = (chosen.map(\.name) + set).sortedBytewise()
        if let plan = known[key] { return plan }
        guard let document = try? source.document(making: baseOverrides + chosen, settings: choice.settings + set)
        else {
            known[key] = .some(nil)
            return nil
        }
        let plan = try Self.planIfAny(document.scenario, key.joined(separator: " and "), search, session)
        known[key] = .some(plan)
        return plan
    }

    private static func plan(
        _ scenario: Scenario, _ title: String, _ search: SearchOptions, _ session: Session
    ) throws(Ending) -> Plan {
        if let plan = try planIfAny(scenario, title, search, session) { return plan }
        throw Ending(
            .infeasible,
            DisplayText.escaped("\(title): no plan can keep the rules of the plant; exoplan plan tells which"))
    }

    private static func planIfAny(
        _ scenario: Scenario, _ title: String, _ search: SearchOptions, _ session: Session
    ) throws(Ending) -> Plan? {
        let desk = PlanningDesk(scenario: scenario, request: search.request)
        let answer = try desk.plan(session: session)
        guard case .plan(let plan) = answer.result.answer else { return nil }
        if plan.outcome.status == .interrupted, !answer.ranOutOfTime {
            throw Ending(.interrupted, DisplayText.escaped("Interrupted while planning \(title)."))
        }
        try PlanGuard.check(plan, of: scenario, in: session)
        return plan
    }
}
