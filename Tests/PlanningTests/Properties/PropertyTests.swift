// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import GLPKSolver
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

/// Random scenarios: 50, or as many as `EXOPLAN_RANDOM_SCENARIOS` says.
let randomSeeds =
    0..<(ProcessInfo.processInfo.environment["EXOPLAN_RANDOM_SCENARIOS"].flatMap(Int.init).map { max(1, $0) } ?? 50)

@Suite("Properties of plans of random scenarios")
struct PropertyTests {
    @Test("whole and relaxed plans are sound, and bounds bound", arguments: randomSeeds)
    func sound(seed: Int) throws {
        let relaxed = try boundedPlans(RandomScenario(seed: seed).yaml).relaxed
        #expect(isEqual(relaxed.outcome.objective, relaxed.outcome.bound))
    }

    @Test("more capacity never costs more", arguments: randomSeeds)
    func capacity(seed: Int) throws {
        let base = RandomScenario(seed: seed)
        let value = try relaxed(base)
        var more = base
        more.rooms += 1
        #expect(atMost(value, try relaxed(more)), "a room more\n\(base.yaml)")
        more = base
        more.heads += 1
        #expect(atMost(value, try relaxed(more)), "a head more\n\(base.yaml)")
        more = base
        more.overtime += 5
        #expect(atMost(value, try relaxed(more)), "more overtime\n\(base.yaml)")
        more = base
        more.storage += 30
        #expect(atMost(value, try relaxed(more)), "more storage\n\(base.yaml)")
    }

    @Test("a line in two halves, a later due date, other names and another order of keys", arguments: randomSeeds)
    func equivalence(seed: Int) throws {
        let base = RandomScenario(seed: seed)
        let value = try relaxed(base)
        let place = seed % base.lines.count
        var split = base
        split.lines[place].quantity /= 2
        split.lines.append(split.lines[place])
        split.lines[split.lines.count - 1].name = "a-half"
        #expect(isEqual(value, try relaxed(split)), "halves\n\(base.yaml)")
        var later = base
        later.lines[place].due += 3
        later.lines[place].early += 3
        #expect(atMost(value, try relaxed(later)), "later\n\(base.yaml)")
        var renamed = base
        renamed.prefixes = ["z-", "a-", "m-"]
        #expect(isEqual(value, try relaxed(renamed)), "renamed\n\(base.yaml)")
        var reversed = base
        reversed.isReversed = true
        #expect(try scenario(reversed.yaml) == scenario(base.yaml), "reversed\n\(base.yaml)")
        #expect(isEqual(value, try relaxed(reversed)), "reversed\n\(base.yaml)")
    }

    @Test("planned twice and on four threads at once: the same plan", arguments: [0, 7, 21])
    func same(seed: Int) async throws {
        let yaml = RandomScenario(seed: seed).yaml
        var reversed = RandomScenario(seed: seed)
        reversed.isReversed = true
        let first = try plan(yaml, isRelaxed: false)
        #expect(try plan(reversed.yaml, isRelaxed: false) == first)
        let others = try await withThrowingTaskGroup(of: Plan.self) { group in
            for _ in 0..<4 {
                group.addTask { try plan(yaml, isRelaxed: false) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(others.count == 4)
        for other in others {
            #expect(other == first)
        }
    }

    @Test("the random scenarios come to all that a plan can have")
    func variety() throws {
        let plans = try (0..<16).map { try plan(RandomScenario(seed: $0).yaml, isRelaxed: true) }
        #expect(plans.allSatisfy { !$0.lots.isEmpty })
        #expect(plans.contains { !$0.discards.isEmpty })
        #expect(plans.contains { !$0.shortfalls.isEmpty })
        #expect(plans.contains { $0.staff.contains { $0.overtime > 0 } })
        #expect(plans.contains { $0.demand.contains { $0.late > 0 } })
        #expect(plans.contains { $0.demand.contains { $0.lost > 0 } })
        #expect(plans.contains { $0.lots.contains { $0.origin == .inProcess } })
        #expect(plans.contains { $0.lots.contains { $0.recipe == "base" } })
    }

    private func relaxed(_ scenario: RandomScenario) throws -> Double {
        try plan(scenario.yaml, isRelaxed: true).outcome.objective
    }
}

/// The plan of a scenario that has one.
func plan(_ yaml: String, isRelaxed: Bool = false, gap: Double = 0.01) throws -> Plan {
    let options = PlanOptions(gap: gap, work: 300, isRelaxed: isRelaxed)
    return try foundPlan(of: scenario(yaml), options: options)
}
