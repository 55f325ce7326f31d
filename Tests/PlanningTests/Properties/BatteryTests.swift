// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import LinearProgramming
import Manufacturing
import TestSupport
import Testing

@testable import Planning

/// Random plants held against the tree of the solver alone; `Benchmarks/battery.py` holds larger ones against HiGHS.
@Suite("Battery: bounds and plans against another search")
struct BatteryTests {
    /// A plant of two products with some of the rules, drawn from a seed.
    private static func yaml(_ seed: Int) -> String {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 3
        func draw(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int((state >> 33) % UInt64(range.count))
        }
        func often(_ percent: Int) -> Bool { draw(1...100) <= percent }
        var room = "turnaround: \(draw(0...1)) d"
        if often(40) {
            room += ", holds: product, changeover: {time: \(draw(1...2)) d, cost: \(draw(0...5) * 100) EUR}"
        } else if often(40) {
            room += ", count: 2"
        }
        let size = draw(4...9)
        var medium = "price: \(draw(20...200)) EUR/L, lead-time: 1 week"
        if often(50) { medium += ", pack: \(size) L" }
        if often(30) { medium += ", min-order: \(size * draw(2...3)) L" }
        if often(40) { medium += ", shelf-life: \(draw(15...40)) d" }
        var lines = ["materials:", "  medium: {unit: L, \(medium)}"]
        for product in ["a", "b"] {
            let life = often(40) ? ", shelf-life: \(draw(10...30)) d" : ""
            let safety = often(30) ? ", safety-stock: \(draw(5...20)) dose, shortfall: 3 EUR/dose/week" : ""
            lines.append(
                "  \(product): {unit: dose, holding: \(draw(0...3)) EUR/dose/week, disposal: 1 EUR/dose\(life)\(safety)}"
            )
        }
        lines += ["opening: {stock: [{material: medium, quantity: \(draw(10...30)) L}]}", "recipes:"]
        for product in ["a", "b"] {
            lines += [
                "  \(product)-lot:", "    makes: \(product)", "    yield: \(draw(25...60)) dose",
                "    cost: \(draw(5...30) * 100) EUR",
            ]
            if often(30) { lines.append("    size: {from: \(draw(4...8) * 10) %}") }
            lines += [
                "    operations:",
                "      grow: {stage: culture, room: suite, run: \(draw(2...6)) d, uses: {medium: \(draw(5...14)) L}}",
            ]
            if often(30) { lines += ["    release: {pass: \(draw(80...99)) %}"] }
        }
        lines += ["demand:", "  lines:"]
        for product in ["a", "b"] {
            for line in 1...draw(1...2) {
                let terms = often(50) ? ", lost: \(draw(5...60)) EUR/dose" : ""
                lines.append(
                    "    \(product)-\(line): {material: \(product), quantity: \(draw(10...80)) dose, "
                        + "due: 2027-03-\(draw(12...28)), price: \(draw(40...250)) EUR/dose\(terms)}")
            }
        }
        let head = """
            format: exoplan/1
            horizon: {start: 2027-03-01, length: 4 weeks, tail: 1 week}
            rooms: {suite: {\(room)}}

            """
        return head + lines.joined(separator: "\n")
    }

    @Test("no bound is beyond the other's plan and no plan beyond the other's bound, with any work", arguments: 1...50)
    func agree(_ seed: Int) throws {
        let scenario = try scenario(Self.yaml(seed))
        let formulation = Formulation.formulate(PlanningProblem(of: scenario), isRelaxed: false)
        let live = try GLPKSolver().open(formulation.programme)
        defer { live.close() }
        let other = try live.solveInteger(
            IntegerOptions(relativeGap: 1e-4, limits: WorkLimits(nodes: 150), cuts: Set(Cut.allCases)), control: .none)
        let work = [5, 40, 150][seed % 3]
        let result = try Planner(solver: GLPKSolver()).plan(scenario, options: PlanOptions(gap: 0, work: work))
        guard case .plan(let plan) = result.answer else {
            Issue.record("no plan: \(Self.yaml(seed))")
            return
        }
        let outcome = plan.outcome
        let allowed = 1e-6 * (1 + abs(outcome.objective) + abs(other.bound))
        #expect(-outcome.objective >= other.bound - allowed, "\(Self.yaml(seed))")
        #expect(outcome.objective <= outcome.bound + allowed)
        guard !other.values.isEmpty else { return }
        #expect(-outcome.bound <= other.objective + allowed, "\(Self.yaml(seed))")
        #expect(-(try #require(outcome.certified)) <= other.objective + allowed, "\(Self.yaml(seed))")
    }
}
