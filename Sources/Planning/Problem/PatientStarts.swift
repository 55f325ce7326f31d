// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// The starts that a patient's lot may have: cells that meet the time from the arrival to the latest start, each walked
/// from the arrival on, and those in which lots of the recipe start at all.
struct PatientStarts: Sendable {
    /// The patient.
    let patient: ID<Patient>
    /// The way in which the lot is made.
    let recipe: ID<Recipe>
    /// Walks by cell, ascending.
    let outcomes: [StartOutcome]

    /// The starts of every patient who arrives within the horizon and has no lot in process, by patient.
    static func all(of scenario: Scenario, _ walk: LotWalk, outcomes: [[StartOutcome]]) -> [PatientStarts] {
        let inProcess = Set(scenario.opening.lots.compactMap(\.patient))
        return scenario.patients.ids.flatMap { id -> [PatientStarts] in
            let patient = scenario.patients[id]
            guard !inProcess.contains(id), patient.arrives.minutes < scenario.horizon.length.minutes else { return [] }
            let base = scenario.recipes[patient.recipe].base
            return scenario.recipes.ids.filter { scenario.recipes[$0].base == base }.map { recipe in
                PatientStarts(
                    patient: id, recipe: recipe,
                    outcomes: starts(of: patient, by: recipe, walk, outcomes[recipe.index], scenario))
            }
        }
    }

    private static func starts(
        of patient: Patient, by recipe: ID<Recipe>, _ walk: LotWalk, _ outcomes: [StartOutcome], _ scenario: Scenario
    ) -> [StartOutcome] {
        let step = max(1, scenario.horizon.starts.minutes)
        let last = (patient.arrives + patient.startWithin).minutes
        let first = max(0, patient.arrives.minutes) / step
        return outcomes.indices.filter { $0 >= first && $0 * step <= last }.map { place in
            // A cell in which lots of the recipe cannot start is none for patients either.
            guard outcomes[place].timeline != nil, patient.arrives.minutes > place * step else {
                return outcomes[place]
            }
            return walk.walk(recipe, cell: Instant(minutes: place * step), notBefore: patient.arrives)
        }
    }

    /// Why a walked lot is of no use to its patient; nil where it is.
    static func obstacle(
        _ timeline: LotTimeline, of recipe: Recipe, to patient: Patient, in scenario: Scenario
    ) -> String? {
        if timeline.start > patient.arrives + patient.startWithin {
            let origin = CivilDateTime(date: scenario.horizon.start)
            return "a lot could start at \(CivilDateTime(timeline.start, since: origin)), more than "
                + "\(patient.startWithin.text) after the arrival"
        }
        if let latest = patient.latest, timeline.released > patient.due + latest {
            return "it would be released \((timeline.released - patient.arrives).text) after the arrival"
        }
        if timeline.gross - recipe.release.reserve < patient.fewest {
            let unit = scenario.materials[recipe.makes].unit
            return "a lot gives \((max(.zero, timeline.gross - recipe.release.reserve)).decimalText) \(unit), "
                + "\(patient.fewest.decimalText) \(unit) are needed"
        }
        return nil
    }
}

/// A patient in the programme: who, and the lots that could be theirs.
struct PatientChoice: Sendable {
    /// The patient.
    let patient: ID<Patient>
    /// The candidates that could be the patient's lot, ascending.
    var candidates: [Int] = []
    /// Why there is none; empty where there is one.
    var reason = ""

    /// Days begun after the due time at a release.
    static func daysLate(_ released: Instant, _ patient: Patient) -> Int {
        max(0, (released - patient.due).minutes + 1439) / 1440
    }

    /// The penalty of a lot released at an instant [money].
    static func latePenalty(_ released: Instant, _ patient: Patient) -> Double {
        let penalty = patient.latePerDay.double * Double(daysLate(released, patient))
        return patient.lateCap.map { min($0.double, penalty) } ?? penalty
    }
}
