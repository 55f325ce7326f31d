// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

/// The seeds of combined scenarios to try: fifty that are quick, all three hundred with `EXOPLAN_COMBINATIONS=all`, or
/// those it names, such as `12,300-340`.
enum Combinations {
    static let all = 0..<300
    /// Seeds with few plans to try, among which each rule is three times at least.
    static let quick = [
        4, 5, 6, 7, 15, 18, 26, 36, 41, 48, 61, 64, 66, 69, 82, 84, 91, 98, 101, 103, 125, 126, 144, 145, 148, 151, 155,
        157, 158, 167, 172, 181, 182, 188, 192, 198, 206, 213, 215, 218, 220, 229, 237, 251, 253, 269, 271, 274, 288,
        298,
    ]
    static let tried: [Int] =
        switch ProcessInfo.processInfo.environment["EXOPLAN_COMBINATIONS"] {
        case nil, "": quick
        case "all": Array(all)
        case let some?:
            some.split(separator: ",").flatMap { part -> [Int] in
                let ends = part.split(separator: "-").compactMap { Int($0) }
                guard let first = ends.first, let last = ends.last, first <= last else { return [] }
                return Array(first...last)
            }
        }
}

@Suite("Tiny scenarios that combine rules, against all their plans")
struct CombinationTests {
    @Test("the plan is the best of all plans, sound, and no bound is beyond it", arguments: Combinations.tried)
    func best(seed: Int) throws {
        let yaml = TinyCombination(seed: seed).yaml
        let scenario = try scenario(yaml)
        #expect(try rewritten(scenario) == scenario, "seed \(seed)\n\(yaml)")
        var enumeration = Enumeration(scenario)
        let plan: Plan
        do {
            plan = try foundPlan(of: scenario, options: PlanOptions(gap: 0))
        } catch let none as NoPlan {
            let best = enumeration.best()?.contribution.text
            #expect(best == nil, "seed \(seed): \(none.rules.map(\.sentence))\n\(yaml)")
            return
        }
        let findings = PlanChecker(scenario).check(plan).findings
        #expect(findings == [], "seed \(seed): \(findings.map(\.message))\n\(yaml)")
        let value = plan.outcome.contribution.cents
        var found = enumeration.best()
        if value > (found?.contribution.cents ?? .min) + 3 {
            // A sound plan that is better lies between the quantities that were tried.
            enumeration = Enumeration(scenario, lattice: Enumeration.Lattice().halved)
            found = enumeration.best()
        }
        let best = try #require(found, "seed \(seed): no plan by trying, but one: \(enumeration.trouble)\n\(yaml)")
        // Plans of equal worth may round a ledger line to another cent.
        #expect(
            abs(value - best.contribution.cents) <= 3,
            "seed \(seed): plan \(plan.outcome.contribution.text), best \(best.contribution.text)\n\(yaml)")
        let least = Double(best.contribution.cents - 3) / 100
        let certified = try #require(plan.outcome.certified)
        #expect(certified >= least, "seed \(seed): \(certified) is certified, \(least) is there\n\(yaml)")
        #expect(plan.outcome.bound >= least, "seed \(seed): bound \(plan.outcome.bound), \(least) is there\n\(yaml)")
    }

    @Test("each rule is in 20 of the scenarios, and nearly every two of them meet")
    func coverage() {
        let (rules, pairs) = Self.coverage(of: Combinations.all)
        #expect(TinyRule.allCases.filter { rules[$0] ?? 0 < 20 } == [])
        // 53 rules, of which 15 pairs exclude each other.
        #expect(pairs >= 1_330, "\(pairs) of 1378")
        let (few, met) = Self.coverage(of: Combinations.quick)
        #expect(TinyRule.allCases.filter { few[$0] ?? 0 < 3 } == [])
        #expect(met >= 750, "\(met) of 1378")
    }

    private static func coverage(of seeds: some Sequence<Int>) -> (rules: [TinyRule: Int], pairs: Int) {
        var counts: [TinyRule: Int] = [:]
        var pairs: Set<Set<TinyRule>> = []
        for rules in seeds.map({ TinyCombination(seed: $0).rules }) {
            for rule in rules {
                counts[rule, default: 0] += 1
                for other in rules where other != rule { pairs.insert([rule, other]) }
            }
        }
        return (counts, pairs.count)
    }
}
