// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a contract laboratory.
enum LaboratoryFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let calendar = Field<ID<WorkCalendar>>.optional(
        "calendar", .calendar, missing: "the test's own", "Its working days, for tests that count them (wd).")
    static let shipping = StandardField<Span>(
        "shipping", .duration, standard: .zero, "From taking a sample to its arrival.")
    static let slots = Field<Int>.optional(
        "slots", .count, missing: "no limit", "The most samples it takes in a week of 7 days from the horizon's start.")
    static let price = StandardField<Exact>(
        "price", .measure(.money), standard: .zero, "What it charges for a sample.")
    static let record = FieldRecord(
        "laboratories.<id>", "A contract laboratory", [label, calendar, shipping, slots, price])

    static func read(_ name: String, _ node: Node, _ context: FormContext) -> Laboratory? {
        let fields = RecordReader(node, record)
        let laboratory = Laboratory(
            name: name, label: fields.value(label, context) ?? "", calendar: fields.value(calendar, context),
            shipping: fields.value(shipping, context), slots: fields.value(slots, context),
            price: fields.value(price, context))
        return fields.isMap ? laboratory : nil
    }

    static func write(_ laboratory: Laboratory, _ context: FormContext) -> Draft {
        var writer = RecordWriter(context)
        writer.put(text: label, laboratory.label)
        writer.put(calendar, laboratory.calendar)
        writer.put(shipping, laboratory.shipping)
        writer.put(slots, laboratory.slots)
        writer.put(price, laboratory.price)
        return writer.draft
    }
}

extension Form where Value == ID<Laboratory> {
    static let laboratory = reference(to: "a laboratory", example: "sterility-lab") { $0.names.laboratories }
}
