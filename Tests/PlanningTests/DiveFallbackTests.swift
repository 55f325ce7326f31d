// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import TestSupport
import Testing

@testable import Planning

/// A plant whose counts of lots, once decided, admit no starts: without letting them go the dive ends without a plan.
@Suite("Dives that go back on counts of lots")
struct DiveFallbackTests {
    /// Two suites for three products, one of them in two steps.
    private static let plant = """
        horizon: {start: 2027-03-01, length: 9 weeks}
        calendars: {day: {mon-fri: 06:00-18:00}}
        units: {tff: {calendar: day}}
        rooms: {suite: {turnaround: 1 d, count: 2}}
        materials:
          medium: {unit: L, price: 110 EUR/L, lead-time: 1 week}
          bulk: {unit: dose}
          p1: {unit: dose}
          p2: {unit: dose}
          p3: {unit: dose}
        opening: {stock: [{material: medium, quantity: 34 L}]}
        recipes:
          p1-lot: {makes: bulk, yield: 67 dose, operations: {grow: {stage: culture, room: suite, run: 6 d, uses: {medium: 14 L}}}, release: {pass: 94 %}}
          p1-fill: {makes: p1, yield: 67 dose, operations: {fill: {stage: fill, unit: tff, run: 4 h, uses: {bulk: 42 dose}}}}
          p2-lot:
            makes: p2
            yield: 63 dose
            operations:
              grow: {stage: culture, room: suite, run: 2 d, uses: {medium: 11 L}}
              purify: {stage: isolation, run: 2 h}
            release: {tests: {sterility: {sample-after: purify, elapsed: 7 d, cost: 300 EUR}}}
          p3-lot: {makes: p3, yield: 43 dose, operations: {grow: {stage: culture, run: 2 d}}}
        demand:
          lines:
            p1-1: {material: p1, quantity: 78 dose, due: 2027-03-31, price: 73 EUR/dose}
            p1-3: {material: p1, quantity: 86 dose, due: 2027-03-23, price: 204 EUR/dose}
            p2-1: {material: p2, quantity: 79 dose, due: 2027-04-07, price: 150 EUR/dose}
        """

    @Test("counts are let go for one recipe, then for all of them, and the dive goes on to a plan")
    func letGo() throws {
        let formulation = Formulation.formulate(PlanningProblem(of: try scenario(Self.plant)), isRelaxed: false)
        let live = try GLPKSolver().open(formulation.programme)
        defer { live.close() }
        let dive = Dive(
            formulation: formulation, order: SearchOrder(of: formulation), live: live, meter: WorkMeter(limit: 400),
            control: .none, threshold: 0.5)
        let found = try dive.find(from: try live.solveRelaxation())
        #expect(!found.isEmpty)
        #expect(Feasibility(absolute: 1e-5).violations(of: found, in: formulation.programme).isEmpty)
    }
}
