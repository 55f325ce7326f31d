// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard
import LinearProgramming
import Testing

@testable import GLPKSolver

@Suite("GLPK is contained")
struct GLPKContainmentTests {
    @Test("a fault inside the library is thrown, and the next solve is right")
    func fault() throws {
        let instance = Instance.transport(size: 10, seed: 1)
        let problem = try GLPKSolver().openProblem(instance.programme)
        defer { problem.close() }
        let before = try problem.solveRelaxation()
        for _ in 0..<3 {
            let fault = #expect(throws: SolverFault.self) {
                try problem.thread.run { (state) throws(SolverFault) in
                    try state.withProblem { (problem, _) throws(SolverFault) in
                        try problem.check(guard_provoke_fault(problem.handle))
                    }
                }
            }
            guard case .library(let call, let message) = fault else {
                Issue.record("wrong fault")
                return
            }
            #expect(call == "provoke_fault")
            #expect(message.contains("row number out of range"))
            let after = try problem.solveRelaxation()
            #expect(after.status == .optimal)
            #expect(after.objective == before.objective)
        }
    }

    @Test("a fault keeps the changes made before it")
    func faultAfterChange() throws {
        let instance = Instance(costs: [1, 1], rows: [([1, 1], .atLeast(3))])
        let problem = try GLPKSolver().openProblem(instance.programme)
        defer { problem.close() }
        var delta = ProgrammeDelta()
        delta.setRelation(Row(index: 0), .atLeast(8))
        try problem.apply(delta)
        #expect(throws: SolverFault.self) {
            try problem.thread.run { (state) throws(SolverFault) in
                try state.withProblem { (problem, _) throws(SolverFault) in
                    try problem.check(guard_provoke_fault(problem.handle))
                }
            }
        }
        #expect(isClose(try problem.solveRelaxation().objective, 8))
    }

    @Test("a search left by force keeps its best answer, and the next one is right")
    func escape() throws {
        let instance = Instance.knapsack(items: 30, rows: 5, seed: 3)
        let problem = try GLPKSolver().openProblem(instance.programme)
        defer { problem.close() }
        let best = try problem.solveInteger(IntegerOptions(), control: .none)
        try problem.thread.run { (state) throws(SolverFault) in
            try state.withProblem { (problem, _) throws(SolverFault) in problem.escapesEarly = true }
        }
        // True only inside the search, where the message hook sees it before the tree's callback does.
        let control = SearchOnlyCancel()
        let stopped = try problem.solveInteger(
            IntegerOptions(start: best.values),
            control: SolveControl(cancel: { control.isInSearch }, progress: { control.hear($0) })
        )
        #expect(stopped.status == .cancelled)
        #expect(stopped.bound <= best.objective)
        let isFresh = try problem.thread.run { (state) throws(SolverFault) in
            try state.withProblem { (problem, _) throws(SolverFault) in !problem.escapesEarly }
        }
        #expect(isFresh, "a problem left by force must not be used again")
        #expect(try problem.solveInteger(IntegerOptions(), control: .none).objective == best.objective)
    }

    @Test("the memory limit is a fault, not an end of the process")
    func memoryLimit() throws {
        let instance = Instance.transport(size: 120, seed: 1)
        #expect(throws: SolverFault.memory(limitMegabytes: 1)) {
            let problem = try GLPKSolver(memoryLimitMegabytes: 1).open(instance.programme)
            defer { problem.close() }
            _ = try problem.solveRelaxation()
        }
        let small = Instance(costs: [1], rows: [([1], .atLeast(1))])
        #expect(isClose(try relax(small, with: GLPKSolver(memoryLimitMegabytes: 64)).objective, 1))
    }

    @Test("nothing is left in memory when a problem ends")
    func memory() throws {
        let handle = try #require(guard_create(0))
        let costs = [1.0, 2.0]
        let infinity = [Double.infinity, Double.infinity]
        let code = guard_load(handle, 1, 2, [3], [9], [0, 0], infinity, costs, [1, 1], 0, [0, 2], [1, 2], [1, 1])
        #expect(Int(code) == GUARD_OK)
        var outcome: Int32 = -1
        var total: Int64 = 0
        #expect(Int(guard_simplex(handle, 0, 0, 0, 100, &outcome, &total)) == GUARD_OK)
        #expect(Int(outcome) == GUARD_LP_OPTIMAL)
        var blocks: Int32 = 0
        var bytes: Int64 = 0
        #expect(Int(guard_memory(handle, &blocks, &bytes)) == GUARD_OK)
        #expect(blocks > 0)
        #expect(guard_create(0) == nil, "a thread has one problem at a time")
        #expect(guard_end(handle) == 0)
        let next = try #require(guard_create(0))
        #expect(guard_end(next) == 0)
    }

    @Test("a problem that nobody closes ends with its last holder")
    func abandoned() throws {
        for seed in 0..<20 {
            let problem = try GLPKSolver().open(Instance.transport(size: 6, seed: UInt64(seed)).programme)
            #expect(try problem.solveRelaxation().status == .optimal)
        }
    }

    @Test("GLPK 5 is linked")
    func version() {
        #expect(GLPKSolver().name.hasPrefix("GLPK 5."))
    }
}

/// Asks to stop as soon as the search has begun.
private final class SearchOnlyCancel: @unchecked Sendable {
    // Touched by the solver's thread only.
    private var relaxations = 0
    private(set) var isInSearch = false

    func hear(_ progress: SolveProgress) {
        if progress.phase == .search { isInSearch = true }
    }
}
