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
        switch try Self.planned(document.scenario, search, session) {
        case .plan(let plan): basePlan = plan
        case .none(let why):
            let lines = ["There is no plan of the base, so there is nothing to compare with."] + why.lines
            throw Ending(why.status, lines.joined(separator: "\n"))
        }
    }

    /// Plans an alternative and the combinations that divide its difference; one that has no plan says why.
    mutating func compare(with text: String) throws(Ending) -> ComparedAlternative {
        guard ComparedSide.isChoice(text) else {
            let side = try ComparedSide.read(text, ScenarioChoice(), base: nil, in: session)
            let plan: Plan
            if let made = side.plan {
                plan = made
            } else {
                switch try Self.planned(side.scenario, search, session) {
                case .plan(let made): plan = made
                case .none(let why): return .none(PlanlessAlternative(title: text, why: why))
                }
            }
            try ComparedSide.agree(basePlan.header.currency, plan.header.currency, text)
            let values = [basePlan.outcome.contribution, plan.outcome.contribution]
            return .plan(
                ComparedPlan(
                    title: text, plan: plan, bridge: CostBridge(["all differences"]) { values[$0] },
                    difference: PlanDifference(basePlan, plan)))
        }
        let inner = ComparedSide.choice(text)
        let source = self.source
        let named = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try source.layers.overrides(named: inner.names, key: "alternative")
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
        let whole: Plan
        switch names.isEmpty ? .plan(basePlan) : try Self.planned(document.scenario, search, session) {
        case .plan(let made): whole = made
        case .none(let why):
            known[names.sortedBytewise()] = .some(nil)
            return .none(PlanlessAlternative(title: text, why: why))
        }
        var contributions = [0: basePlan.outcome.contribution]
        contributions[(1 << names.count) - 1] = whole.outcome.contribution
        known[[]] = .some(basePlan)
        known[names.sortedBytewise()] = .some(whole)
        for set in CostBridge.subsets(of: names.count) where contributions[set] == nil {
            contributions[set] = try plan(of: set, overrides, inner.settings)?.outcome.contribution
        }
        return .plan(
            ComparedPlan(
                title: text, plan: whole, bridge: CostBridge(names) { contributions[$0] },
                difference: PlanDifference(basePlan, whole)))
    }

    /// The plan of some of the changes; nil where they make no valid scenario or there is no plan.
    private mutating func plan(
        of set: Int, _ overrides: [Override], _ settings: [String]
    ) throws(Ending) -> Plan? {
        let chosen = overrides.enumerated().filter { set & (1 << $0.offset) != 0 }.map(\.element)
        let set = settings.enumerated().filter { set & (1 << (overrides.count + $0.offset)) != 0 }.map(\.element)
        let key = (chosen.map(\.name) + set).sortedBytewise()
        if let plan = known[key] { return plan }
        guard let document = try? source.document(making: baseOverrides + chosen, settings: choice.settings + set),
            case .plan(let plan) = try Self.planned(document.scenario, search, session)
        else {
            known[key] = .some(nil)
            return nil
        }
        known[key] = .some(plan)
        return plan
    }

    /// What planning a scenario came to.
    private enum Planned {
        case plan(Plan)
        case none(PlanlessAlternative.Reason)
    }

    /// Plans a scenario and checks the plan; what was stopped halfway is no plan to compare with.
    private static func planned(
        _ scenario: Scenario, _ search: SearchOptions, _ session: Session
    ) throws(Ending) -> Planned {
        let desk = PlanningDesk(scenario: scenario, request: search.request)
        let answer: PlanningDesk.Answer
        do throws(Ending) {
            answer = try desk.plan(session: session)
        } catch {
            // Faults of the scenario are told at once; whatever else keeps a plan away leaves the others to compare.
            guard error.status != .invalidInput else { throw error }
            return .none(.ended(error))
        }
        guard case .plan(let plan) = answer.result.answer else {
            return .none(.conflict(InfeasibleReport(answer.result, scenario)))
        }
        if plan.outcome.status == .interrupted, !answer.ranOutOfTime {
            return .none(.ended(Ending(.interrupted, "Interrupted before its plan was done.")))
        }
        try PlanGuard.check(plan, of: scenario, in: session)
        return .plan(plan)
    }
}
