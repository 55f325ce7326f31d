// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What is stated of patients follows from their lots.
struct PatientTables {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let evaluation = reckoning.evaluation
        let expected = Dictionary(evaluation.patients.map { ($0.patient, $0) }) { first, _ in first }
        var seen: Set<String> = []
        for found in plan.patients ?? [] {
            guard let right = expected[found.patient] else {
                log.add(
                    .unknownName, found.patient, "the table of patients has somebody whom the scenario does not have")
                continue
            }
            seen.insert(found.patient)
            check(found, right, &log)
        }
        for patient in evaluation.patients where !seen.contains(patient.patient) {
            log.add(.patientTableWrong, patient.patient, "it is not stated how this patient fares")
        }
        let summaries = PatientRules.summaries(evaluation.patients)
        let found = plan.veinToVein ?? []
        let areAlike = found.count == summaries.count && zip(found, summaries).allSatisfy { isAlike($0, $1) }
        if !areAlike {
            for summary in summaries {
                log.add(
                    .patientTableWrong, summary.recipe,
                    "expected \(summary.patients) patients, \(figure(summary.treated)) lots, \(summary.late) late, from "
                        + "arrival to release \(summary.mean?.text ?? "none") on average and "
                        + "\(summary.percentile95?.text ?? "none") at the 95th percentile")
            }
            if summaries.isEmpty { log.add(.patientTableWrong, "", "patients are summed up, but there are none") }
        }
    }

    private func check(_ found: PatientOutcome, _ right: PatientOutcome, _ log: inout FindingLog) {
        let slack = Tolerances.quantity(1)
        var alike = right
        // Reasons are words.
        alike.reason = found.reason
        if abs(found.treated - right.treated) <= slack { alike.treated = found.treated }
        if abs(found.expected - right.expected) <= slack { alike.expected = found.expected }
        if found != alike {
            log.add(
                .patientTableWrong, found.patient,
                "\(figure(found.treated)) lots, \(found.lot ?? "none"), vein to vein \(found.veinToVein?.text ?? "none"), "
                    + "expected \(figure(right.treated)) lots, \(right.lot ?? "none"), vein to vein "
                    + (right.veinToVein?.text ?? "none"))
        }
        if found.lot == nil, found.reason.isEmpty {
            log.add(.patientTableWrong, found.patient, "it is not said why this patient has no lot")
        }
    }

    private func isAlike(_ found: VeinToVein, _ right: VeinToVein) -> Bool {
        let slack = Tolerances.quantity(Double(right.patients), figures: right.patients)
        return found.recipe == right.recipe && found.patients == right.patients && found.late == right.late
            && found.mean == right.mean && found.percentile95 == right.percentile95
            && abs(found.treated - right.treated) <= slack && abs(found.expected - right.expected) <= slack
    }
}
