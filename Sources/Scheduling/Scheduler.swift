// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing
public import Planning
public import Sequencing
import Timing

/// Turns a plan into a timetable: every operation of every lot on a unit, in a room, with its people.
public struct Scheduler: Sendable {
    private let scenario: Scenario

    /// Schedules plans of a scenario.
    public init(_ scenario: Scenario) {
        self.scenario = scenario
    }

    /// The best timetable found within a number of decodes; the same for any number of threads.
    ///
    /// Nil for a relaxed plan, whose lots are fractions.
    public func schedule(_ plan: Plan, options: SearchOptions = Scheduler.normal) -> Timetabled? {
        guard !plan.header.isRelaxed else { return nil }
        let problem = SchedulingProblem(scenario, plan)
        let decoder = LotDecoder(problem)
        let search = OrderSearch(
            orders: [Array(decoder.free.indices)], variants: decoder.free.map { problem.jobs[$0].variants })
        let found = search.run(options, decoder)
        var final = decoder
        for job in found.order { final.append(job, variant: found.variants[job]) }
        var placed: [(job: LotJob, lot: PlacedLot)] = []
        var unplaced: [(job: LotJob, why: Hindrance)] = []
        for entry in final.entries {
            switch entry.outcome {
            case .success(let lot): placed.append((problem.jobs[entry.job], lot))
            case .failure(let why): unplaced.append((problem.jobs[entry.job], why))
            }
        }
        let assembly = ScheduleAssembly(problem, placed: placed, unplaced: unplaced)
        let schedule = assembly.schedule(rounds: 1, decodes: found.decodes)
        let failing =
            unplaced.map { TimetableLimits.Failing(job: $0.job, waits: $0.why.waits) }
            + placed.filter { $0.lot.timeline.released.minutes > $0.job.due }
            .map { TimetableLimits.Failing(job: $0.job, waits: $0.lot.waits) }
        let missing = schedule.outcome.plannedOnTime - schedule.outcome.scheduledOnTime
        return Timetabled(
            schedule: schedule, wasStopped: found.wasStopped,
            limits: TimetableLimits(problem: problem).limits(failing),
            missing: max(0, missing) * ServedWorth(problem: problem).all)
    }

    /// One pass and a little search.
    public static var quick: SearchOptions { SearchOptions(decodes: 40, chains: 1) }
    /// What a planner waits for.
    public static var normal: SearchOptions { SearchOptions(decodes: 120, chains: 2) }
    /// Over a coffee.
    public static var thorough: SearchOptions { SearchOptions(decodes: 6000, chains: 4) }
}

/// A timetable and how it was found.
public struct Timetabled: Sendable {
    /// The timetable.
    public var schedule: Manufacturing.Schedule
    /// Whether the search was asked to stop before its work was done.
    public var wasStopped: Bool
    /// What another plan should hold less of, so that its timetable keeps its dates.
    public var limits: [CapacityLimit]
    /// The worth that the plan has on time and the timetable has not [money].
    public var missing: Double
}
