// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Risk of failed lots")
struct RiskTests {
    /// Up to two lots a week of 10 doses each, 90 % of which pass; two orders, and 2 doses in stock.
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 14 d, tail: 7 d}
        rooms: {suite: {count: 2}}
        materials: {ev: {unit: dose}}
        opening: {stock: [{material: ev, quantity: 2 dose}]}
        recipes:
          make:
            makes: ev
            yield: 12 dose
            start-days: [mon]
            cost: 1 EUR
            operations: {fill: {stage: fill, room: suite, run: 5 d}}
            release: {reserve: 2 dose, pass: 90 %}
        demand:
          lines:
            a: {material: ev, quantity: 15 dose, due: 2027-01-10, price: 100 EUR/dose, latest: 0 d}
            b: {material: ev, quantity: 22 dose, due: 2027-01-17, price: 90 EUR/dose, latest: 0 d}
        """

    @Test("two lots for the first line, four for the second, worked out by hand")
    func handSolved() throws {
        // Expected: 2 + 18 by the 11th, 36 more by the 18th. a takes 15 of the 20, b 22 of the 23.
        let risks = try #require(try solve(Self.yaml).plan.risks)
        // a needs 13 of two lots: both must pass. b needs 15 + 22 − 2 = 35 of four lots: all must pass.
        #expect(
            risks == [
                LineRisk(
                    line: "a", by: Instant(minutes: 7 * 1440), wanted: 15, noFailure: 15, oneFailure: 12, lots: 2,
                    fullService: 0.81),
                LineRisk(
                    line: "b", by: Instant(minutes: 14 * 1440), wanted: 22, noFailure: 22, oneFailure: 17, lots: 4,
                    fullService: 0.6561),
            ])
    }

    @Test("who comes first is pegged first; lots that cannot fail are none that may")
    func order() throws {
        let late = Self.yaml.replacing("due: 2027-01-10", with: "due: 2027-01-17")
        let plain = try #require(try solve(late).plan.risks)
        // a before b: 13 of 40, two of four lots. 1 − 0.1⁴ − 4·0.9·0.1³ = 0.9963.
        #expect(plain.map(\.fullService) == [0.9963, 0.6561])
        let first = try #require(
            try solve(late.replacing("price: 90 EUR/dose", with: "price: 90 EUR/dose, priority: 1")).plan.risks)
        // b before a: 20 of 40, two of four; then a: 35 of 40, all of them.
        #expect(first.map(\.fullService) == [0.6561, 0.9963])
        #expect(try solve(Self.yaml.replacing("pass: 90 %", with: "pass: 100 %")).plan.risks == nil)
        #expect(try solve(Self.yaml, isRelaxed: true).plan.risks == nil)
    }

    @Test("odds are those of trying every outcome", arguments: 0..<20)
    func odds(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed) &+ 40)
        let lots = (0..<random.pick(1...8)).map { _ in
            (gives: random.pick(0...6) * 7, pass: Double(random.pick(5...10)) / 10)
        }
        for needed in stride(from: 0.0, through: 200, by: 12.5) {
            var sum = 0.0
            for outcome in 0..<(1 << lots.count) {
                var (odds, gives) = (1.0, 0)
                for (place, lot) in lots.enumerated() {
                    let passes = outcome >> place & 1 == 1
                    odds *= passes ? lot.pass : 1 - lot.pass
                    gives += passes ? lot.gives : 0
                }
                if Double(gives) >= needed { sum += odds }
            }
            #expect(abs(FailureOdds(lots: lots).atLeast(needed) - sum) < 1e-12)
        }
    }

    @Test("more than there are steps for is told apart in steps")
    func steps() {
        let lots = Array(repeating: (gives: 1_000_000, pass: 0.5), count: 2)
        #expect(FailureOdds(lots: lots).atLeast(1_000_000) == 0.75)
        #expect(FailureOdds(lots: lots).atLeast(1_500_000) == 0.25)
    }

    @Test(
        "what is stated of risks is checked",
        arguments: [
            { $0.fullService = 0.9 }, { $0.noFailure = 14 }, { $0.oneFailure = 13 }, { $0.lots = 1 },
            { $0.by = Instant(minutes: 0) }, { $0.wanted = 16 },
        ] as [@Sendable (inout LineRisk) -> Void])
    func statements(change: @Sendable (inout LineRisk) -> Void) throws {
        let scenario = try scenario(Self.yaml)
        let plan = try solve(Self.yaml).plan
        var changed = plan
        var risk = try #require(plan.risks?.first)
        change(&risk)
        changed.risks?[0] = risk
        #expect(PlanChecker(scenario).check(changed).findings.map(\.kind) == [.riskTableWrong])
        changed.risks = nil
        #expect(PlanChecker(scenario).check(changed).findings.contains { $0.kind == .riskTableWrong })
    }
}
