// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A scenario as the programme sees it: the lots that may start with what they take and give, as dense numbers.
struct PlanningProblem: Sendable {
    /// The scenario.
    let scenario: Scenario
    /// The plant's open hours.
    let hours: PlantHours
    /// Tail, buckets and weeks.
    let times: PlanningTimes
    /// Lots that may start and lots in process: by recipe, then cell.
    let candidates: [Candidate]
    /// Commitments on the days on which they may be done: by commitment, then date, then day.
    let errands: [Errand]
    /// How many dates of each commitment count.
    let dateCounts: [Int]
    /// Starts of plates with the lots whose samples go on them.
    let plateRuns: [PlateRun]
    /// What takes capacity: the candidates in their order, then the errands, then the starts of plates.
    let takers: [Taker]
    /// Rooms and units that hold a key, rooms first.
    let keyedPlaces: [KeyedPlace]
    /// Which starts each recipe has, and why the others are lost.
    let starts: [RecipeStarts]
    /// Recipes of which no lot can ever finish.
    let stuck: [StuckRecipe]
    /// Demand with its delivery minutes, by line.
    let demand: [DemandWindow]
    /// Patients with the lots that could be theirs, by patient.
    let patients: [PatientChoice]
    /// What may go from site to site, by lane, then departure, then material.
    let movements: [Movement]
    /// The departures of lanes with a capacity.
    let departures: [Departure]
    /// The days on which contractors make lots.
    let contracts: [ContractDay]
    /// Service targets by period.
    let service: [ServicePeriod]
    /// Where priorities of demand lines decide.
    let gates: [PriorityGate]
    /// What is wanted after the tail's end, and other things the planner should know.
    let notes: [String]
    /// Lots that must be and cannot; with any of them there is no plan.
    let impossible: [ConflictingRule]
    /// Demand lines that are due after the end of the rows and left out.
    let leftOut: [DemandLine]
    /// The arrivals of each material's purchases [min], by material.
    let arrivals: [[Int]]
    /// How each material comes in and goes out, by material.
    let flows: [MaterialFlow]
    /// Where the work of each unit class may be done, by unit class.
    let unitSlides: [UnitSlides]
    /// What stock may still serve, by material; nil where no line wants remaining life.
    let freshness: [FreshnessPools?]
    /// Where the work of each pool may be done, by pool.
    let slides: [StaffSlides]

    /// The candidates that have a size of their own, in their order.
    var sized: [Int] { candidates.indices.filter { candidates[$0].sizes != nil } }

    /// The end of the rows [min].
    var end: Int { times.end.minutes }
    /// The end of the horizon [min].
    var horizon: Int { scenario.horizon.length.minutes }

    /// The walk of every start, by recipe, for a problem that is much the same.
    let walks: WalkMemory

    /// Walks every possible lot through the plant and gathers what the rows need.
    ///
    /// - Parameters:
    ///   - scenario: What is planned.
    ///   - memory: The walks of another scenario; those that nothing touches are not done again.
    init(of scenario: Scenario, reusing memory: WalkMemory? = nil) {
        self.scenario = scenario
        let known = memory?.hours(of: scenario)
        let hours = known ?? PlantHours(scenario)
        let before = known == nil ? nil : memory?.walks(of: scenario)
        let walk = LotWalk(scenario: scenario, hours: hours, like: before)
        let walked = scenario.recipes.ids.map { walk.walks(of: $0, like: before?[$0.index]) }
        let outcomes = walked.map(\.starts)
        let inProcess = scenario.opening.lots.map { walk.walk($0) }
        let patients = PatientStarts.all(of: scenario, walk, outcomes: outcomes)
        let times = PlanningTimes(scenario, starts: outcomes + patients.map(\.outcomes))
        self.hours = hours
        self.times = times
        let lots = CandidateList(
            scenario: scenario, outcomes: outcomes, inProcess: inProcess, patients: patients, times: times,
            known: before == nil ? nil : memory?.lots(of: scenario, walked, times))
        candidates = lots.candidates
        walks = WalkMemory(
            scenario: scenario, hours: hours, walks: walked, times: times, candidates: lots.candidates)
        let dated = ErrandList(scenario, hours, until: times.end)
        errands = dated.errands
        dateCounts = dated.dateCounts
        plateRuns = PlateRun.all(scenario, hours, lots.candidates)
        let takers = lots.candidates.map { Taker($0) } + dated.errands.map(\.taker) + plateRuns.map(\.taker)
        self.takers = takers
        keyedPlaces = KeyedPlace.all(of: scenario, candidates: lots.candidates)
        starts = lots.starts
        stuck = StuckRecipe.all(of: scenario, outcomes)
        let windows = DemandWindows(of: scenario, times: times)
        slides = StaffSlides.all(scenario, takers, weekCount: times.weekCount)
        demand = windows.windows
        leftOut = windows.beyond
        self.patients = lots.patients
        service = ServicePeriod.all(of: scenario, windows.windows)
        gates = PriorityGate.all(of: scenario, windows.windows)
        notes =
            windows.notes + Self.gridNotes(of: scenario, walk, lots.starts, until: times.end)
            + Self.latePatients(of: scenario)
            + Self.retestNotes(scenario)
            + StuckRecipe.notes(scenario)
        impossible = lots.impossible + dated.impossible
        let arrivals = scenario.materials.things.map { Self.arrivals(of: $0, end: times.end.minutes) }
        self.arrivals = arrivals
        let moved = MovementList(of: scenario, times: times, candidates: lots.candidates)
        movements = moved.movements
        departures = moved.departures
        let contracts = ContractDay.all(of: scenario, times: times)
        self.contracts = contracts
        unitSlides = scenario.units.ids.map {
            UnitSlides(
                of: $0, lots.candidates, slides: scenario.units[$0].slideDays > 0, dayCount: times.dayCount)
        }
        let flows = MaterialFlows.flows(
            of: scenario, candidates: lots.candidates, errands: dated.errands, movements: moved.movements,
            contracts: contracts,
            demand: windows.windows, arrivals: arrivals, times: times)
        self.flows = flows
        freshness = flows.map { FreshnessPools(of: $0, windows.windows, times) }
    }

    /// How many days with a start a coarse grid leaves out.
    private static func gridNotes(
        of scenario: Scenario, _ walk: LotWalk, _ starts: [RecipeStarts], until end: Instant
    ) -> [String] {
        guard scenario.horizon.starts > .days(1) else { return [] }
        return zip(scenario.recipes.ids, starts).compactMap { recipe, found in
            guard !scenario.recipes[recipe].isAutologous else { return nil }
            let days = walk.possibleDays(of: recipe, until: end)
            guard days > found.possible else { return nil }
            return "recipe \(found.recipe): the grid of \(scenario.horizon.starts.text) loses "
                + "\(days - found.possible) of the \(days) starts of a daily grid"
        }
    }

    /// What the plan does not count of tests that are repeated.
    private static func retestNotes(_ scenario: Scenario) -> [String] {
        scenario.recipes.things.flatMap { recipe in
            recipe.release.tests.things.filter { !$0.retest.isZero }.map { test in
                let share = (test.retest * 100).decimalText
                return
                    "recipe \(recipe.name): \(share) % of the lots have test \(test.name) twice; the plan counts the "
                    + "work and its cost, but releases them no later"
            }
        }
    }

    /// Purchases arrive at the first minute of a week, at the earliest one lead time after the start.
    private static func arrivals(of material: Material, end: Int) -> [Int] {
        guard let purchase = material.purchase else { return [] }
        let week = 7 * 1440
        let first = (purchase.leadTime.minutes + week - 1) / week
        return Array(stride(from: first * week, through: end, by: week))
    }

    /// Patients who arrive when no lot starts any more.
    private static func latePatients(of scenario: Scenario) -> [String] {
        let beyond = scenario.patients.things.filter { $0.arrives.minutes >= scenario.horizon.length.minutes }
        guard !beyond.isEmpty else { return [] }
        let names = beyond.map(\.name).joined(separator: ", ")
        return ["arriving after the horizon's end and left out of the plan: patient \(names)"]
    }

    /// A candidate by its recipe and cell, and by its patient.
    func lotText(_ candidate: Int) -> String {
        let about = candidates[candidate]
        let text = "\(scenario.recipes[about.recipe].name),\(text(at: about.timeline.cell.minutes))"
        return about.patient.map { "\(text),\(scenario.patients[$0].name)" } ?? text
    }

    /// The civil text of a minute: a date at 00:00, else date and time.
    func text(at minute: Int) -> String {
        let day = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
        let date = scenario.horizon.start.adding(days: day).description
        let rest = minute - day * 1440
        guard rest != 0 else { return date }
        return "\(date) \(Self.twoDigits(rest / 60)):\(Self.twoDigits(rest % 60))"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
