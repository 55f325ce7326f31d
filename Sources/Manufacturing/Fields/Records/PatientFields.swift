// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of patients.
enum PatientSectionFields {
    static let table = Field<String>.optional("table", .text, "The path of a CSV table of patients.")
    static let lines = MapField(
        "lines", "map by id", example: "{p-001: {recipe: dex, arrives: 2027-01-12T14:00}}",
        "Patients in the scenario itself.")
    static let arrivals = MapField(
        "arrivals", "map by id", example: "{clinic: {recipe: dex, seed: 7, rate: 5 patient/week}}",
        "Patients who arrive at random, the same for the same seed; written out in the resolved scenario.")
    static let record = FieldRecord("patients", "Patients with lots of their own", [table, lines, arrivals])
}

/// The keys of a patient, and the columns of a table of patients.
enum PatientFields {
    static let id = Field<String>.required("id", .id, "The patient's id; a column of tables.")
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let recipe = Field<ID<Recipe>>.required("recipe", .anyRecipe, "How the lot is made, an autologous recipe.")
    static let arrives = Field<CivilDateTime>.required("arrives", .moment, "When the patient's cells are there.")
    static let startWithin = StandardField<Span>(
        "start-within", .run, standard: .hours(36), "How long after the arrival the lot may start at most.")
    static let due = StandardField<Span>(
        "due", .run, standard: .days(28), "From the arrival to the time by which the product is due.")
    static let latest = Field<Span>.optional(
        "latest", .duration, missing: "no limit", "How late after that it may be released at most.")
    static let doses = Field<Exact>.optional(
        "doses", .measure(.quantity), missing: "any", "The fewest units of the product that are of use.")
    static let price = StandardField<Exact>(
        "price", .measure(.money), standard: .zero, told: "0 EUR", "What a treatment earns.")
    static let late = StandardField<Exact>(
        "late", .measure(.moneyPerTime), standard: .zero, told: "0 EUR/d", "The penalty for each day begun late.")
    static let lateCap = Field<Exact>.optional(
        "late-cap", .measure(.money), missing: "no limit", "The most that lateness can cost.")
    static let lost = StandardField<Exact>(
        "lost", .measure(.money), standard: .zero, told: "0 EUR", "The penalty for a patient who gets nothing.")
    static let priority = Field<Int>.optional(
        "priority", .count, missing: "after all that have one",
        "Who comes first, 1 before 2: no lot that could be theirs goes to others while they have none.")

    /// What is agreed, the same for all patients who arrive at random together.
    static let terms: [any DescribedField] = [startWithin, due, latest, doses, price, late, lateCap, lost, priority]
    static let line = FieldRecord(
        "patients.lines.<id>", "A patient with a lot of their own", [label, recipe, arrives] + terms)
    static let row = FieldRecord(
        "rows of the table of patients", "A patient with an id", [id, label, recipe, arrives] + terms)
}

/// The keys of patients who arrive at random.
enum ArrivalFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let recipe = Field<ID<Recipe>>.required("recipe", .anyRecipe, "How the lots are made, an autologous recipe.")
    static let seed = Field<Int>.required("seed", .count, "Which sequence of random numbers; another seed, others.")
    static let rate = Field<Exact>.required(
        "rate", .patientRate, "How many arrive in a week of seven days on average.")
    static let from = Field<CivilDate>.optional(
        "from", .date, missing: "the horizon's start", "The first day on which somebody may arrive.")
    static let to = Field<CivilDate>.optional(
        "to", .date, missing: "the horizon's last day", "The last day on which somebody may arrive.")
    static let days = StandardField<[Weekday]>(
        "days", .weekdays, standard: Weekday.allCases, told: "all", "Weekdays on which they arrive.")
    static let hours = StandardField<Shifts>(
        "hours", .shifts, standard: [WorkCalendar.Shift(from: 480, to: 960)], told: "08:00-16:00",
        "The hours of those days in which they arrive, every minute alike.")
    static let record = FieldRecord(
        "patients.arrivals.<id>", "Patients who arrive at random",
        [label, recipe, seed, rate, from, to, days, hours] + PatientFields.terms)
}

extension Form where Value == Exact {
    /// Patients per time, per hour.
    static let patientRate = scalar(
        "patients/time", range: Bounds.aboveZero.text, example: "5 patient/week",
        parse: { text, context throws(Misreading) in
            let value = try Measure.unitsPerTime.read(text, context.countingPatients)
            guard Bounds.aboveZero.contains(value) else {
                throw Misreading("out of range", remedy: "it must be \(Bounds.aboveZero.text)")
            }
            return value
        },
        text: { Measure.unitsPerTime.text($0, $1.countingPatients) }
    )
}

extension FormContext {
    /// The same, where patients are what is counted.
    fileprivate var countingPatients: FormContext {
        var context = self
        let word = "patient"
        context.countables.insert(word)
        guard let unit = Basics.Unit(word, countables: context.countables) else { return context }
        context.unit = MaterialUnit(word: word, dimension: unit.dimension, scale: unit.scale)
        return context
    }
}
