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
        let board = LotBoard(problem)
        let search = PlacementSearch(order: board.order, variants: problem.jobs.map(\.ways.count))
        var found = search.run(options, board)
        // A shipment that finds too little is no timetable at all: worth more work than was asked for.
        if !found.wasStopped, options.decodes < Self.normal.decodes, Self.missesDepartures(problem, found.placer) {
            var more = options
            (more.decodes, more.chains) = (Self.normal.decodes, Self.normal.chains)
            found = search.run(more, board)
        }
        var placed: [(job: LotJob, lot: PlacedLot)] = []
        var unplaced: [(job: LotJob, why: Hindrance)] = []
        for (job, place) in zip(problem.jobs, found.placer.places) {
            switch place?.outcome {
            case .success(let lot): placed.append((job, lot))
            case .failure(let why): unplaced.append((job, why))
            case nil: continue
            }
        }
        let assembly = ScheduleAssembly(problem, placed: placed, unplaced: unplaced)
        let schedule = assembly.schedule(rounds: 1, decodes: found.decodes)
        let failing =
            unplaced.map { TimetableLimits.Failing(job: $0.job, waits: $0.why.waits) }
            + placed.filter { $0.lot.timeline.released.minutes > $0.job.due }
            .map { TimetableLimits.Failing(job: $0.job, waits: $0.lot.waits) }
        let released = Dictionary(
            placed.compactMap { one in one.job.lot.patient.map { ($0, one.lot.timeline.released) } },
            uniquingKeysWith: { first, _ in first })
        return Timetabled(
            schedule: schedule, wasStopped: found.wasStopped, isSound: !Self.missesDepartures(problem, found.placer),
            limits: TimetableLimits(problem: problem).limits(failing),
            missing: ServedWorth(problem: problem).missing(schedule.demand, released))
    }

    /// Whether a shipment or a commitment finds too little as a lot comes after it.
    private static func missesDepartures(_ problem: SchedulingProblem, _ board: LotBoard) -> Bool {
        zip(problem.jobs, board.places).contains { job, place in
            guard let departs = job.departs, case .success(let lot)? = place?.outcome else { return false }
            return lot.timeline.released.minutes > departs
        }
    }

    /// One pass and a little search.
    public static var quick: SearchOptions { SearchOptions(decodes: 40, chains: 1) }
    /// What a planner waits for.
    public static var normal: SearchOptions { SearchOptions(decodes: 1000, chains: 2) }
    /// Over a coffee.
    public static var thorough: SearchOptions { SearchOptions(decodes: 6000, chains: 4) }
}

/// A timetable and how it was found.
public struct Timetabled: Sendable {
    /// The timetable.
    public var schedule: Manufacturing.Schedule
    /// Whether the search was asked to stop before its work was done.
    public var wasStopped: Bool
    /// Whether shipments and commitments, which stand as planned, find what they take.
    public var isSound = true
    /// What another plan should hold less of, so that its timetable keeps its dates.
    public var limits: [CapacityLimit]
    /// What the plan earns and the timetable does not, as it comes late or not at all [money].
    public var missing: Double
}
