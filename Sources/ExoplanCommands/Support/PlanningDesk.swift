// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import Planning

/// The only place where commands meet the planner.
struct PlanningDesk {
    /// What was asked for.
    struct Request {
        var gap: PercentArgument
        var effort: SearchEffort
        var work: Int
        var timeLimit: TimeArgument?
        var isRelaxed: Bool
        var cuts: Set<CutFamily>
        var isProving = false
        var isPricing = false
    }

    /// What came of it.
    struct Answer {
        var result: PlanningResult
        /// Whether the clock ended the search.
        var ranOutOfTime: Bool
    }

    let scenario: Scenario
    let request: Request
    /// The files of the programme that are asked for.
    var programme: ProgrammeFiles?
    /// Hears which phase begins.
    var clock: PhaseClock?

    private var options: PlanOptions {
        var options = PlanOptions(
            gap: request.gap.share.double, effort: request.effort, work: request.work, isRelaxed: request.isRelaxed,
            cuts: request.cuts, isProving: request.isProving)
        options.isPricing = request.isPricing
        return options
    }

    /// Units of work that any further round may take.
    private static let leastRound = 500

    /// The name and version of the solver.
    static var solverName: String { GLPKSolver().name }

    /// Plans once more under limits of a timetable; nil where it was stopped before there was an answer.
    ///
    /// The first plan took `first` units of work; another round takes at most twice as many, since limits make the
    /// programme harder to prove but not worth more time.
    func plan(under limits: [CapacityLimit], first: Int, session: Session) -> PlanningResult? {
        var options = options
        options.limits = limits
        options.work = min(options.work, max(Self.leastRound, 2 * first))
        // What is proved is that of the first plan, which no plan under limits can be better than.
        options.isProving = false
        options.isPricing = false
        let deadline = request.timeLimit.map { ContinuousClock.now + .seconds($0.seconds) }
        let line = ProgressLine(session: session)
        defer { line.clear() }
        let (interrupt, currency) = (session.console.interrupt, scenario.currency)
        let control = PlanControl(
            cancel: { interrupt.isCancelled || deadline.map { ContinuousClock.now >= $0 } ?? false },
            progress: { [clock] progress in
                clock?.enter(WorkPhase(progress.phase))
                line.show("planning again: " + Self.words(for: progress, currency: currency))
            })
        let solver = GLPKSolver()
        return try? Planner(solver: solver).plan(scenario, options: options, control: control)
    }

    /// Plans; the time limit counts from here.
    func plan(session: Session) throws(Ending) -> Answer {
        let deadline = request.timeLimit.map { ContinuousClock.now + .seconds($0.seconds) }
        let line = ProgressLine(session: session)
        defer { line.clear() }
        let (interrupt, currency) = (session.console.interrupt, scenario.currency)
        let control = PlanControl(
            cancel: { interrupt.isCancelled },
            isOver: { deadline.map { ContinuousClock.now >= $0 } ?? false },
            progress: { [clock] progress in
                clock?.enter(WorkPhase(progress.phase))
                line.show(Self.words(for: progress, currency: currency))
            })
        let solver = GLPKSolver()
        control.progress(PlanProgress(phase: .formulate))
        let study = Planner(solver: solver).study(scenario, options: options)
        try StuckReport.refuse(study, in: session)
        try programme?.write(study)
        do throws(PlanningTrouble) {
            let result = try study.solve(with: solver, control: control)
            return Answer(result: result, ranOutOfTime: isOver(deadline, interrupt))
        } catch {
            throw ending(for: error, ranOutOfTime: isOver(deadline, interrupt))
        }
    }

    private func isOver(_ deadline: ContinuousClock.Instant?, _ interrupt: Cancellation) -> Bool {
        guard let deadline, !interrupt.isCancelled else { return false }
        return ContinuousClock.now >= deadline
    }

    private func ending(for trouble: PlanningTrouble, ranOutOfTime: Bool) -> Ending {
        switch trouble {
        case .workLimit where ranOutOfTime:
            Ending(.noPlan, "The time limit was reached before there was a plan: allow more with --time-limit.")
        case .interrupted: Ending(.interrupted, trouble.sentence)
        case .workLimit: Ending(.noPlan, trouble.sentence)
        case .unbounded, .outsize: Ending(.invalidInput, DisplayText.escaped(trouble.sentence))
        case .solver: Ending(.failure, DisplayText.escaped(trouble.sentence))
        }
    }

    private static func words(for progress: PlanProgress, currency: String) -> String {
        let phase =
            switch progress.phase {
            case .formulate: "writing the programme"
            case .load: "handing the programme to the solver"
            case .relax: "finding the relaxed plan"
            case .search: "searching whole lots"
            case .extract: "reading the plan"
            case .price: "following prices"
            }
        var parts = [phase, "\(progress.iterations) iterations"]
        if progress.nodes > 0 {
            parts.append("\(progress.nodes) nodes")
        }
        if let contribution = progress.contribution {
            parts.append("best \(whole(contribution)) \(currency)")
        }
        if let bound = progress.bound {
            parts.append("at most \(whole(bound)) \(currency)")
        }
        if let certified = progress.certified {
            parts.append("certified \(whole(certified)) \(currency)")
        }
        if let contribution = progress.contribution, let bound = progress.bound {
            parts.append("\(whole(bound - contribution)) \(currency) between")
        }
        return parts.joined(separator: ", ")
    }

    private static func whole(_ value: Double) -> String {
        Int64(exactly: value.rounded()).map(String.init) ?? "\(value)"
    }
}
