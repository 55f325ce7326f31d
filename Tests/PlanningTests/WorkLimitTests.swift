// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import LinearProgramming
import Manufacturing
import Synchronization
import TestSupport
import Testing

@testable import Planning

@Suite("Work limits: every search ends in time and can be repeated")
struct WorkLimitTests {
    /// One suite for 16 weeks, two products; packs and a smallest order of medium.
    private static let yaml = """
        format: exoplan/1
        horizon: {start: 2027-03-01, length: 16 weeks}
        rooms: {suite: {turnaround: 2 d}}
        materials:
          medium: {unit: L, price: 300 EUR/L, lead-time: 1 week, shelf-life: 60 d, pack: 7 L, min-order: 14 L}
          a: {unit: dose, holding: 1 EUR/dose/week}
          b: {unit: dose, holding: 1 EUR/dose/week}
        opening: {stock: [{material: medium, quantity: 30 L}, {material: a, quantity: 30 dose}]}
        recipes:
          a: {makes: a, yield: 70 dose, cost: 5000 EUR, operations: {grow: {stage: culture, room: suite, run: 8 d, uses: {medium: 12 L}}}}
          b: {makes: b, yield: 45 dose, cost: 3000 EUR, operations: {grow: {stage: culture, room: suite, run: 5 d, uses: {medium: 9 L}}}}
        demand:
          lines:
            a-1: {material: a, quantity: 100 dose, due: 2027-04-05, price: 400 EUR/dose}
            a-2: {material: a, quantity: 190 dose, due: 2027-06-14, price: 400 EUR/dose}
            b-1: {material: b, quantity: 130 dose, due: 2027-04-26, price: 500 EUR/dose}
            b-2: {material: b, quantity: 160 dose, due: 2027-06-07, price: 350 EUR/dose}
        """

    private func plan(_ options: PlanOptions, _ control: PlanControl = PlanControl()) throws -> (Plan, PlanningWork) {
        let result = try Planner(solver: GLPKSolver()).plan(
            try scenario(Self.yaml), options: options, control: control)
        guard case .plan(let plan) = result.answer else { throw NoPlan(rules: []) }
        return (plan, result.work)
    }

    @Test("a unit of work is a node or a hundred iterations, and is told once")
    func meter() {
        let meter = WorkMeter(limit: 6)
        meter.add(iterations: 250, nodes: 1)
        #expect(meter.units == 3)
        meter.hear(SolveProgress(phase: .search, iterations: 60, nodes: 1))
        #expect(meter.units == 5)
        #expect(!meter.isUsedUp())
        // What was heard of a solve is part of what it took.
        meter.add(iterations: 150, nodes: 1)
        #expect(meter.units == 6)
        #expect(meter.isUsedUp())
        #expect(meter.isStopped)
    }

    @Test("time that is over ends a search only with a unit of work")
    func time() {
        let meter = WorkMeter(limit: .max, isOver: { true })
        #expect(!meter.isUsedUp())
        meter.add(iterations: 99, nodes: 0)
        #expect(!meter.isUsedUp())
        meter.add(iterations: 1, nodes: 0)
        #expect(meter.isUsedUp())
    }

    @Test("any work gives a plan, its bound holds, and more is done than allowed only to finish a step")
    func anyWork() throws {
        let (best, _) = try plan(PlanOptions(gap: 0))
        for limit in [1, 2, 5, 20, 100] {
            let (found, work) = try plan(PlanOptions(gap: 0, work: limit))
            #expect(found.outcome.objective <= best.outcome.bound + 1e-6)
            #expect(found.outcome.bound >= best.outcome.objective - 1e-6)
            #expect(work.units <= limit + 30, "\(work.units) for \(limit)")
        }
    }

    @Test("the work that a time limit tells gives the same plan and bound", arguments: [1, 4, 15, 40, 90])
    func replay(_ questions: Int) throws {
        let asked = Mutex(0)
        let (found, work) = try plan(
            PlanOptions(gap: 0),
            PlanControl(isOver: {
                asked.withLock { asked in
                    asked += 1
                    return asked > questions
                }
            }))
        let (again, repeated) = try plan(PlanOptions(gap: 0, work: work.units))
        #expect(again == found)
        #expect(repeated == work)
    }

    @Test("a plan that starts no lot is one, where nothing needs a lot")
    func safePlan() throws {
        let formulation = Formulation.formulate(PlanningProblem(of: try scenario(Self.yaml)), isRelaxed: false)
        let safe = SafePlan(formulation: formulation, solver: GLPKSolver(), meter: WorkMeter(limit: .max))
        let values = try safe.find()
        #expect(Feasibility(absolute: 1e-5).violations(of: values, in: formulation.programme).isEmpty)
        #expect(formulation.variables.lots.columns.allSatisfy { values[$0] == 0 })
        let closing = Self.yaml.replacing("a: {unit: dose,", with: "a: {unit: dose, closing-stock: 50 dose,")
        let needed = Formulation.formulate(PlanningProblem(of: try scenario(closing)), isRelaxed: false)
        let none = SafePlan(formulation: needed, solver: GLPKSolver(), meter: WorkMeter(limit: .max))
        #expect(try none.find().isEmpty)
    }
}
