// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard
import LinearProgramming
import Testing

@testable import GLPKSolver

@Suite("Trouble at every guarded call")
struct FaultInjectionTests {
    /// What a problem does in its life: solves, changes of every kind, a search.
    private static func live(_ problem: GLPKLiveProblem, _ instance: Instance) throws -> [Double] {
        var objectives = [try problem.solveRelaxation().objective]
        var delta = ProgrammeDelta()
        delta.objectiveConstant = 4
        delta.setBounds(instance.x[0], lower: 0, upper: 0.5)
        delta.setCost(-31, of: instance.x[1])
        delta.setCoefficient(3, of: instance.x[2], in: Row(index: 0))
        delta.setRelation(Row(index: 1), .atMost(60))
        try problem.apply(delta)
        objectives.append(try problem.solveRelaxation().objective)
        var rows = ProgrammeDelta()
        rows.add(instance.family, [9], .atMost(5)) {
            instance.x[3]
            instance.x[4]
        }
        rows.remove(Row(index: 2))
        try problem.apply(rows)
        objectives.append(try problem.solveInteger(IntegerOptions(), control: .none).objective)
        return objectives
    }

    private static func instance() -> Instance { Instance.knapsack(items: 10, rows: 3, seed: 4) }

    private func inject(_ problem: GLPKLiveProblem, _ calls: Int, _ kind: Int) throws {
        try problem.thread.run { (state) throws(SolverFault) in
            try state.withProblem { (problem, _) throws(SolverFault) in
                guard_inject(problem.handle, Int32(calls), Int32(kind))
            }
        }
    }

    @Test(
        "is thrown or mended, never an end of the process, and what follows is right",
        arguments: [GUARD_INJECT_FAULT, GUARD_INJECT_MEMORY])
    func everyCall(kind: Int) throws {
        let instance = Self.instance()
        let sound = try GLPKSolver().openProblem(instance.programme)
        defer { sound.close() }
        let expected = try Self.live(sound, instance)
        var failed: Set<String> = []
        for call in 1...400 {
            let problem = try GLPKSolver().openProblem(instance.programme)
            defer { problem.close() }
            try inject(problem, call, kind)
            do {
                let objectives = try Self.live(problem, instance)
                // The turn of this call never came: all of them have been tried.
                #expect(objectives == expected)
                break
            } catch let fault as SolverFault {
                switch fault {
                case .library(let name, let message):
                    #expect(kind == GUARD_INJECT_FAULT && message.contains("on purpose"))
                    failed.insert(name)
                case .memory: #expect(kind == GUARD_INJECT_MEMORY)
                default: Issue.record("\(fault)")
                }
                // The same problem, loaded anew by itself, solves what it now holds.
                let after = try problem.solveRelaxation()
                #expect(after.status == .optimal)
                let fresh = try GLPKSolver().openProblem(instance.programme)
                defer { fresh.close() }
                #expect(try Self.live(fresh, instance) == expected)
            }
            #expect(call < 400, "the life of a problem has fewer calls than that")
        }
        guard kind == GUARD_INJECT_FAULT else { return }
        #expect(
            failed == [
                "set_column_bounds", "set_cost", "set_row_bounds", "set_row", "add_row", "delete_rows",
                "make_advanced_basis", "get_basis", "set_basis", "simplex", "iterations", "get_solution",
                "refine_row_duals",
                "search",
            ])
    }

    @Test("The calls that load a problem fail as well, and the thread is free again", arguments: 1...3)
    func loading(call: Int) throws {
        let handle = try #require(guard_create(0))
        guard_inject(handle, Int32(call), Int32(GUARD_INJECT_FAULT))
        var codes = [Int(guard_load(handle, 1, 1, [3], [9], [0], [5], [1], [0], 0, [0, 1], [1], [1]))]
        codes.append(Int(guard_scale(handle, 1)))
        var blocks: Int32 = 0
        var bytes: Int64 = 0
        codes.append(Int(guard_memory(handle, &blocks, &bytes)))
        #expect(codes[..<(call - 1)].allSatisfy { $0 == GUARD_OK })
        #expect(codes[call - 1] == GUARD_FAULT)
        #expect(codes[call...].allSatisfy { $0 == GUARD_BROKEN })
        #expect(String(cString: guard_message(handle)).contains("on purpose"))
        _ = guard_end(handle)
        let next = try #require(guard_create(0))
        #expect(guard_end(next) == 0)
    }

    @Test(
        "A simplex without an answer is followed by another way",
        arguments: [GUARD_INJECT_NO_ANSWER, GUARD_INJECT_BAD_BASIS])
    func ladder(kind: Int) throws {
        let instance = Self.instance()
        let problem = try GLPKSolver().openProblem(instance.programme)
        defer { problem.close() }
        let expected = try problem.solveRelaxation().objective
        try inject(problem, 1, kind)
        let answer = try problem.solveRelaxation()
        #expect(answer.status == .optimal && isClose(answer.objective, expected))
        #expect(answer.steps.count == 2)
        #expect(answer.steps[0].contains(kind == GUARD_INJECT_BAD_BASIS ? "the basis is singular" : "no answer"))
        #expect(answer.steps[1].contains("advanced basis"))
    }

    @Test("A simplex that stands still ends as numerical trouble after every way was tried, and the next one is right")
    func standstill() throws {
        let instance = Self.instance()
        let problem = try GLPKSolver().openProblem(instance.programme)
        defer { problem.close() }
        let expected = try problem.solveRelaxation().objective
        try inject(problem, 1, GUARD_INJECT_STANDSTILL)
        let answer = try problem.solveRelaxation()
        #expect(answer.status == .numericalTrouble)
        #expect(answer.steps.count == 5)
        try inject(problem, 0, 0)
        let after = try problem.solveRelaxation()
        #expect(after.status == .optimal && isClose(after.objective, expected))
    }
}
