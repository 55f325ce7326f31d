// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("Search: relaxation, dives, efforts")
struct SearchTests {
    /// Two products share one suite for 16 weeks; the demand does not fit.
    private static let yaml = """
        format: exoplan/1
        horizon: {start: 2027-03-01, length: 16 weeks}
        calendars: {day: {mon-fri: 07:00-15:00}, culture: {mon-sun: 07:00-11:00}}
        units: {incubator: {count: 2}, column: {calendar: day}}
        rooms: {suite: {turnaround: 2 d}}
        staff: {operators: {headcount: 2, calendar: culture, rate: 60 EUR/h}}
        materials:
          medium: {unit: L, price: 300 EUR/L, lead-time: 2 weeks, shelf-life: 60 d, pack: 7 L}
          a: {unit: dose, shelf-life: 12 months, holding: 1 EUR/dose/week}
          b: {unit: dose, shelf-life: 12 months, holding: 1 EUR/dose/week}
        opening: {stock: [{material: medium, quantity: 60 L}, {material: a, quantity: 30 dose, age: 30 d}]}
        recipes:
          a-lot:
            makes: a
            yield: 70 dose
            cost: 5000 EUR
            operations:
              grow: {stage: culture, unit: incubator, room: suite, set-up: 1 h, run: 8 d, hold: 72 h, staff: {operators: 20 h}, uses: {medium: 12 L}}
              polish: {stage: purification, unit: column, set-up: 1 h, run: 5 h, clean: 1 h}
          b-lot:
            makes: b
            yield: 45 dose
            cost: 3000 EUR
            operations:
              grow: {stage: culture, unit: incubator, room: suite, set-up: 1 h, run: 5 d, hold: 72 h, staff: {operators: 9 h}, uses: {medium: 9 L}}
              polish: {stage: purification, unit: column, set-up: 1 h, run: 3 h, clean: 1 h}
        demand:
          lines:
            a-1: {material: a, quantity: 100 dose, due: 2027-04-05, price: 400 EUR/dose}
            a-2: {material: a, quantity: 190 dose, due: 2027-06-14, price: 400 EUR/dose}
            b-1: {material: b, quantity: 130 dose, due: 2027-04-26, price: 500 EUR/dose}
            b-2: {material: b, quantity: 160 dose, due: 2027-06-07, price: 350 EUR/dose}
        """

    private func plan(_ options: PlanOptions) throws -> (plan: Plan, work: PlanningWork) {
        let result = try Planner(solver: GLPKSolver()).plan(try scenario(Self.yaml), options: options)
        guard case .plan(let plan) = result.answer else { throw NoPlan(rules: []) }
        return (plan, result.work)
    }

    @Test("each effort stays below both bounds, none is worse than the quick one, and the same effort repeats")
    func efforts() throws {
        var quick = -Double.infinity
        for effort in SearchEffort.allCases {
            let found = try plan(PlanOptions(gap: 0, effort: effort, work: 1_000))
            let outcome = found.plan.outcome
            let certified = try #require(outcome.certified)
            #expect(outcome.objective <= outcome.bound + 1e-6)
            #expect(outcome.objective <= certified + 1e-6)
            #expect(outcome.bound <= certified + 1)
            // Each begins with the quick one's dive.
            if effort == .quick { quick = outcome.objective }
            #expect(outcome.objective >= quick)
            let again = try plan(PlanOptions(gap: 0, effort: effort, work: 1_000))
            #expect(again.plan == found.plan)
            #expect(again.work == found.work)
        }
        #expect(quick > 0)
    }

    @Test("the relaxation in two stages comes to the value of a cold start")
    func twoStages() throws {
        let formulation = Formulation.formulate(PlanningProblem(of: try scenario(Self.yaml)), isRelaxed: false)
        let live = try StartingBasis(formulation: formulation).solver(on: GLPKSolver()).open(formulation.programme)
        defer { live.close() }
        let staged = try live.solveRelaxation(
            from: StartingBasis(formulation: formulation).withoutLots, limits: WorkLimits(), control: .none)
        let cold = try GLPKSolver().open(formulation.programme)
        defer { cold.close() }
        let plain = try cold.solveRelaxation()
        #expect(staged.status == .optimal)
        #expect(abs(staged.objective - plain.objective) < 1e-6 * abs(plain.objective))
        #expect(Feasibility().violations(of: staged.values, in: formulation.programme, integers: false).isEmpty)
    }

    @Test("a dive gives a plan and leaves the programme as it was", arguments: [0.05, 0.3, 0.7, 0.95])
    func dives(_ threshold: Double) throws {
        let formulation = Formulation.formulate(PlanningProblem(of: try scenario(Self.yaml)), isRelaxed: false)
        let live = try GLPKSolver().open(formulation.programme)
        defer { live.close() }
        let root = try live.solveRelaxation()
        let dive = Dive(
            formulation: formulation, order: SearchOrder(of: formulation), live: live, meter: WorkMeter(limit: .max),
            control: .none, threshold: threshold)
        let found = try dive.find(from: root)
        #expect(Feasibility(absolute: 1e-5).violations(of: found, in: formulation.programme).isEmpty)
        #expect(formulation.programme.objective(of: found) >= root.objective - 1e-6)
        let after = try live.solveRelaxation()
        #expect(abs(after.objective - root.objective) < 1e-6 * abs(root.objective))
    }

    @Test("what is cheaper than possible, or breaks a row, is not kept as a plan")
    func refusals() throws {
        let formulation = Formulation.formulate(PlanningProblem(of: try scenario(Self.yaml)), isRelaxed: false)
        let live = try GLPKSolver().open(formulation.programme)
        defer { live.close() }
        let whole = try live.solveInteger(IntegerOptions(relativeGap: 0.05), control: .none)
        var strict = SearchState(programme: formulation.programme, bound: whole.objective + 1000)
        let isKeptBeyondBound = strict.offer(whole.values)
        #expect(!isKeptBeyondBound)
        var state = SearchState(programme: formulation.programme, bound: whole.bound)
        var broken = whole.values
        broken[formulation.variables.lost[0].index] += 1
        let isBrokenKept = state.offer(broken)
        let isKept = state.offer(whole.values)
        let isKeptTwice = state.offer(whole.values)
        #expect(!isBrokenKept)
        #expect(isKept)
        #expect(!isKeptTwice)
    }
}
