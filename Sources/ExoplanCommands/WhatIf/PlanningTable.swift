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

    private let base: ChosenBase
    private let sides: [AlternativeSide]
    private let search: SearchOptions
    private let session: Session
    /// Plans of combinations, by their changes in order.
    private var known: [[String]: Plan?] = [:]

    /// Reads the base and all alternatives, then plans the base.
    init(
        base path: String, _ choice: ScenarioChoice, alternatives: [String], search: SearchOptions, in session: Session
    ) throws(Ending) {
        self.search = search
        self.session = session
        let (source, overrides, document) = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            let source = try ScenarioSource.open(path: path)
            return (source, try source.layers.overrides(named: choice.names), try source.document(choice))
        }
        base = ChosenBase(
            source: source, overrides: overrides, settings: choice.settings, currency: document.scenario.currency)
        sides = try AlternativeSide.read(alternatives, base, in: session)
        inputs = ScenarioLoading.inputs(of: document, at: path)
        switch try Self.planned(document.scenario, search, session) {
        case .plan(let plan): basePlan = plan
        case .none(let why):
            let lines = ["There is no plan of the base, so there is nothing to compare with."] + why.lines
            throw Ending(why.status, lines.joined(separator: "\n"))
        }
    }

    /// Plans the alternatives, and of each the combinations that divide its difference; one without a plan says why.
    mutating func compared() throws(Ending) -> [ComparedAlternative] {
        var compared: [ComparedAlternative] = []
        for side in sides {
            switch side {
            case .other(let other): compared.append(try compare(other))
            case .changed(let changed): compared.append(try compare(changed))
            }
        }
        return compared
    }

    private func compare(_ side: ComparedSide) throws(Ending) -> ComparedAlternative {
        let plan: Plan
        if let made = side.plan {
            plan = made
        } else {
            switch try Self.planned(side.scenario, search, session) {
            case .plan(let made): plan = made
            case .none(let why): return .none(PlanlessAlternative(title: side.title, why: why))
            }
        }
        let values = [basePlan.outcome.contribution, plan.outcome.contribution]
        return .plan(
            ComparedPlan(
                title: side.title, plan: plan, bridge: CostBridge(["all differences"]) { values[$0] },
                difference: PlanDifference(basePlan, plan)))
    }

    private mutating func compare(_ changed: ChangedBase) throws(Ending) -> ComparedAlternative {
        let names = changed.names
        let whole: Plan
        switch names.isEmpty ? .plan(basePlan) : try Self.planned(changed.scenario, search, session) {
        case .plan(let made): whole = made
        case .none(let why):
            known[names.sortedBytewise()] = .some(nil)
            return .none(PlanlessAlternative(title: changed.title, why: why))
        }
        var contributions = [0: basePlan.outcome.contribution]
        contributions[(1 << names.count) - 1] = whole.outcome.contribution
        known[[]] = .some(basePlan)
        known[names.sortedBytewise()] = .some(whole)
        for set in CostBridge.subsets(of: names.count) where contributions[set] == nil {
            contributions[set] = try plan(of: set, changed)?.outcome.contribution
        }
        return .plan(
            ComparedPlan(
                title: changed.title, plan: whole, bridge: CostBridge(names) { contributions[$0] },
                difference: PlanDifference(basePlan, whole)))
    }

    /// The plan of some of the changes; nil where they make no valid scenario or there is no plan.
    private mutating func plan(of set: Int, _ changed: ChangedBase) throws(Ending) -> Plan? {
        let chosen = changed.overrides.enumerated().filter { set & (1 << $0.offset) != 0 }.map(\.element)
        let set = changed.settings.enumerated()
            .filter { set & (1 << (changed.overrides.count + $0.offset)) != 0 }.map(\.element)
        let key = (chosen.map(\.name) + set).sortedBytewise()
        if let plan = known[key] { return plan }
        guard
            let document = try? base.source.document(
                making: base.overrides + chosen, settings: base.settings + set),
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
