// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

@Suite("A solver that fails")
struct SolverTroubleTests {
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 7 d}
        rooms: {suite: {}}
        materials: {vial: {unit: vial}}
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            cost: 100 EUR
            operations: {make: {stage: fill, room: suite, run: 2 d}}
        demand:
          lines:
            a: {material: vial, quantity: 25 vial, due: 2027-01-08, price: 90 EUR/vial}
            b: {material: vial, quantity: 8 vial, due: 2027-01-10, price: 40 EUR/vial}
        """

    @Test("at any call ends planning with a sentence or leaves a plan that the checker accepts; the next plan is right")
    func everyCall() throws {
        let scenario = try scenario(Self.yaml)
        let options = PlanOptions(gap: 0)
        guard case .plan(let expected) = try Planner(solver: GLPKSolver()).plan(scenario, options: options).answer
        else {
            Issue.record("no plan")
            return
        }
        var (told, kept, calls) = (0, 0, 0)
        for call in 1...200 {
            calls = call
            let solver = FailingSolver(call: call)
            let answer: PlanningAnswer
            do throws(PlanningTrouble) {
                answer = try Planner(solver: solver).plan(scenario, options: options).answer
            } catch {
                guard case .solver(let sentence) = error else {
                    Issue.record("\(error)")
                    continue
                }
                #expect(sentence == FailingSolver.fault.sentence)
                told += 1
                continue
            }
            guard case .plan(let plan) = answer else {
                Issue.record("call \(call): not even a plan")
                continue
            }
            let verdict = PlanChecker(scenario).check(plan)
            #expect(verdict.isSound, "call \(call): \(verdict.findings.map(\.message))")
            if !solver.hasFailed {
                #expect(plan == expected)
                break
            }
            kept += 1
        }
        #expect(told > 0 && kept > 0 && calls < 200)
        guard case .plan(let again) = try Planner(solver: GLPKSolver()).plan(scenario, options: options).answer else {
            Issue.record("no plan any more")
            return
        }
        #expect(again == expected)
    }

    @Test("Prices that prove nothing make no optimum")
    func unproven() throws {
        let scenario = try scenario(Self.yaml)
        guard
            case .plan(let plan) = try Planner(solver: LyingSolver()).plan(scenario, options: PlanOptions(gap: 0))
                .answer
        else {
            Issue.record("no plan")
            return
        }
        #expect(plan.outcome.status != .optimal)
        guard
            case .plan(let right) = try Planner(solver: GLPKSolver()).plan(scenario, options: PlanOptions(gap: 0))
                .answer
        else {
            Issue.record("no plan")
            return
        }
        #expect(right.outcome.status == .optimal)
        let exactness = try #require(right.outcome.exactness)
        #expect(exactness.rowMiss <= 1e-9 && exactness.boundMiss <= 1e-9)
        #expect(abs(exactness.objective - right.outcome.objective) <= 1e-6)
    }
}

/// GLPK, but one call in its life throws.
private final class FailingSolver: LinearSolver, @unchecked Sendable {
    static let fault = SolverFault.library(call: "test", message: "on purpose")

    // The planner asks from one thread.
    private var left: Int
    var hasFailed: Bool { left <= 0 }

    init(call: Int) {
        left = call
    }

    var name: String { "failing" }

    func count() throws(SolverFault) {
        left -= 1
        if left == 0 { throw Self.fault }
    }

    func open(_ programme: LinearProgramme) throws(SolverFault) -> any LiveProblem {
        try count()
        return FailingProblem(base: try GLPKSolver().open(programme), owner: self)
    }
}

private struct FailingProblem: LiveProblem {
    let base: any LiveProblem
    let owner: FailingSolver

    func solveRelaxation(
        from basis: Basis?, limits: WorkLimits, control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        try owner.count()
        return try base.solveRelaxation(from: basis, limits: limits, control: control)
    }

    func probeRelaxation(limits: WorkLimits, control: SolveControl) throws(SolverFault) -> LinearSolution {
        try owner.count()
        return try base.probeRelaxation(limits: limits, control: control)
    }

    func solveInteger(_ options: IntegerOptions, control: SolveControl) throws(SolverFault) -> IntegerSolution {
        try owner.count()
        return try base.solveInteger(options, control: control)
    }

    func apply(_ delta: ProgrammeDelta) throws(SolverFault) {
        try owner.count()
        try base.apply(delta)
    }

    func close() { base.close() }
}

/// GLPK, but its prices are worthless.
private struct LyingSolver: LinearSolver {
    var name: String { "lying" }

    func open(_ programme: LinearProgramme) throws(SolverFault) -> any LiveProblem {
        LyingProblem(base: try GLPKSolver().open(programme))
    }
}

private struct LyingProblem: LiveProblem {
    let base: any LiveProblem

    func solveRelaxation(
        from basis: Basis?, limits: WorkLimits, control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        var answer = try base.solveRelaxation(from: basis, limits: limits, control: control)
        answer.rowDuals = answer.rowDuals.map { _ in 0 }
        return answer
    }

    func probeRelaxation(limits: WorkLimits, control: SolveControl) throws(SolverFault) -> LinearSolution {
        try base.probeRelaxation(limits: limits, control: control)
    }

    func solveInteger(_ options: IntegerOptions, control: SolveControl) throws(SolverFault) -> IntegerSolution {
        try base.solveInteger(options, control: control)
    }

    func apply(_ delta: ProgrammeDelta) throws(SolverFault) { try base.apply(delta) }

    func close() { base.close() }
}
