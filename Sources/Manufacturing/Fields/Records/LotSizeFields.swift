// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of the sizes a lot may have.
enum LotSizeFields {
    static let from = Field<Exact>.required(
        "from", .measure(.share, .partOrAll), "The smallest lot, as a share of the lot that is described.")
    static let to = StandardField<Exact>(
        "to", .measure(.share, .partOrAll), standard: .one, "The largest lot, as a share of the lot that is described.")
    static let record = FieldRecord("recipes.<id>.size", "The sizes a lot may have", [from, to])

    /// Reads a range; nil where there is none or it is at fault.
    static func read(_ node: Node?, _ context: FormContext) -> LotSizes? {
        guard let node else { return nil }
        let reader = RecordReader(node, record)
        let to = reader.value(to, context)
        guard let from = reader.value(from, context) else { return nil }
        guard from <= to else {
            reader.child("from")?.fault(
                "the smallest lot is larger than the largest", value: Measure.share.text(from, context),
                remedy: "it must be at most \(Measure.share.text(to, context))")
            return nil
        }
        return LotSizes(from: from, to: to)
    }
}
