// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Finds whole lots: the relaxed plan, dives, neighbourhoods of the best plan, then a tree over counts and starts.
///
/// Everything it does is counted by one meter, which stops it between two slices of iterations, two relaxations or
/// two nodes; then the best plan so far is the answer. Without any, a plan that starts no lot is.
struct IntegerSearch {
    let formulation: Formulation
    let options: PlanOptions
    let control: PlanControl
    let meter: WorkMeter

    /// What a search came to.
    struct Found {
        var outcome: Outcome
        var cuts: [CutGain] = []
    }

    /// Values of all columns, or a conflict.
    enum Outcome {
        case values(SearchAnswer)
        case conflict(Conflict)
    }

    /// Simplex iterations and nodes of a solve are limited by the meter alone.
    static let limits = WorkLimits(iterations: .max / 4, nodes: .max / 4)

    /// Nodes of a neighbourhood's tree where the only plan is one that starts no lot.
    private static let repairNodes = 50

    init(formulation: Formulation, options: PlanOptions, control: PlanControl) {
        self.formulation = formulation
        self.options = options
        self.control = control
        meter = WorkMeter(limit: options.work, isOver: control.isOver, isInterrupted: control.cancel)
    }

    /// Solves the relaxation and searches whole lots.
    func run(with solver: any LinearSolver) throws(PlanningTrouble) -> Found {
        control.progress(PlanProgress(phase: .load))
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

    private func search(_ live: any LiveProblem, _ solver: any LinearSolver) throws -> Found {
        control.progress(PlanProgress(phase: .relax))
        let begin = try StartingBasis(formulation: formulation).found(with: solver, control: rootControl)
        meter.add(iterations: begin.iterations, nodes: 0)
        var root = try live.solveRelaxation(from: begin.basis, limits: Self.limits, control: rootControl)
        meter.add(iterations: root.iterations, nodes: 0)
        if root.status == .cancelled, !control.cancel(), formulation.programme.integerCount > 0 {
            if let found = try withoutRoot(root, solver) { return found }
            root = try finishedRoot(live)
        }
        switch root.status {
        case .infeasible:
            return Found(outcome: .conflict(try conflict(live)))
        case .unbounded:
            throw PlanningTrouble.unbounded("a price is above all costs and nothing limits the quantity")
        case .cancelled where control.cancel():
            throw PlanningTrouble.interrupted
        case .cancelled, .workLimit, .feasible:
            throw PlanningTrouble.workLimit
        case .numericalTrouble:
            throw PlanningTrouble.solver(root.status.sentence)
        case .optimal:
            break
        }
        let certificate = RootCertificate(
            programme: formulation.programme, limits: Self.limits, control: meter.control()
        ).bound(of: root, with: solver)
        meter.add(iterations: certificate.iterations, nodes: 0)
        let answer = SearchAnswer(
            values: root.values, objective: root.objective, bound: root.objective, end: .proved, root: root,
            certified: certificate.cost, isProven: certificate.isTight)
        guard formulation.programme.integerCount > 0 else { return Found(outcome: .values(answer)) }
        var state = SearchState(programme: formulation.programme, bound: root.objective)
        state.certified = certificate.cost
        control.progress(
            PlanProgress(
                phase: .search, iterations: meter.iterations, bound: -root.objective,
                certified: certificate.cost.map { -$0 }))
        do {
            try findPlan(&state, root, live, solver)
            let isEnough = isReached(state) || options.effort == .quick && !state.isSafeOnly
            let outcome: Outcome =
                !state.values.isEmpty && (isEnough || meter.isUsedUp())
                ? .values(answer.with(state, end: control.cancel() ? .interrupted : .limit))
                : try searchTree(&state, answer, live)
            return Found(outcome: polished(outcome, with: solver), cuts: state.cuts)
        } catch let fault as SolverFault {
            // A solver that fails takes nothing from what was found; without a plan there is nothing to keep.
            guard !state.values.isEmpty else { throw fault }
            return Found(outcome: .values(answer.with(state, end: .unproved)), cuts: state.cuts)
        }
    }

    /// Dives and neighbourhoods.
    private func findPlan(
        _ state: inout SearchState, _ root: LinearSolution, _ live: any LiveProblem, _ solver: any LinearSolver
    ) throws(SolverFault) {
        let order = SearchOrder(of: formulation)
        var root = root
        var tightened = CutRounds.admitting(formulation.programme)
        if !order.setUps.isEmpty { root = try tighten(root, [.setUpCover], &tightened, &state, live) }
        for (number, threshold) in SearchEffort.thresholds.enumerated() {
            let isNeeded = number < options.effort.dives || state.values.isEmpty
            guard isNeeded, !isReached(state), !meter.isUsedUp() else { break }
            let dive = Dive(
                formulation: formulation, order: order, live: live, meter: meter, control: quietControl(state),
                threshold: threshold)
            let found = try dive.find(from: root)
            if !found.isEmpty { _ = state.offer(found) }
            if number == 0, options.effort != .quick, !isReached(state), !meter.isUsedUp() {
                root = try tighten(root, options.cuts.subtracting([.setUpCover]), &tightened, &state, live)
            }
        }
        if state.values.isEmpty, !control.cancel() { try findSafePlan(&state, solver) }
        if state.values.isEmpty, !control.cancel(), meter.isUsedUp() { try diveAnyway(&state, order, root, live) }
        guard !state.values.isEmpty, !isReached(state), !meter.isUsedUp() else { return }
        let neighbourhoods = Neighbourhoods(
            formulation: formulation, programme: tightened, order: order, solver: solver, meter: meter,
            control: quietControl(state),
            nodes: max(options.effort.neighbourhoodNodes, state.isSafeOnly ? Self.repairNodes : 0))
        try neighbourhoods.improve(&state, target: options.gap * formulation.turnover(of: state.values))
    }

    /// Tightens the relaxation by inequalities, once a plan shows that its gap is too wide.
    private func tighten(
        _ root: LinearSolution, _ families: Set<CutFamily>, _ tightened: inout LinearProgramme,
        _ state: inout SearchState, _ live: any LiveProblem
    ) throws(SolverFault) -> LinearSolution {
        let rounds = CutRounds(
            formulation: formulation, families: families.intersection(options.cuts), live: live, meter: meter,
            control: quietControl(state))
        let found = try rounds.tighten(root, &tightened)
        state.cuts += found.gains
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
        _ state: inout SearchState, _ answer: SearchAnswer, _ live: any LiveProblem
    ) throws -> Outcome {
        var target = options.gap * formulation.turnover(of: state.values.isEmpty ? answer.root.values : state.values)
        var end = SearchAnswer.End.unproved
        for _ in 0..<Self.rounds {
            let whole = try live.solveInteger(
                IntegerOptions(
                    absoluteGap: target, limits: Self.limits, cuts: Set(Cut.allCases),
                    start: state.values.isEmpty ? nil : state.values),
                control: treeControl(state))
            meter.add(iterations: whole.iterations, nodes: whole.nodes)
            if whole.values.isEmpty, state.values.isEmpty { return try withoutPlan(whole, live) }
            if !whole.values.isEmpty { _ = state.offer(whole.values) }
            state.raiseBound(to: whole.bound)
            end = self.end(of: whole.status)
            let goal = options.gap * formulation.turnover(of: state.values)
            guard end == .proved, !isReached(state), !meter.isUsedUp() else { break }
            // The plan turns over less than the relaxed one did, so the same share is less money.
            target = goal
        }
        return .values(answer.with(state, end: end))
    }

    /// Times the gap is drawn tighter; each time the turnover is that of a better plan.
    private static let rounds = 8

    private func withoutPlan(_ whole: IntegerSolution, _ live: any LiveProblem) throws -> Outcome {
        switch whole.status {
        case .infeasible: .conflict(try conflict(live))
        case .cancelled where control.cancel(): throw PlanningTrouble.interrupted
        case .numericalTrouble: throw PlanningTrouble.solver(whole.status.sentence)
        default: throw PlanningTrouble.workLimit
        }
    }

    /// The rules in conflict; that there is no plan is proved, so this is bounded solve by solve and not by the meter.
    private func conflict(_ live: any LiveProblem) throws -> Conflict {
        let control = control
        let limits = WorkLimits(
            iterations: 200_000 + 1_000 * min(options.work, SearchEffort.normal.work),
            nodes: min(options.work, SearchEffort.normal.work))
        return try ConflictFilter(
            formulation: formulation, live: live, limits: limits,
            control: SolveControl(cancel: { control.cancel() || control.isOver() })
        ).smallestConflict()
    }

    private func end(of status: SolveStatus) -> SearchAnswer.End {
        switch status {
        case .optimal: .proved
        case .cancelled: control.cancel() ? .interrupted : .limit
        case .workLimit: .limit
        default: .unproved
        }
    }

    // MARK: Progress

    /// Stops the root; tells its iterations.
    private var rootControl: SolveControl {
        let control = control
        return meter.control { progress in
            control.progress(PlanProgress(phase: .relax, iterations: progress.iterations))
        }
    }

    /// Stops a part of the search; tells the best plan so far and how good any can be.
    private func quietControl(_ state: SearchState) -> SolveControl {
        let (control, meter, bound, certified) = (control, meter, state.bound, state.certified)
        let contribution = state.values.isEmpty ? nil : -state.objective
        return meter.control { progress in
            control.progress(
                PlanProgress(
                    phase: .search, iterations: meter.iterations + progress.iterations,
                    nodes: meter.nodes + progress.nodes, contribution: contribution, bound: -bound,
                    certified: certified.map { -$0 }))
        }
    }

    /// Stops the tree; tells its best plan and bound, which are those of the search.
    private func treeControl(_ state: SearchState) -> SolveControl {
        let (control, meter, bound, certified) = (control, meter, state.bound, state.certified)
        let best = state.objective
        return meter.control { progress in
            let cost = min(best, progress.incumbent ?? .infinity)
            let proved = min(max(bound, progress.bound ?? bound), cost)
            control.progress(
                PlanProgress(
                    phase: .search, iterations: meter.iterations + progress.iterations,
                    nodes: meter.nodes + progress.nodes, contribution: cost.isFinite ? -cost : nil, bound: -proved,
                    certified: certified.map { -$0 }))
        }
    }
}

extension SearchAnswer {
    /// The same root with the best plan of a search.
    fileprivate func with(_ state: SearchState, end: End) -> SearchAnswer {
        var answer = self
        answer.values = state.values
        answer.objective = state.objective
        answer.bound = state.bound
        answer.end = end
        return answer
    }
}
