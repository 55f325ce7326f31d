// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reports what lots of one patient cannot have, and patients who can get no lot.
    func checkAutologous(_ opening: Opening) {
        for recipe in recipes.compactMap(\.self) where recipe.isAutologous {
            for key in ["size", "also-makes"] where recipe.node.draft[key] != nil {
                let node = recipe.node.child(key)
                node.fault(
                    "a lot of one patient has one size and gives nothing beside", remedy: "leave \(key) out",
                    at: node.anchor)
            }
        }
        let held = reader.child("opening")
        for (place, item) in (held?.draft["pinned"]?.items ?? []).enumerated() {
            guard let name = item["recipe"]?.scalarText?.trimmingBlanks,
                recipes.contains(where: { $0?.name == name && $0?.isAutologous == true })
            else { continue }
            root.log.add(
                Fault(
                    at: item.position, path: "opening.pinned[\(place + 1)]",
                    problem: "lots of \(name) start when patients arrive", value: name,
                    remedy: "leave it out, or shorten the patient's start-within"))
        }
        let inProcess = Set(opening.lots.compactMap(\.patient))
        for (place, patient) in patients.enumerated() where !inProcess.contains(ID(place)) {
            guard patient.arrives + patient.startWithin < .start else { continue }
            root.log.add(
                Fault(
                    at: patientPlaces[patient.name], path: "patients.\(patient.name)",
                    problem: "the time in which the lot may start has passed by the horizon's start",
                    remedy: "leave the patient out, or name the lot in process under opening.lots"))
        }
    }

    /// Reports a lot in process without its patient, or with a wrong one.
    func checkPatient(_ patient: ID<Patient>?, of recipe: ID<Recipe>, _ started: Instant, _ fields: RecordReader) {
        guard let draft = recipes[recipe.index] else { return }
        guard draft.isAutologous else {
            if fields.has("patient") {
                fields.child("patient")?.fault(
                    "lots of \(draft.name) are for anybody, not for one patient", remedy: "leave patient out")
            }
            return
        }
        guard let patient else {
            if !fields.has("patient") {
                fields.node.fault(
                    "a lot of \(draft.name) is for one patient, who is not named",
                    remedy: "write patient: with the id of one of patients", at: fields.node.anchor)
            }
            return
        }
        let about = patients[patient.index]
        let families = context.names.families.texts
        if families[about.recipe.index] != families[recipe.index] {
            fields.child("patient")?.fault(
                "the lot of this patient is made by \(families[about.recipe.index])",
                value: about.name, remedy: "name the same recipe in both places")
        }
        if about.arrives > started {
            fields.child("started")?.fault(
                "it began before the patient's cells arrived", remedy: "correct one of the two times")
        }
        if !patientsInProcess.insert(patient).inserted {
            fields.child("patient")?.fault(
                "the patient has another lot in process", value: about.name, remedy: "name each patient once")
        }
    }
}
