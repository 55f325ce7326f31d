// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// What is agreed on a patient's treatment.
struct PatientTerms {
    let startWithin: Span
    let due: Span
    let latest: Span?
    let fewest: Exact
    let price: Exact
    let latePerDay: Exact
    let lateCap: Exact?
    let lost: Exact
    let priority: Int?
}

extension ScenarioAssembly {
    /// Reads patients of file, table and random arrivals into `patients`.
    func readPatients(_ horizon: Horizon?) {
        guard let node = reader.child(ScenarioFields.patients.key) else { return }
        if node.draft.entries != nil {
            let fields = RecordReader(node, PatientSectionFields.record)
            _ = fields.value(PatientSectionFields.table, context)
            for (key, child) in fields.child("lines")?.things("patients by id") ?? [] {
                readPatient(child, id: key, PatientFields.line)
            }
            for (key, child) in fields.child("arrivals")?.things("arrivals by id") ?? [] {
                readArrivals(child, id: key, horizon)
            }
        } else {
            _ = node.scalar("path of a CSV table", example: "patients.csv")
        }
        if let table = tables.patients {
            readTable(table, "patients", PatientFields.row) { readPatient($0, id: nil, PatientFields.row, isRow: true) }
        }
        if patients.count > Limits.patients {
            node.fault(
                "more than \(Limits.patients) patients", value: String(patients.count), remedy: "split the scenario",
                at: node.anchor)
        }
        let areReadable = !root.log.faults.contains { $0.path.hasPrefix("patients") }
        patients = patients.sortedBytewise(by: \.name)
        context.names.patients = NameList(patients.map(\.name), isReadable: areReadable)
    }

    /// Reads a patient whose id is given or stands among the keys.
    private func readPatient(_ node: Node, id given: String?, _ record: FieldRecord, isRow: Bool = false) {
        let fields = RecordReader(node, record, isRow: isRow)
        let id = given ?? fields.value(PatientFields.id, context)
        let label = fields.value(PatientFields.label, context) ?? ""
        let recipe = fields.value(PatientFields.recipe, context)
        let arrives = fields.value(PatientFields.arrives, context)
        let terms = readTerms(fields, recipe)
        if let id { registerPatient(id, given == nil ? fields.child("id") ?? node : node, isCell: given == nil) }
        guard let id, let recipe, let arrives, checkAutologous(recipe, fields) else { return }
        patients.append(patient(id, label, recipe, instant(arrives), terms))
    }

    private func patient(
        _ name: String, _ label: String, _ recipe: ID<Recipe>, _ arrives: Instant, _ terms: PatientTerms
    ) -> Patient {
        Patient(
            name: name, label: label, recipe: recipe, arrives: arrives, startWithin: terms.startWithin,
            due: arrives + terms.due, latest: terms.latest, fewest: terms.fewest, price: terms.price,
            latePerDay: terms.latePerDay, lateCap: terms.lateCap, lost: terms.lost, priority: terms.priority)
    }

    private func readTerms(_ fields: RecordReader, _ recipe: ID<Recipe>?) -> PatientTerms {
        let unit = recipe.flatMap { recipes[$0.index]?.makes }.flatMap { materialUnits[$0.index] }
        let inner = unit.map { context.with(unit: $0) } ?? context
        return PatientTerms(
            startWithin: fields.value(PatientFields.startWithin, context),
            due: fields.value(PatientFields.due, context),
            latest: fields.value(PatientFields.latest, context),
            fewest: unit == nil ? .zero : fields.value(PatientFields.doses, inner) ?? .zero,
            price: fields.value(PatientFields.price, context),
            latePerDay: fields.value(PatientFields.late, context) * 1440,
            lateCap: fields.value(PatientFields.lateCap, context), lost: fields.value(PatientFields.lost, context),
            priority: fields.value(PatientFields.priority, context))
    }

    /// Reports a recipe whose lots anybody may have; false where nothing more can be read.
    private func checkAutologous(_ recipe: ID<Recipe>, _ fields: RecordReader) -> Bool {
        guard let draft = recipes[recipe.index] else { return false }
        guard draft.isAutologous else {
            let name = context.names.families.texts[recipe.index]
            fields.child("recipe")?.fault(
                "lots of \(name) are for anybody, not for one patient", value: name,
                remedy: "write autologous: yes below recipes.\(name)")
            return false
        }
        return true
    }

    /// Takes note of an id; ids of patients and demand lines must differ.
    private func registerPatient(_ id: String, _ place: Node, isCell: Bool) {
        if let earlier = patientPlaces[id] ?? demandPlaces[id] {
            place.fault(
                "the id is taken by another patient or demand line, at \(earlier)", value: id,
                remedy: "give each patient an id of their own", at: isCell ? nil : place.anchor)
            return
        }
        patientPlaces[id] = place.anchor
    }

    // MARK: Random arrivals

    private func readArrivals(_ node: Node, id: String, _ horizon: Horizon?) {
        let fields = RecordReader(node, ArrivalFields.record)
        let label = fields.value(ArrivalFields.label, context) ?? ""
        let recipe = fields.value(ArrivalFields.recipe, context)
        let seed = fields.value(ArrivalFields.seed, context)
        let rate = fields.value(ArrivalFields.rate, context)
        let from = fields.value(ArrivalFields.from, context)
        let to = fields.value(ArrivalFields.to, context)
        let days = fields.value(ArrivalFields.days, context)
        let hours = fields.value(ArrivalFields.hours, context)
        let terms = readTerms(fields, recipe)
        guard let recipe, let seed, let rate, let horizon, checkAutologous(recipe, fields) else { return }
        let first = from ?? horizon.start
        let last = to ?? horizon.start.adding(days: horizon.length.minutes / 1440 - 1)
        guard horizon.start <= first, first <= last else {
            node.fault(
                "nobody can arrive from \(first) to \(last)",
                remedy: "write days from \(horizon.start) on, the earlier one under from:", at: node.anchor)
            return
        }
        let arrivals = RandomArrivals(
            seed: UInt64(seed), first: first, last: last, days: days, hours: hours, perHour: rate)
        guard let instants = arrivals.instants(since: horizon.start, atMost: Limits.patients + 1) else {
            fields.child("rate")?.fault(
                "more than one patient for each minute of those hours", remedy: "lower the rate, or lengthen the hours")
            return
        }
        let digits = max(3, String(instants.count).count)
        for (place, arrives) in instants.enumerated() {
            let number = String(place + 1)
            let name = "\(id)-\(String(repeating: "0", count: digits - number.count))\(number)"
            guard isID(name) else {
                node.fault("\"\(name)\" is not an id", remedy: idRule, at: node.anchor)
                return
            }
            registerPatient(name, node, isCell: false)
            patients.append(patient(name, label, recipe, arrives, terms))
        }
    }
}

extension Limits {
    /// The most patients.
    static let patients = 10_000
}
