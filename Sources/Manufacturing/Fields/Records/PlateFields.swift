// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a plate.
enum PlateFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let size = Field<Int>.required("size", .count, "The most samples on one.")
    static let every = Field<Span>.required(
        "every", .days(example: "3 d"),
        "From one moment at which plates start to the next; a sample waits less than that.")
    static let at = Field<CivilDateTime>.optional(
        "at", .moment, missing: "the horizon's start", "One of the moments at which plates start.")
    static let elapsed = TestFields.elapsed
    static let calendar = TestFields.calendar
    static let staff = Field<[StaffNeed]>.optional(
        "staff", .staff(allowsHeads: false), "Work on one plate, from its start to the results.")
    static let unit = TestFields.unit
    static let run = TestFields.run
    static let cost = StandardField<Exact>("cost", .measure(.money), standard: .zero, "The cost of one plate.")
    static let record = FieldRecord(
        "plates.<id>", "A plate on which samples of several lots are tested together",
        [label, size, every, at, elapsed, calendar, staff, unit, run, cost])
}

extension Form where Value == ID<Plate> {
    static let plate = reference(to: "a plate", example: "elisa") { $0.names.plates }
}

extension ScenarioAssembly {
    func readPlate(_ name: String, _ node: Node) -> Plate? {
        let fields = RecordReader(node, PlateFields.record)
        let label = fields.value(PlateFields.label, context) ?? ""
        let size = fields.value(PlateFields.size, context)
        let every = fields.value(PlateFields.every, context)
        let at = fields.value(PlateFields.at, context)
        let elapsed = readElapsed(fields, context)
        let staff = fields.value(PlateFields.staff, context) ?? []
        let instrument = readInstrument(fields, context)
        let cost = fields.value(PlateFields.cost, context)
        guard let size, let every, let elapsed else { return nil }
        checkTime(elapsed, staff, node)
        if elapsed == .span(.zero), instrument != nil {
            fields.child("run")?.fault("an instrument needs time, and elapsed is 0", remedy: "give elapsed a duration")
        }
        return Plate(
            name: name, label: label, size: size, at: at.map { instant($0) } ?? .start, every: every,
            elapsed: elapsed, staff: staff, instrument: instrument, cost: cost)
    }
}

extension ScenarioWriting {
    func plate(_ plate: Plate) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: PlateFields.label, plate.label)
        writer.put(PlateFields.size, plate.size)
        writer.put(PlateFields.every, plate.every)
        writer.put(PlateFields.at, plate.at == .start ? nil : moment(plate.at))
        put(plate.elapsed, &writer)
        writer.put(PlateFields.staff, plate.staff.isEmpty ? nil : plate.staff)
        writer.put(PlateFields.unit, plate.instrument?.unit)
        writer.put(PlateFields.run, plate.instrument?.time)
        writer.put(PlateFields.cost, plate.cost)
        return writer.draft
    }
}
