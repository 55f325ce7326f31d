// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

@Suite("Tiny scenarios against enumeration")
struct EnumerationTests {
    private static let seeds = 0..<30

    @Test("the plan is the best of all plans", arguments: seeds)
    func best(seed: Int) throws {
        var tiny = TinyScenario(seed: seed)
        let yaml = tiny.yaml
        let scenario = try scenario(yaml)
        var enumeration = Enumeration(scenario)
        let best = enumeration.best()
        let answer = try Planner(solver: GLPKSolver()).plan(scenario, options: PlanOptions(gap: 0)).answer
        switch answer {
        case .infeasible(let rules):
            #expect(best == nil, "\(rules.map(\.sentence))\n\(yaml)")
        case .plan(let plan):
            let verdict = PlanChecker(scenario).check(plan)
            #expect(verdict.isSound, "\(verdict.findings.map(\.message))\n\(yaml)")
            let found = try #require(best, "no enumerated plan is sound, but there is one:\n\(yaml)")
            // Plans of equal worth may round a ledger line to another cent.
            let difference = plan.outcome.contribution.cents - found.contribution.cents
            #expect(
                abs(difference) <= 3,
                "plan \(plan.outcome.contribution.text), best \(found.contribution.text)\n\(yaml)")
        }
    }

    @Test("every feature is in some scenario, and few scenarios have no plan")
    func features() throws {
        let all = Self.seeds.map { TinyScenario(seed: $0) }
        #expect(all.reduce(into: Set()) { $0.formUnion($1.features) } == Set(TinyScenario.Feature.allCases))
        // Only a pinned lot and a lot in process can be in each other's way.
        #expect(all.count { $0.has(.pinned) && $0.has(.inProcess) } <= 2)
    }
}
