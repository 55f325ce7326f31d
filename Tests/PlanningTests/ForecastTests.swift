// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Forecast that firm demand takes the place of")
struct ForecastTests {
    private static func yaml(_ lines: String, consume: String = "back: 1 week, ahead: 3 d", more: String = "") -> String
    {
        """
        horizon: {start: 2027-01-04, length: 28 d, tail: 0 d}
        materials: {ev: {unit: dose}}
        opening: {stock: [{material: ev, quantity: 500 dose}]}
        demand:
          consume: {\(consume)}\(more)
          lines:
            \(lines)
        """
    }

    private static func line(_ id: String, _ quantity: Int, _ day: String, _ more: String = "") -> String {
        "\(id): {material: ev, quantity: \(quantity) dose, due: 2027-01-\(day), price: 10 EUR/dose, latest: 0 d\(more)}\n    "
    }

    private static let forecast = ", kind: forecast"

    @Test("back first, the latest first, then ahead; what is left is wanted")
    func handSolved() throws {
        let lines =
            Self.line("f1", 30, "05", Self.forecast) + Self.line("f2", 20, "12", Self.forecast)
            + Self.line("f3", 20, "14", Self.forecast) + Self.line("f4", 20, "20", Self.forecast)
            + Self.line("d1", 45, "12") + Self.line("d2", 10, "17")
        // d1 takes f2 (20, its own day), f1 (20 of 30? f1 is 7 d before: all 30 are in reach, 25 are still wanted).
        // d2 takes f3 (10 of 20, 3 d before).
        let plan = try solve(Self.yaml(lines)).plan
        #expect(
            plan.demand.map { "\($0.line) \($0.wanted)" } == ["d1 45.0", "d2 10.0", "f1 5.0", "f3 10.0", "f4 20.0"])
        #expect(
            plan.notes == [
                "forecast f1: firm demand takes 25 of 30 dose (d1)",
                "forecast f2: firm demand takes 20 of 20 dose (d1)",
                "forecast f3: firm demand takes 10 of 20 dose (d2)",
            ])
        #expect(plan.outcome.contribution == Money(cents: 90_000))
        // Without the rule all is wanted; with a window of 0 d only the same day counts.
        let bare = Self.yaml(lines).replacing("  consume: {back: 1 week, ahead: 3 d}\n", with: "")
        #expect(try solve(bare).plan.demand.map(\.wanted).reduce(0, +) == 145)
        let narrow = try solve(Self.yaml(lines, consume: "back: 0 d")).plan
        #expect(narrow.demand.map(\.wanted) == [45, 10, 30, 20, 20])
    }

    @Test("a customer's forecast is for that customer's orders, anybody's for all; backlog takes nothing")
    func customers() throws {
        let lines =
            Self.line("e", 20, "12", Self.forecast + ", customer: east") + Self.line("o", 20, "12", Self.forecast)
            + Self.line("w", 30, "12", ", customer: west") + Self.line("x", 10, "13", ", customer: east")
        // w takes o only; x takes 10 of e.
        let plan = try solve(Self.yaml(lines)).plan
        #expect(plan.demand.map { "\($0.line) \($0.wanted)" } == ["e 10.0", "w 30.0", "x 10.0"])
        let late = Self.yaml(Self.line("o", 20, "05", Self.forecast)).replacing(
            "quantity: 500 dose}]",
            with: "quantity: 500 dose}], backlog: [{id: z, material: ev, quantity: 9 dose, due: 2027-01-02}]")
        #expect(try solve(late).plan.demand.map(\.wanted) == [20, 9])
    }

    @Test("demand repeats at the rate of what is left")
    func repeated() throws {
        let lines = Self.line("f", 14, "10", Self.forecast) + Self.line("d", 7, "10")
        // 7 + 7 doses in 7 d: 14 a week.
        let plan = try solve(Self.yaml(lines, more: "\n  beyond: repeat")).plan
        #expect(
            plan.demand.map { "\($0.line) \($0.wanted)" } == [
                "d 7.0", "f 7.0", "repeat-ev-01 14.0", "repeat-ev-02 14.0", "repeat-ev-03 14.0",
            ])
    }

    @Test("a plan that wants the whole forecast is rejected")
    func gross() throws {
        let lines = Self.line("f", 14, "10", Self.forecast) + Self.line("d", 7, "10")
        let text = Self.yaml(lines)
        let bare = try solve(text.replacing("  consume: {back: 1 week, ahead: 3 d}\n", with: "")).plan
        let kinds = Set(PlanChecker(try scenario(text)).check(bare).findings.map(\.kind))
        #expect(kinds.isSuperset(of: [.demandWrong, .demandExceeded]))
    }

    @Test("planner and checker leave the same of random forecasts", arguments: 0..<20)
    func random(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) &+ 300)
        var lines = ""
        for number in 0..<10 {
            let isForecast = random.chance(50)
            var more = isForecast ? Self.forecast : ""
            if random.chance(40) { more += ", customer: \(random.pick(["east", "west"]))" }
            let day = String(random.pick(10...25))
            lines += Self.line("l\(random.pick(10...99))-\(number)", random.pick(1...30), day, more)
        }
        let text = Self.yaml(lines, consume: "back: \(random.pick(0...10)) d, ahead: \(random.pick(0...5)) d")
        let scenario = try scenario(text)
        // The checker accepts every quantity wanted, so both leave the same.
        let plan = try solve(text).plan
        let firm = scenario.demand.things.filter { $0.kind == .firm }.reduce(Exact.zero) { $0 + $1.quantity }
        let wanted = plan.demand.map(\.wanted).reduce(0, +)
        let all = scenario.demand.things.reduce(Exact.zero) { $0 + $1.quantity }
        #expect(wanted <= all.double && wanted >= max(firm.double, (all - firm).double))
    }
}
