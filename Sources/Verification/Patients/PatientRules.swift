// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Lots of one patient each: whose they are, when they may start, and what becomes of every patient.
struct PatientRules {
    let setting: Setting
    /// Lots by patient: how many, and the earliest.
    private var treated: [Exact]
    private var first: [PlannedLot?]
    /// Lateness by patient, of so many lots [money].
    private var late: [Exact]
    /// Lots that the plan starts, with the patients who have them.
    private var started: [(lot: CheckedLot, patient: ID<Patient>)] = []

    init(_ setting: Setting) {
        self.setting = setting
        let count = setting.scenario.patients.count
        treated = Array(repeating: .zero, count: count)
        first = Array(repeating: nil, count: count)
        late = treated
    }

    private var scenario: Scenario { setting.scenario }

    /// Follows one lot: an autologous one is for the patient it names, any other names none.
    mutating func follow(_ lot: CheckedLot, _ log: inout FindingLog) {
        let recipe = lot.shape.recipe
        guard recipe.isAutologous else {
            if let patient = lot.lot.patient {
                log.add(
                    .patientLotWrong, lot.name,
                    "is for patient \(patient), but lots of \(recipe.name) are for anybody")
            }
            return
        }
        guard let name = lot.lot.patient, let id = scenario.patients.id(named: name) else {
            log.add(
                .patientLotWrong, lot.name,
                "is for \(lot.lot.patient.map { "patient \($0), who is" } ?? "no patient, which is") not in the scenario"
            )
            return
        }
        let patient = scenario.patients[id]
        if scenario.recipes[patient.recipe].base != recipe.base {
            log.add(
                .patientLotWrong, lot.name,
                "is for patient \(name), whose lot is made by \(scenario.recipes[patient.recipe].base)")
        }
        let begun = scenario.opening.lots.contains { $0.patient == id }
        if begun != (lot.reached != nil) {
            log.add(
                .patientLotWrong, lot.name,
                begun ? "is for patient \(name), whose lot is in process already" : "is not in process for \(name)")
        }
        if lot.reached == nil { checkStart(lot, patient, &log) }
        let gives = lot.gross - recipe.release.reserve
        if lot.reached == nil, gives < patient.fewest {
            log.add(
                .patientDosesMissed, lot.name,
                "gives \(setting.quantity(max(0, gives.double), recipe.makes)), patient \(name) needs "
                    + setting.quantity(patient.fewest.double, recipe.makes))
        }
        if lot.reached == nil { started.append((lot, id)) }
        let count = Exact(exactly: lot.count) ?? .zero
        treated[id.index] += count
        late[id.index] += count * penalty(lot.lot.released.minutes, patient)
        if first[id.index].map({ lot.lot.start < $0.start }) ?? true { first[id.index] = lot.lot }
    }

    private func checkStart(_ lot: CheckedLot, _ patient: Patient, _ log: inout FindingLog) {
        let starts = lot.lot.start.minutes
        let arrives = patient.arrives.minutes
        let last = arrives.addingSaturated(patient.startWithin.minutes)
        if starts < arrives || starts > last {
            log.add(
                .patientStartWrong, lot.name,
                "starts \(setting.time(starts)), the cells of \(patient.name) can be used "
                    + setting.stretch(arrives, last))
        }
        if let latest = patient.latest, lot.lot.released.minutes > patient.due.minutes.addingSaturated(latest.minutes) {
            log.add(
                .patientTooLate, lot.name,
                "is released \(setting.time(lot.lot.released.minutes)), for \(patient.name) it can be released until "
                    + setting.time(patient.due.minutes.addingSaturated(latest.minutes)))
        }
    }

    /// No lot goes to a patient while one of higher priority has none and could have had that very lot.
    private func checkPriorities(_ log: inout FindingLog) {
        for (lot, id) in started {
            let owner = scenario.patients[id]
            for other in counted {
                let patient = scenario.patients[other]
                guard let priority = patient.priority, owner.priority.map({ priority < $0 }) ?? true,
                    scenario.recipes[patient.recipe].base == lot.shape.recipe.base, suits(lot, patient)
                else { continue }
                // Of a relaxed plan both may have the same share of a lot.
                let has = treated[other.index].double
                guard lot.count > has + Tolerances.quantity(1) else { continue }
                log.add(
                    .patientPriorityBroken, lot.name,
                    "is for \(owner.name), but \(patient.name) comes first, has \(has == 0 ? "none" : figure(has)) and "
                        + "could have had this lot")
            }
        }
    }

    /// Whether a lot could have been a patient's: it starts in the patient's time, is in time and gives enough.
    private func suits(_ lot: CheckedLot, _ patient: Patient) -> Bool {
        let arrives = patient.arrives.minutes
        let latest = patient.latest.map { patient.due.minutes.addingSaturated($0.minutes) }
        return lot.lot.start.minutes >= arrives
            && lot.lot.start.minutes <= arrives.addingSaturated(patient.startWithin.minutes)
            && latest.map { lot.lot.released.minutes <= $0 } ?? true
            && lot.gross - lot.shape.recipe.release.reserve >= patient.fewest
    }

    private func daysLate(_ released: Int, _ patient: Patient) -> Int {
        let over = released - patient.due.minutes
        return over > 0 ? (over + 1439) / 1440 : 0
    }

    private func penalty(_ released: Int, _ patient: Patient) -> Exact {
        let penalty = patient.latePerDay * Exact(daysLate(released, patient))
        return patient.lateCap.map { min($0, penalty) } ?? penalty
    }

    /// The patients who count: all but those who arrive when no lot starts any more.
    private var counted: [ID<Patient>] {
        let begun = Set(scenario.opening.lots.compactMap(\.patient))
        return scenario.patients.ids.filter {
            scenario.patients[$0].arrives.minutes < setting.frame.horizon || begun.contains($0)
        }
    }

    /// Reports patients with more than one lot, books what their lots bring and answers how all fare; reasons are empty.
    func outcomes(_ rules: inout LedgerRules, _ log: inout FindingLog) -> [PatientOutcome] {
        checkPriorities(&log)
        return counted.map { id in
            let patient = scenario.patients[id]
            let recipe = scenario.recipes[patient.recipe]
            let count = treated[id.index]
            if count.double > 1 + Tolerances.quantity(1) {
                log.add(
                    .patientLotWrong, patient.name,
                    "\(figure(count.double)) lots are for this patient, at most one can be")
            }
            let pass = recipe.release.pass.mode
            rules.add(patient, earned: pass * count, late: pass * late[id.index])
            var outcome = PatientOutcome(
                patient: patient.name, recipe: recipe.base, arrives: patient.arrives, due: patient.due,
                treated: count.double, expected: (count * pass).double, priority: patient.priority)
            if let lot = first[id.index] {
                outcome.lot = lot.name
                outcome.start = lot.start
                outcome.released = lot.released
                outcome.veinToVein = lot.released - patient.arrives
                outcome.daysLate = daysLate(lot.released.minutes, patient)
            }
            return outcome
        }
    }

    /// How the patients of each recipe fare together.
    static func summaries(_ outcomes: [PatientOutcome]) -> [VeinToVein] {
        Set(outcomes.map(\.recipe)).sortedBytewise().map { recipe in
            let own = outcomes.filter { $0.recipe == recipe }
            let times = own.compactMap { $0.veinToVein?.minutes }.sorted()
            let mean = Exact(times.reduce(0, +)).divided(by: Exact(times.count))
            // The least number of times that are 95 % of all or more.
            let rank = Exact(times.count * 95, over: 100).rounded(.up).asInt ?? 0
            return VeinToVein(
                recipe: recipe, patients: own.count, treated: own.map(\.treated).reduce(0, +),
                expected: own.map(\.expected).reduce(0, +), late: own.filter { ($0.daysLate ?? 0) > 0 }.count,
                mean: mean?.rounded(.halfAwayFromZero).asInt.map { Span(minutes: $0) },
                percentile95: rank > 0 ? Span(minutes: times[rank - 1]) : nil)
        }
    }
}
