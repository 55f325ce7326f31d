// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// A plan for those who allow less work than the first one takes: it is found by a little work of its own.
extension IntegerSearch {
    /// What a first plan may take, and the relaxed plan before it, beyond all limits.
    private static let safeWork = 2_000
    private static let rootWork = 10_000

    /// Where the work is used up before the relaxed plan is found: a plan without lots, and what is proved by then.
    ///
    /// - Returns: Nil if there is no plan without lots.
    func withoutRoot(_ root: LinearSolution, _ solver: any LinearSolver) throws(SolverFault) -> Found? {
        // Without any prices: no plan earns more than all that is wanted and all that can be left in stock.
        let proved = max(
            SafeBound.certified(for: formulation.programme, multipliers: root.rowDuals),
            SafeBound.certified(for: formulation.programme, multipliers: []))
        guard proved.isFinite else { return nil }
        var state = SearchState(programme: formulation.programme, bound: proved)
        state.certified = proved
        try findSafePlan(&state, solver)
        guard !state.values.isEmpty else { return nil }
        let answer = SearchAnswer(
            values: state.values, objective: state.objective, bound: proved, end: .limit, root: root,
            certified: proved, isProven: true)
        return Found(outcome: .values(answer))
    }

    /// Solves the relaxation to its end where something needs lots, since only the relaxed plan tells which.
    func finishedRoot(_ live: any LiveProblem) throws(SolverFault) -> LinearSolution {
        let own = WorkMeter(limit: Self.rootWork, isInterrupted: control.cancel)
        let root = try live.solveRelaxation(from: nil, limits: Self.limits, control: own.control())
        meter.add(iterations: root.iterations, nodes: 0)
        return root
    }

    /// Finds a plan without lots, by a little work of its own.
    func findSafePlan(_ state: inout SearchState, _ solver: any LinearSolver) throws(SolverFault) {
        let own = WorkMeter(limit: Self.safeWork, isInterrupted: control.cancel)
        let found = try SafePlan(formulation: formulation, solver: solver, meter: own).find()
        meter.add(iterations: own.iterations, nodes: own.nodes)
        if !found.isEmpty, state.offer(found) { state.isSafeOnly = true }
    }

    /// Dives by work of their own where the work is used up and something needs lots.
    func diveAnyway(
        _ state: inout SearchState, _ order: SearchOrder, _ root: LinearSolution, _ live: any LiveProblem
    ) throws(SolverFault) {
        let own = WorkMeter(limit: Self.safeWork, isInterrupted: control.cancel)
        for threshold in SearchEffort.thresholds where state.values.isEmpty && !own.isUsedUp() {
            let dive = Dive(
                formulation: formulation, order: order, live: live, meter: own, control: own.control(),
                threshold: threshold)
            let found = try dive.find(from: root)
            if !found.isEmpty { _ = state.offer(found) }
        }
        meter.add(iterations: own.iterations, nodes: own.nodes)
    }
}
