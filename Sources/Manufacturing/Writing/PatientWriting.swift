// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioWriting {
    /// All patients, those who arrive at random written out.
    func patients() -> Draft {
        guard !scenario.patients.isEmpty else { return Draft(written: [(String, Draft)]()) }
        var writer = RecordWriter(context)
        writer.put(PatientSectionFields.lines, map(scenario.patients.things, patient))
        return writer.draft
    }

    private func patient(_ patient: Patient) -> Draft {
        var writer = RecordWriter(context(of: scenario.recipes[patient.recipe].makes))
        writer.put(text: PatientFields.label, patient.label)
        writer.put(PatientFields.recipe, patient.recipe)
        writer.put(PatientFields.arrives, moment(patient.arrives))
        writer.put(PatientFields.startWithin, patient.startWithin)
        writer.put(PatientFields.due, patient.due - patient.arrives)
        writer.put(PatientFields.latest, patient.latest)
        writer.put(PatientFields.doses, patient.fewest.isZero ? nil : patient.fewest)
        writer.put(PatientFields.price, patient.price)
        writer.put(PatientFields.late, patient.latePerDay * Exact(1, over: 1440))
        writer.put(PatientFields.lateCap, patient.lateCap)
        writer.put(PatientFields.lost, patient.lost)
        writer.put(PatientFields.priority, patient.priority)
        return writer.draft
    }
}
