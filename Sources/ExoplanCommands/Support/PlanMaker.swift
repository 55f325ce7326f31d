// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import ScenarioFiles
import Scheduling

/// The way from a scenario to its checked plan and timetable.
struct PlanMaker {
    let document: ScenarioDocument
    let search: SearchOptions
    let timetable: ScheduleOptions
    /// The files of the programme that are asked for.
    var programme: ProgrammeFiles?
    /// Hears which phase begins.
    var clock: PhaseClock?
    /// Where the scenario is read from again, if prices are to be followed by further plans.
    var pricing: Pricing?

    /// The scenario of further plans, which differ from it by a setting.
    struct Pricing {
        var path: String
        var choice: ScenarioChoice
    }

    /// What came of it.
    enum Answer {
        /// A plan that the checker passes.
        case plan(MadePlan)
        /// No plan, with the rules that admit none.
        case none(PlanningResult)
    }

    /// Plans, makes the timetable and checks both; the time limit counts from here.
    func make(in session: Session) throws(Ending) -> Answer {
        var request = search.request
        request.isPricing = pricing != nil
        let desk = PlanningDesk(
            scenario: document.scenario, request: request, programme: programme, clock: clock)
        let answer = try desk.plan(session: session)
        guard case .plan(let plan) = answer.result.answer else { return .none(answer.result) }
        var made = MadePlan(plan: plan, first: answer)
        timetabled(&made, desk, in: session)
        try follow(&made, prices: plan.prices, lots: plan.lots, in: session)
        clock?.enter(.check)
        try PlanGuard.check(made.plan, of: document.scenario, in: session)
        if let schedule = made.schedule {
            try PlanGuard.check(schedule, of: made.plan, document.scenario, in: session)
        }
        clock?.enter(nil)
        return .plan(made)
    }

    /// Gives the plan its prices: those of the first plan, whose programme knows no limits of a timetable.
    private func follow(
        _ made: inout MadePlan, prices: PlanPrices?, lots: [PlannedLot], in session: Session
    ) throws(Ending) {
        made.plan.prices = prices
        // Prices with lots fixed are those of the first plan's lots.
        if made.plan.lots != lots { made.plan.prices?.forgetFixedLots() }
        guard let pricing, !search.relax, prices != nil, !made.first.ranOutOfTime,
            made.plan.outcome.status != .interrupted
        else { return }
        let steps = PriceSteps(
            path: pricing.path, choice: pricing.choice, scenario: document.scenario, request: search.request,
            work: made.first.result.work.units, session: session)
        let found = try steps.steps(of: made.plan)
        made.plan.prices?.steps = found
    }

    /// Adds the timetable of a plan, which is another one afterwards where its timetable is better.
    private func timetabled(_ made: inout MadePlan, _ desk: PlanningDesk, in session: Session) {
        guard timetable.schedule else { return }
        let first = made.first
        var maker = SchedulingDesk(
            scenario: desk.scenario, search: timetable.search(search.effort.effort, threads: search.threads))
        let rounds = PlanRounds(most: first.ranOutOfTime ? 1 : timetable.rounds)
        var further = made.further
        var isLater = false
        let answer = rounds.run(made.plan, gap: search.gap.share.double) { plan in
            clock?.enter(.schedule)
            let timetabled = maker.schedule(plan, session: session)
            // Further rounds search for a quarter as long.
            if !isLater { maker.searchLess() }
            isLater = true
            return timetabled
        } plan: { limits in
            let result = desk.plan(under: limits, first: first.result.work.units, session: session)
            if let result { further.append(result.work) }
            guard case .plan(let plan) = result?.answer, plan.outcome.status != .interrupted else { return nil }
            return plan
        }
        made.further = further
        guard let answer else { return }
        made.plan = answer.plan
        made.schedule = answer.timetable.schedule
        made.isScheduleStopped = answer.timetable.wasStopped
    }
}

/// A checked plan with its timetable, and what it took.
struct MadePlan {
    var plan: Plan
    /// What the first round of planning came to.
    let first: PlanningDesk.Answer
    /// The work of further rounds.
    var further: [PlanningWork] = []
    /// The timetable; nil where none was asked for, and for a relaxed plan.
    fileprivate(set) var schedule: Schedule?
    /// Whether the search for a timetable was interrupted.
    fileprivate(set) var isScheduleStopped = false

    init(plan: Plan, first: PlanningDesk.Answer) {
        self.plan = plan
        self.first = first
    }
}
