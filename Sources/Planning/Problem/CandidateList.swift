// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// The lots that may start, and those in process, by recipe and cell.
struct CandidateList {
    private(set) var candidates: [Candidate] = []
    private(set) var starts: [RecipeStarts] = []
    /// Lots that must be and cannot; nothing can be planned with them.
    private(set) var impossible: [ConflictingRule] = []
    /// Patients with the lots that could be theirs, by patient.
    private(set) var patients: [PatientChoice] = []

    private var sizedCount = 0

    private let scenario: Scenario
    private let times: PlanningTimes
    private let figures: [LotFigures]
    /// Lots by recipe and cell that differ from those here at most in what they give.
    private let known: [[Int: Candidate]]?

    init(
        scenario: Scenario, outcomes: [[StartOutcome]], inProcess: [StartOutcome], patients: [PatientStarts],
        times: PlanningTimes, known: [[Int: Candidate]]? = nil
    ) {
        self.scenario = scenario
        self.times = times
        self.known = known
        figures = scenario.recipes.ids.map { LotFigures(of: $0, in: scenario) }
        for recipe in scenario.recipes.ids {
            for (lot, outcome) in zip(scenario.opening.lots, inProcess) where lot.recipe == recipe {
                addInProcess(lot, outcome)
            }
            addStarts(of: recipe, outcomes[recipe.index])
            for starts in patients where starts.recipe == recipe { addPatient(starts) }
        }
        self.patients.sort { $0.patient < $1.patient }
    }

    private mutating func addInProcess(_ lot: Opening.LotInProcess, _ outcome: StartOutcome) {
        switch outcome {
        case .possible(let timeline) where timeline.released <= times.end:
            append(timeline, of: lot.recipe, origin: .inProcess, fewest: 1, most: 1, patient: lot.patient)
            if let patient = lot.patient {
                patients.append(PatientChoice(patient: patient, candidates: [candidates.count - 1]))
            }
        case .possible: deny(lot, "it would be released after the end of the tail")
        case .lost(let why): deny(lot, why.text)
        }
    }

    private mutating func deny(_ lot: Opening.LotInProcess, _ why: String) {
        let since = CivilDateTime(lot.started, since: CivilDateTime(date: scenario.horizon.start))
        let name = scenario.recipes[lot.recipe].name
        impossible.append(
            ConflictingRule(
                sentence: "a lot of \(name) is in process since \(since) and cannot be finished: \(why)",
                path: "opening.lots"))
    }

    private mutating func addStarts(of recipe: ID<Recipe>, _ outcomes: [StartOutcome]) {
        let pinned = scenario.opening.pinned.filter { $0.recipe == recipe }
        let step = scenario.horizon.starts
        let isAutologous = scenario.recipes[recipe].isAutologous
        var lost: [String: [Instant]] = [:]
        var possible = 0
        for (place, outcome) in outcomes.enumerated() {
            let cell = Instant(minutes: place * step.minutes)
            let demanded = pinned.count { $0.start >= cell && $0.start < cell + step }
            switch outcome {
            case .possible(let timeline) where timeline.released <= times.end:
                possible += 1
                // A patient's lot starts when the patient's cells are there.
                if isAutologous { continue }
                append(timeline, of: recipe, origin: demanded > 0 ? .pinned : .planned, fewest: demanded)
            case .possible(let timeline):
                let days = ((timeline.released - cell).minutes + 1439) / 1440
                let reason = "it would be released \(days) d later, after the end of the tail"
                lost["released after the end of the tail", default: []].append(cell)
                if demanded > 0 { deny(recipe, cell, reason) }
            case .lost(let why):
                lost[why.text, default: []].append(cell)
                if demanded > 0 { deny(recipe, cell, why.text) }
            }
        }
        let groups = lost.map { LostStarts(cells: $0.value, reason: $0.key) }
            .sorted { ($0.cells.first?.minutes ?? 0, $0.reason) < ($1.cells.first?.minutes ?? 0, $1.reason) }
        starts.append(
            RecipeStarts(
                recipe: scenario.recipes[recipe].name, cells: outcomes.count, possible: possible, lost: groups))
    }

    private mutating func addPatient(_ starts: PatientStarts) {
        let patient = scenario.patients[starts.patient]
        // Another way of the same recipe may have brought the patient here before.
        let known = self.patients.firstIndex { $0.patient == starts.patient }
        var choice =
            known.map { self.patients.remove(at: $0) }
            ?? PatientChoice(patient: starts.patient, reason: "no grid cell of the horizon is left to start in")
        for outcome in starts.outcomes {
            switch outcome {
            case .lost(let why): choice.reason = why.text
            case .possible(let timeline) where timeline.released > times.end:
                choice.reason = "released after the end of the tail"
            case .possible(let timeline):
                if let obstacle = PatientStarts.obstacle(
                    timeline, of: scenario.recipes[starts.recipe], to: patient, in: scenario)
                {
                    choice.reason = obstacle
                    continue
                }
                choice.candidates.append(candidates.count)
                append(
                    timeline, of: starts.recipe, origin: .planned, fewest: 0, most: 1, patient: starts.patient)
            }
        }
        patients.append(choice)
    }

    private mutating func deny(_ recipe: ID<Recipe>, _ cell: Instant, _ why: String) {
        let day = scenario.horizon.start.adding(days: cell.minutes / 1440)
        let name = scenario.recipes[recipe].name
        impossible.append(
            ConflictingRule(
                sentence: "a lot of \(name) must start on \(day) and cannot: \(why)", path: "opening.pinned"))
    }

    private mutating func append(
        _ timeline: LotTimeline, of recipe: ID<Recipe>, origin: PlannedLot.Origin, fewest: Int, most: Int? = nil,
        patient: ID<Patient>? = nil
    ) {
        let candidate: Candidate
        if patient == nil, origin != .inProcess, let like = known?[recipe.index][timeline.cell.minutes] {
            candidate = Candidate(like: like, timeline, figures[recipe.index], sizePlace: sizedCount)
        } else {
            candidate = Candidate(
                of: timeline, figures[recipe.index], origin: origin, fewest: fewest, most: most, patient: patient,
                sizePlace: sizedCount, times)
        }
        if candidate.sizes != nil { sizedCount += 1 }
        candidates.append(candidate)
    }
}
