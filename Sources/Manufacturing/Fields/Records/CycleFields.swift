// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of what each cycle of a run takes and gives.
enum CycleFields {
    static let staff = Field<[StaffNeed]>.optional("staff", .staff(allowsHeads: false), "Work of people on each.")
    static let uses = MapField(
        "uses", "map of materials: quantity", example: "{tube: 6 item}", "What each takes, when the run begins.")
    static let cost = StandardField<Exact>("cost", .measure(.money), standard: .zero, "The cost of each.")
    static let volume = Field<Exact>.optional(
        "volume", .measure(.volume, .aboveZero), missing: "what came in, or what the operation says",
        "The liquid that leaves each.")
    static let all: [any DescribedField] = [staff, uses, cost, volume]

    static func read(_ reader: RecordReader, _ context: FormContext) -> CycleFigures {
        let uses = reader.child(uses.key).flatMap {
            Form<[MaterialUse]>.uses(context.materialUnits).read($0, context)
        }
        return CycleFigures(
            staff: reader.value(staff, context) ?? [], uses: uses ?? [], cost: reader.value(cost, context),
            volume: reader.value(volume, context))
    }

    static func write(_ each: CycleFigures, _ writer: inout RecordWriter) {
        let context = writer.context
        writer.put(staff, each.staff.isEmpty ? nil : each.staff)
        writer.put(uses, Form<[MaterialUse]>.uses(context.materialUnits).write(each.uses, context))
        writer.put(cost, each.cost)
        writer.put(volume, each.volume)
    }
}
