// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Finds whole lots: the relaxed plan, dives, neighbourhoods of the best plan, then a tree over counts and starts.
struct IntegerSearch {
    let formulation: Formulation
    let options: PlanOptions
    let control: PlanControl

    /// What a search came to.
    struct Found {
        var outcome: Outcome
        var iterations: Int
        var nodes: Int
        var cuts: [CutGain] = []
    }

    /// Values of all columns, or a conflict.
    enum Outcome {
        case values(SearchAnswer)
        case conflict([ConflictingRule])
    }

    /// Simplex iterations allowed for each node of work, so that a work limit is finite in every sense.
    private static let iterationsPerNode = 1_000

    /// Solves the relaxation and searches whole lots.
    func run(with solver: any LinearSolver) throws(PlanningTrouble) -> Found {
        do {
            let live = try StartingBasis(formulation: formulation).solver(on: solver)
                .open(CutRounds.admitting(formulation.programme))
            defer { live.close() }
            return try search(live, solver)
        } catch let trouble as PlanningTrouble {
            throw trouble
        } catch let fault as SolverFault {
            throw .solver(fault.sentence)
        } catch {
            throw .solver("The solver stopped for an unknown reason.")
        }
    }

    private var limits: WorkLimits {
        WorkLimits(iterations: 200_000 + options.work.saturatingProduct(Self.iterationsPerNode), nodes: options.work)
    }

    private func search(_ live: any LiveProblem, _ solver: any LinearSolver) throws -> Found {
        let root = try live.solveRelaxation(
            from: StartingBasis(formulation: formulation).withoutLots, limits: limits, control: solveControl)
        var iterations = root.iterations
        switch root.status {
        case .infeasible:
            return Found(outcome: .conflict(try conflict(live)), iterations: iterations, nodes: 0)
        case .unbounded:
            throw PlanningTrouble.unbounded("a price is above all costs and nothing limits the quantity")
        case .cancelled:
            throw PlanningTrouble.interrupted
        case .workLimit, .feasible:
            throw PlanningTrouble.workLimit
        case .numericalTrouble:
            throw PlanningTrouble.solver(root.status.sentence)
        case .optimal:
            break
        }
        let certificate = RootCertificate(
            programme: formulation.programme, limits: limits, control: SolveControl(cancel: control.cancel)
        ).bound(of: root, with: solver)
        iterations += certificate.iterations
        var answer = SearchAnswer(
            values: root.values, objective: root.objective, bound: root.objective, end: .proved, root: root,
            certified: certificate.cost)
        guard formulation.programme.integerCount > 0 else {
            return Found(outcome: .values(answer), iterations: iterations, nodes: 0)
        }
        var state = SearchState(programme: formulation.programme, bound: root.objective)
        state.iterations = iterations
        state.certified = certificate.cost
        let isGoing = try findPlan(&state, root, live, solver)
        answer.bound = state.bound
        if !state.values.isEmpty {
            answer.values = state.values
            answer.objective = state.objective
            answer.end = isGoing ? .limit : .interrupted
            if !isGoing || isReached(state) || options.effort == .quick || state.nodes >= options.work {
                return Found(
                    outcome: .values(answer), iterations: state.iterations, nodes: state.nodes, cuts: state.cuts)
            }
        }
        var found = try searchTree(&state, &answer, live)
        found.cuts = state.cuts
        return found
    }

    /// Dives and neighbourhoods; false if they were interrupted.
    private func findPlan(
        _ state: inout SearchState, _ root: LinearSolution, _ live: any LiveProblem, _ solver: any LinearSolver
    ) throws(SolverFault) -> Bool {
        let order = SearchOrder(of: formulation)
        var root = root
        for threshold in options.effort.thresholds where state.nodes < options.work && !isReached(state) {
            let dive = Dive(
                formulation: formulation, order: order, live: live, limits: limits, control: quietControl(state),
                threshold: threshold,
                // The first dive always ends: any plan is better than none.
                relaxationLimit: state.values.isEmpty ? .max : options.work - state.nodes)
            let found = try dive.find(from: root)
            state.iterations += found.iterations
            state.nodes += found.relaxations
            if !found.values.isEmpty { _ = state.offer(found.values) }
            if found.isCancelled { return false }
            if threshold == options.effort.thresholds.first, options.effort != .quick, !isReached(state) {
                root = try tighten(root, &state, live)
            }
        }
        guard !state.values.isEmpty, !isReached(state) else { return true }
        let neighbourhoods = Neighbourhoods(
            formulation: formulation, order: order, solver: solver, limits: limits, control: quietControl(state),
            nodes: options.effort.neighbourhoodNodes, work: options.work)
        return try neighbourhoods.improve(&state, target: options.gap * formulation.turnover(of: state.values))
    }

    /// Tightens the relaxation by inequalities, once a plan shows that its gap is too wide.
    private func tighten(
        _ root: LinearSolution, _ state: inout SearchState, _ live: any LiveProblem
    ) throws(SolverFault) -> LinearSolution {
        let rounds = CutRounds(
            formulation: formulation, families: options.cuts, live: live, limits: limits,
            control: quietControl(state))
        let found = try rounds.tighten(root)
        state.iterations += found.iterations
        state.cuts = found.gains
        state.raiseBound(to: found.root.objective)
        return found.root
    }

    private func isReached(_ state: SearchState) -> Bool {
        guard !state.values.isEmpty else { return false }
        let goal = options.gap * formulation.turnover(of: state.values)
        return state.objective - state.bound <= goal * (1 + 1e-9)
    }

    /// Branch and bound over the whole programme, from the best plan so far.
    private func searchTree(
        _ state: inout SearchState, _ answer: inout SearchAnswer, _ live: any LiveProblem
    ) throws -> Found {
        var target = options.gap * formulation.turnover(of: state.values.isEmpty ? answer.root.values : state.values)
        for _ in 0..<Self.rounds {
            let whole = try live.solveInteger(
                IntegerOptions(
                    absoluteGap: target, limits: remaining(after: state.nodes), cuts: Set(Cut.allCases),
                    start: state.values.isEmpty ? nil : state.values),
                control: treeControl(state))
            state.iterations += whole.iterations
            state.nodes += whole.nodes
            if whole.values.isEmpty, state.values.isEmpty {
                return try withoutPlan(whole, live, iterations: state.iterations, nodes: state.nodes)
            }
            if !whole.values.isEmpty { _ = state.offer(whole.values) }
            state.raiseBound(to: whole.bound)
            answer.values = state.values
            answer.objective = state.objective
            answer.bound = state.bound
            answer.end = Self.end(of: whole.status)
            let goal = options.gap * formulation.turnover(of: state.values)
            guard answer.end == .proved, !isReached(state), state.nodes < options.work else { break }
            // The plan turns over less than the relaxed one did, so the same share is less money.
            target = goal
        }
        return Found(outcome: .values(answer), iterations: state.iterations, nodes: state.nodes)
    }

    /// Times the gap is drawn tighter; each time the turnover is that of a better plan.
    private static let rounds = 8

    private func remaining(after nodes: Int) -> WorkLimits {
        var limits = limits
        limits.nodes = max(1, options.work - nodes)
        return limits
    }

    private func withoutPlan(
        _ whole: IntegerSolution, _ live: any LiveProblem, iterations: Int, nodes: Int
    ) throws -> Found {
        switch whole.status {
        case .infeasible: Found(outcome: .conflict(try conflict(live)), iterations: iterations, nodes: nodes)
        case .cancelled: throw PlanningTrouble.interrupted
        case .numericalTrouble: throw PlanningTrouble.solver(whole.status.sentence)
        default: throw PlanningTrouble.workLimit
        }
    }

    private func conflict(_ live: any LiveProblem) throws -> [ConflictingRule] {
        try ConflictFilter(formulation: formulation, live: live, limits: limits, control: solveControl)
            .smallestConflict()
    }

    private static func end(of status: SolveStatus) -> SearchAnswer.End {
        switch status {
        case .optimal: .proved
        case .cancelled: .interrupted
        case .workLimit: .limit
        default: .unproved
        }
    }

    /// Stops a part of the search; tells the best plan so far and how good any can be.
    private func quietControl(_ state: SearchState) -> SolveControl {
        let control = control
        let (iterations, nodes, bound, certified) = (state.iterations, state.nodes, state.bound, state.certified)
        let contribution = state.values.isEmpty ? nil : -state.objective
        return SolveControl(cancel: control.cancel) { progress in
            control.progress(
                PlanProgress(
                    phase: .search, iterations: iterations + progress.iterations, nodes: nodes + progress.nodes,
                    contribution: contribution, bound: -bound, certified: certified.map { -$0 }))
        }
    }

    /// Stops the tree; tells its best plan and bound, which are those of the search.
    private func treeControl(_ state: SearchState) -> SolveControl {
        let control = control
        let (iterations, nodes, bound, certified) = (state.iterations, state.nodes, state.bound, state.certified)
        let best = state.objective
        return SolveControl(cancel: control.cancel) { progress in
            let cost = min(best, progress.incumbent ?? .infinity)
            let proved = min(max(bound, progress.bound ?? bound), cost)
            control.progress(
                PlanProgress(
                    phase: .search, iterations: iterations + progress.iterations, nodes: nodes + progress.nodes,
                    contribution: cost.isFinite ? -cost : nil, bound: -proved, certified: certified.map { -$0 }))
        }
    }

    private var solveControl: SolveControl {
        let control = control
        return SolveControl(cancel: control.cancel) { progress in
            control.progress(
                PlanProgress(
                    phase: progress.phase == .relaxation ? .relax : .search, iterations: progress.iterations,
                    nodes: progress.nodes, contribution: progress.incumbent.map { -$0 },
                    bound: progress.bound.map { -$0 }))
        }
    }
}

extension Int {
    /// The product, or the largest number where it does not fit.
    fileprivate func saturatingProduct(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max / 2 : product
    }
}
