// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Finds whole lots: the relaxed plan first, then a tree over lot counts and starts.
struct IntegerSearch {
    let formulation: Formulation
    let options: PlanOptions
    let control: PlanControl

    /// What a search came to.
    struct Found {
        var outcome: Outcome
        var iterations: Int
        var nodes: Int
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
            let live = try solver.open(formulation.programme)
            defer { live.close() }
            var found = try search(live)
            if case .values(var answer) = found.outcome {
                let certificate = RootCertificate(
                    programme: formulation.programme, limits: limits, control: SolveControl(cancel: control.cancel)
                ).bound(of: answer.root, with: solver)
                answer.certified = certificate.cost
                found.outcome = .values(answer)
                found.iterations += certificate.iterations
            }
            return found
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

    private func search(_ live: any LiveProblem) throws -> Found {
        let root = try live.solveRelaxation(from: nil, limits: limits, control: solveControl)
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
        let relaxed = SearchAnswer(
            values: root.values, objective: root.objective, bound: root.objective, end: .proved, root: root)
        guard formulation.programme.integerCount > 0 else {
            return Found(outcome: .values(relaxed), iterations: iterations, nodes: 0)
        }
        let first = try StartingPlan(formulation: formulation, limits: limits, control: solveControl)
            .find(from: root, live)
        iterations += first.iterations
        var start = first.values
        var target = options.gap * formulation.turnover(of: root.values)
        var nodes = 0
        var answer = relaxed
        for _ in 0..<Self.rounds {
            let whole = try live.solveInteger(
                IntegerOptions(
                    absoluteGap: target, limits: remaining(after: nodes), cuts: Set(Cut.allCases), start: start),
                control: solveControl)
            iterations += whole.iterations
            nodes += whole.nodes
            guard !whole.values.isEmpty else {
                return try withoutPlan(whole, live, iterations: iterations, nodes: nodes)
            }
            answer = SearchAnswer(
                values: whole.values, objective: whole.objective,
                bound: min(max(whole.bound, answer.bound), whole.objective), end: Self.end(of: whole.status),
                root: root)
            let goal = options.gap * formulation.turnover(of: whole.values)
            let isReached = answer.objective - answer.bound <= goal * (1 + 1e-9)
            guard answer.end == .proved, !isReached, nodes < options.work else { break }
            // The plan turns over less than the relaxed one did, so the same share is less money.
            target = goal
            start = whole.values
        }
        return Found(outcome: .values(answer), iterations: iterations, nodes: nodes)
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

/// Values of all columns and what is proved of them.
struct SearchAnswer: Sendable {
    /// The value of each column.
    var values: [Double]
    /// Their cost, constant included [money].
    var objective: Double
    /// What no plan can cost less than [money].
    var bound: Double
    /// How the search ended.
    var end: End
    /// The relaxed plan.
    var root: LinearSolution
    /// What no plan can cost less than, proved with directed rounding [money]; nil if unproven.
    var certified: Double?

    /// How a search ended.
    enum End: Sendable {
        case proved, unproved, limit, interrupted
    }
}

extension Formulation {
    /// Revenue + variable cost + penalties of an assignment, constants left out [money].
    func turnover(of values: [Double]) -> Double {
        zip(programme.costs, values).reduce(0) { $0 + abs($1.0 * $1.1) }
    }
}

extension Int {
    /// The product, or the largest number where it does not fit.
    fileprivate func saturatingProduct(_ other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max / 2 : product
    }
}
