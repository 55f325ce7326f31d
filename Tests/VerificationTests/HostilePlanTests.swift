// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing
import Verification

@Suite("No plan whatever brings the checker down")
struct HostilePlanTests {
    @Test("Numbers, names and lists spoiled in any place give findings, not crashes", arguments: 0..<8)
    func spoiled(seed: UInt64) throws {
        let (scenario, plan) = SoundPlans.small
        let checker = PlanChecker(scenario)
        var spoiler = JSONSpoiler(seed &* 7919 &+ 17, names: ["msc", "review", "line-1"])
        var (rejected, decoded) = (0, 0)
        for _ in 0..<60 {
            guard let hostile = try spoiler.spoilt(plan, in: 1...3) else { continue }
            decoded += 1
            if !checker.check(hostile).isSound { rejected += 1 }
            _ = checker.evaluate(PlanDecisions(hostile))
        }
        // What may differ: reasons, notes, status and the like say nothing that is computed.
        #expect(decoded > 10)
        #expect(rejected * 10 >= decoded * 7)
    }

    @Test("Thousands of equal faults are cut short and counted")
    func manyFaults() {
        var (scenario, plan) = SoundPlans.small
        plan.purchases = Array(
            repeating: PlannedPurchase(material: "x", ordered: .start, arrives: .start, quantity: 1), count: 5000)
        let verdict = PlanChecker(scenario).check(plan)
        #expect(verdict.findings.filter { $0.kind == .unknownName }.count == 200)
        #expect(verdict.suppressed >= 4800)
    }

    @Test("Every kind of fault has a meaning of its own")
    func meanings() {
        let meanings = FindingKind.allCases.map(\.meaning)
        #expect(Set(meanings).count == meanings.count)
        #expect(meanings.allSatisfy { $0.hasSuffix(".") && $0.utf8.count > 20 })
    }
}
