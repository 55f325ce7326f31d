// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("Inequalities of set-ups")
struct SetUpCoverTests {
    /// Two products on one line for five days, with demand on each, some of it allowed to be late.
    private func yaml(_ seed: Int) -> String {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 11
        func random(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int((state >> 33) % UInt64(range.count))
        }
        let lines = ["a", "b"].flatMap { product in
            (0..<5).map { day in
                "    \(product)\(day): {material: \(product), quantity: \(random(1...9)) vial, due: 2027-01-0\(4 + day), "
                    + "price: 40 EUR/vial, late: 3 EUR/vial/d, late-cap: 30 EUR/vial, latest: \(random(0...2)) d, "
                    + "early: \(random(0...1)) d}"
            }
        }
        return """
            horizon: {start: 2027-01-04, length: 5 d, tail: 0 d, bucket: 1 d, deliveries: 1 d}
            calendars: {open: {mon-sun: 00:00-00:20}}
            units: {line: {calendar: open, set-ups: {a: {time: \(random(1...4)) min, cost: \(random(20...60)) EUR}, b: {time: 2 min, cost: \(random(20...60)) EUR}}}}
            materials: {a: {unit: vial, holding: 2 EUR/vial/d}, b: {unit: vial, holding: 1 EUR/vial/d}}
            opening: {stock: [{material: a, quantity: \(random(0...6)) vial}]}
            recipes:
              a: {makes: a, yield: 1 vial, operations: {make: {stage: fill, unit: line, run: 1 min}}}
              b: {makes: b, yield: 1 vial, operations: {make: {stage: fill, unit: line, run: 1 min}}}
            demand:
              lines:
            \(lines.joined(separator: "\n"))
            """
    }

    @Test("none takes the best plan away, and together they raise the bound", arguments: 1...8)
    func bestPlanStays(_ seed: Int) throws {
        let formulation = Formulation.formulate(PlanningProblem(of: try scenario(yaml(seed))), isRelaxed: false)
        let live = try GLPKSolver().open(CutRounds.admitting(formulation.programme))
        defer { live.close() }
        let root = try live.solveRelaxation()
        let plain = try GLPKSolver().open(formulation.programme)
        defer { plain.close() }
        let best = try plain.solveInteger(IntegerOptions(cuts: Set(Cut.allCases)), control: .none)
        try #require(best.status == .optimal)
        for (cut, distance) in SetUpCovers(formulation: formulation, values: root.values).broken() {
            let left = cut.terms.reduce(0) { $0 + $1.coefficient * best.values[$1.variable.index] }
            #expect(left >= cut.atLeast - 1e-6)
            #expect(distance > 0)
        }
        let rounds = CutRounds(
            formulation: formulation, families: [.setUpCover], live: live, meter: WorkMeter(limit: .max),
            control: .none)
        var tightened = CutRounds.admitting(formulation.programme)
        let found = try rounds.tighten(root, &tightened)
        #expect(Feasibility(absolute: 1e-5).violations(of: best.values, in: tightened).isEmpty)
        #expect(found.root.objective <= best.objective + 1e-6 * (1 + abs(best.objective)))
        // Most of what lies between the relaxation and the best plan is the share of a set-up.
        #expect(best.objective - found.root.objective < 0.9 * (best.objective - root.objective))
    }

    @Test("the first cut by hand: what is due on the first day needs its set-up")
    func byHand() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 2 d, tail: 0 d, bucket: 1 d, deliveries: 1 d}
            calendars: {open: {mon-sun: 00:00-01:00}}
            units: {line: {calendar: open, set-ups: {a: {cost: 50 EUR}}}}
            materials: {a: {unit: vial, holding: 1 EUR/vial/d}}
            recipes: {a: {makes: a, yield: 1 vial, operations: {make: {stage: fill, unit: line, run: 1 min}}}}
            demand:
              lines:
                a1: {material: a, quantity: 6 vial, due: 2027-01-04, lost: 90 EUR/vial, early: 0 d, latest: 0 d}
                a2: {material: a, quantity: 4 vial, due: 2027-01-05, lost: 90 EUR/vial, early: 0 d, latest: 0 d}
            """
        let formulation = Formulation.formulate(PlanningProblem(of: try scenario(yaml)), isRelaxed: false)
        let live = try GLPKSolver().open(formulation.programme)
        defer { live.close() }
        let root = try live.solveRelaxation()
        let cuts = SetUpCovers(formulation: formulation, values: root.values).broken().map { cut, _ in
            cut.terms.map { "\(Int($0.coefficient)) \(formulation.programme.name(of: $0.variable))" }
                .joined(separator: " + ") + " >= \(Int(cut.atLeast))"
        }
        #expect(
            cuts == [
                "1 lost[a1] + 6 set-up[line,a,2027-01-04] >= 6",
                "1 lost[a1] + 1 lost[a2] + 10 set-up[line,a,2027-01-04] + 4 set-up[line,a,2027-01-05] >= 10",
            ])
    }
}
