// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("No plan whatever brings the checker down")
struct HostilePlanTests {
    /// A small generator, so that every run spoils the same places.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static var spoils: [Any] {
        [
            Int.max, Int.min, -1, 0, 1, 1e308, -1e308, 1e-300, 26_352_000, -26_352_000, 9_007_199_254_740_993, "",
            "msc",
            "review", "line-1",
        ]
    }

    /// Replaces one number or text somewhere in a JSON value, or doubles or drops an element of a list.
    private func spoil(_ value: Any, _ generator: inout Generator) -> Any {
        if var map = value as? [String: Any] {
            guard let key = map.keys.sorted().randomElement(using: &generator), let old = map[key] else { return map }
            map[key] = spoil(old, &generator)
            return map
        }
        if var list = value as? [Any] {
            guard let place = list.indices.randomElement(using: &generator) else { return list }
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: list.remove(at: place)
            case 1: list.insert(list[place], at: place)
            default: list[place] = spoil(list[place], &generator)
            }
            return list
        }
        return Self.spoils.randomElement(using: &generator) ?? value
    }

    @Test("Numbers, names and lists spoiled in any place give findings, not crashes", arguments: 0..<8)
    func spoiled(seed: UInt64) throws {
        let (scenario, plan) = SoundPlans.small
        let checker = PlanChecker(scenario)
        let sound = try JSONSerialization.jsonObject(with: JSONEncoder().encode(plan))
        var generator = Generator(state: seed &* 7919 &+ 17)
        var rejected = 0
        var decoded = 0
        for _ in 0..<60 {
            var spoiled = sound
            for _ in 0..<Int.random(in: 1...3, using: &generator) { spoiled = spoil(spoiled, &generator) }
            guard let data = try? JSONSerialization.data(withJSONObject: spoiled),
                let hostile = try? JSONDecoder().decode(Plan.self, from: data), hostile != plan
            else { continue }
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
