// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

/// Rows or columns that state one rule.
struct RuleGroup {
    let rule: ConflictingRule
    /// The family of its rows, empty for lots that must be.
    var family = ""
    var rows: [Row] = []
    var lots: [Variable] = []
}

/// Rules that cannot be kept together.
struct Conflict {
    var groups: [RuleGroup]
    /// Whether there is a plan without any one of them; otherwise the search was stopped and some may not be to blame.
    var isSmallest: Bool

    var rules: [ConflictingRule] {
        groups.isEmpty
            ? [ConflictingRule(sentence: "material balances and demand cannot be met together", path: "")]
            : groups.map(\.rule)
    }
}

/// Finds a smallest set of plant rules that cannot be kept together.
///
/// Rules are groups of rows that a planner would name in one breath: a room, a unit class, a pool, a storage limit,
/// a closing stock, a lot that must start. The filter lets rules go one after another; a rule without which there
/// still is no plan is not to blame and stays away, the others come back. Physics (balances, ages) always holds.
struct ConflictFilter {
    let formulation: Formulation
    let live: any LiveProblem
    let limits: WorkLimits
    let control: SolveControl

    /// The families whose rows may be let go, with the sentence of a rule.
    private static let families: [(family: String, sentence: @Sendable (String) -> String)] = [
        ("closing-stock", { "material \($0): closing stock is required at the end of the tail" }),
        ("commitment", { "commitment \($0): must be done on its dates" }),
        ("service", { "service \($0): the share on time must be reached" }),
        ("remaining-life", { "material \($0): deliveries must have as much shelf life left as their lines want" }),
        ("storage", { "material \($0): stock, quarantine included, must fit the storage limit" }),
        ("room-exclusive", { "room \($0): admits one lot at a time, turnaround included" }),
        ("room-key", { "room \($0): admits lots of one key at a time, turnaround and changeover included" }),
        ("room-lots", { "room \($0): admits only so many lots at a time" }),
        ("room-opening", { "room \($0): is held by an earlier lot, changeover included" }),
        ("room-campaign", { "room \($0): campaigns have their lengths, gaps and leads" }),
        ("unit-campaign", { "unit \($0): campaigns have their lengths, gaps and leads" }),
        ("unit-key", { "unit \($0): admits one lot at a time, turnaround and changeover included" }),
        ("unit-opening", { "unit \($0): is held by an earlier lot, changeover included" }),
        ("unit-bucket", { "unit \($0): lots and set-ups must fit its hours in each bucket" }),
        ("unit-time", { "unit \($0): can be held only while it is open" }),
        ("staff-time", { "staff \($0): normal hours and overtime are limited" }),
        ("staff-cover", { "staff \($0): cover hours are limited" }),
        ("laboratory", { "laboratory \($0): takes only so many samples a week" }),
        ("minimum-order", { "material \($0): an order has a smallest quantity" }),
    ]

    /// Lets rules go one by one and keeps those without which there would be a plan.
    ///
    /// Stopped early, the rules kept so far and those not tried yet are a conflict all the same. The live problem is left
    /// without costs.
    func smallestConflict() throws -> Conflict {
        var kept: [RuleGroup] = []
        let groups = groups
        // Whether there is a plan is asked, not what it costs: the first point that keeps all rules is answer enough.
        var withoutCosts = ProgrammeDelta()
        withoutCosts.removeCosts(of: formulation.programme)
        try live.apply(withoutCosts)
        for (place, group) in groups.enumerated() {
            do {
                try live.apply(delta(letting: group, go: true))
                if try isFeasible() {
                    try live.apply(delta(letting: group, go: false))
                    kept.append(group)
                }
            } catch PlanningTrouble.interrupted {
                return Conflict(groups: kept + groups[place...], isSmallest: false)
            }
        }
        return Conflict(groups: kept, isSmallest: true)
    }

    private var groups: [RuleGroup] {
        let programme = formulation.programme
        let problem = formulation.problem
        var groups: [RuleGroup] = []
        for (number, candidate) in problem.candidates.enumerated() where candidate.fewest > 0 {
            let recipe = problem.scenario.recipes[candidate.recipe].name
            let when = problem.text(at: candidate.timeline.cell.minutes)
            let isInProcess = candidate.origin == .inProcess
            let many = candidate.fewest > 1 ? "\(Int(candidate.fewest)) lots" : "a lot"
            groups.append(
                RuleGroup(
                    rule: ConflictingRule(
                        sentence: isInProcess
                            ? "a lot of \(recipe) is in process since \(when)"
                            : "\(many) of \(recipe) must start on \(when)",
                        path: isInProcess ? "opening.lots" : "opening.pinned"),
                    lots: [formulation.variables.lots[number]]))
        }
        for (name, sentence) in Self.families {
            guard let family = programme.rowFamily(named: name) else { continue }
            var current: Int?
            for row in programme.rows(of: family) {
                let key = programme.keys(of: row).first ?? 0
                if key != current {
                    current = key
                    let source = programme.rowSources[row.index]
                    let path = source >= 0 ? formulation.sources.paths[Int(source)] : ""
                    let object = path.split(separator: ".").dropFirst().first.map(String.init) ?? name
                    groups.append(
                        RuleGroup(rule: ConflictingRule(sentence: sentence(object), path: path), family: name))
                }
                groups[groups.count - 1].rows.append(row)
            }
        }
        return groups
    }

    private func delta(letting group: RuleGroup, go: Bool) -> ProgrammeDelta {
        let programme = formulation.programme
        var delta = ProgrammeDelta()
        for row in group.rows {
            delta.setRelation(
                row,
                go
                    ? .between(-.infinity, .infinity)
                    : .between(programme.rowLower[row.index], programme.rowUpper[row.index]))
        }
        for lot in group.lots {
            delta.setBounds(
                lot, lower: go ? 0 : programme.columnLower[lot.index], upper: programme.columnUpper[lot.index])
        }
        return delta
    }

    /// Whether there is a plan; a solve that comes to no end counts as one, so that no rule is let go unjustly.
    private func isFeasible() throws -> Bool {
        let relaxed = try live.solveRelaxation(from: nil, limits: limits, control: control)
        guard relaxed.status != .cancelled else { throw PlanningTrouble.interrupted }
        guard relaxed.status == .optimal, formulation.programme.integerCount > 0 else {
            return relaxed.status != .infeasible
        }
        let whole = try live.solveInteger(
            IntegerOptions(absoluteGap: .greatestFiniteMagnitude, limits: limits), control: control)
        guard whole.status != .cancelled || !whole.values.isEmpty else { throw PlanningTrouble.interrupted }
        return whole.status != .infeasible
    }
}
