// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a stability programme.
enum StabilityFields {
    static let after = Field<[Material.ShelfLife]>.required(
        "after", .lives, "How long after storing samples are pulled.")
    static let staff = Field<[StaffNeed]>.optional(
        "staff", .staff(allowsHeads: false), "Work on each pull, in the week in which it falls.")
    static let cost = StandardField<Exact>("cost", .measure(.money), standard: .zero, "The cost of each pull.")
    static let record = FieldRecord(
        "recipes.<id>.release.stability", "Samples of a stored lot that are pulled later", [after, staff, cost])

    static func read(_ node: Node, _ context: FormContext) -> Stability? {
        let fields = RecordReader(node, record)
        let staff = fields.value(staff, context) ?? []
        let cost = fields.value(cost, context)
        return fields.value(after, context).map { Stability(after: $0, staff: staff, cost: cost) }
    }

    static func write(_ stability: Stability, _ context: FormContext) -> Draft {
        var writer = RecordWriter(context)
        writer.put(after, stability.after)
        writer.put(staff, stability.staff.isEmpty ? nil : stability.staff)
        writer.put(cost, stability.cost)
        return writer.draft
    }
}

extension Form where Value == [Material.ShelfLife] {
    /// Durations, in the order that was written.
    static let lives = Form(
        kind: "duration or months, or list of them", range: "above 0", example: { _ in "[3 months, 6 months]" },
        read: { node, context in
            let nodes = node.draft.items == nil ? [node] : node.items(of: "durations") ?? []
            return nodes.compactMap { Form<Material.ShelfLife>.shelfLife.read($0, context) }
        },
        write: { lives, context in
            let items = lives.map { Form<Material.ShelfLife>.shelfLife.write($0, context) }
            return items.count == 1 ? items[0] : Draft(written: items)
        })
}
