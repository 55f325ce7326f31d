// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

/// The optimum of tiny scenarios that combine rules, found by trying everything through the checker.
///
/// Fifty of them are tried in any run, all three hundred with EXOPLAN_COMBINATIONS=all.
@Suite("Tiny scenarios that combine rules")
struct CombinationTests {
    private static let all = 0..<300
    private static let tried: [Int] =
        switch ProcessInfo.processInfo.environment["EXOPLAN_COMBINATIONS"] {
        case nil, "": Array(0..<50)
        case "all": Array(all)
        case let some?: some.split(separator: ",").compactMap { Int($0) }
        }

    @Test("the plan is the best of all plans", arguments: tried)
    func best(seed: Int) throws {
        try compare(TinyCombination(seed: seed).yaml, seed)
    }

    /// Plans a scenario and compares with what trying everything finds.
    private func compare(_ yaml: String, _ seed: Int) throws {
        let clock = ContinuousClock()
        let begun = clock.now
        let scenario = try scenario(yaml)
        var enumeration = Enumeration(scenario)
        let plan: Plan
        do {
            plan = try foundPlan(of: scenario, options: PlanOptions(gap: 0))
        } catch let none as NoPlan {
            let best = enumeration.best()
            #expect(best == nil, "seed \(seed): \(none.rules.map(\.sentence))\n\(best?.contribution.text ?? "")\n\(yaml)")
            return
        }
        let planned = clock.now
        let verdict = PlanChecker(scenario).check(plan)
        #expect(verdict.isSound, "seed \(seed): \(verdict.findings.map(\.message))\n\(yaml)")
        let value = plan.outcome.contribution.cents
        var best = enumeration.best()
        if best == nil || value > (best?.contribution.cents ?? 0) + 3 {
            // A sound plan that is better lies between the quantities that were tried.
            enumeration = Enumeration(scenario, lattice: Enumeration.Lattice().halved)
            best = enumeration.best()
        }
        if ProcessInfo.processInfo.environment["EXOPLAN_COMBINATIONS"] != nil {
            print("combination \(seed): plan \(planned - begun), tried \(clock.now - planned), \(enumeration.evaluations) evaluations, \(enumeration.lattice.made)")
        }
        let found = try #require(best, "seed \(seed): no plan was found by trying, but there is one: \(enumeration.trouble)\n\(plan.discards) \(plan.lots.map(\.name)) \(plan.deliveries)\n\(yaml)")
        // Plans of equal worth may round a ledger line to another cent.
        #expect(
            abs(value - found.contribution.cents) <= 3,
            "seed \(seed): plan \(plan.outcome.contribution.text), best \(found.contribution.text)\n\(yaml)")
        let certified = try #require(plan.outcome.certified)
        let best3 = Double(found.contribution.cents - 3) / 100
        #expect(certified >= best3, "seed \(seed): certified \(certified)\n\(yaml)")
        #expect(plan.outcome.bound >= best3, "seed \(seed): bound \(plan.outcome.bound)\n\(yaml)")
    }

    @Test("each rule is in many of the scenarios, and nearly every two of them meet")
    func coverage() {
        var counts: [TinyRule: Int] = [:]
        var pairs: Set<Set<TinyRule>> = []
        for seed in Self.all {
            let rules = TinyCombination(seed: seed).rules
            for rule in rules {
                counts[rule, default: 0] += 1
                for other in rules where other != rule { pairs.insert([rule, other]) }
            }
        }
        let fewest = TinyRule.allCases.map { counts[$0] ?? 0 }.min() ?? 0
        #expect(fewest >= 12, "\(TinyRule.allCases.filter { counts[$0] ?? 0 < 12 })")
        let possible = TinyRule.allCases.count * (TinyRule.allCases.count - 1) / 2
        print("rule pairs: \(pairs.count) of \(possible); fewest scenarios of a rule: \(fewest)")
        #expect(pairs.count >= possible * 8 / 10, "\(pairs.count) of \(possible)")
    }
}
