// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of stock that is frozen.
enum FrozenFields {
    static let thaw = Field<Span>.required(
        "thaw", .duration, "How long before the run that uses it a quantity leaves the stock.")
    static let loss = StandardField<Exact>(
        "loss", .measure(.share, .lessThanAll), standard: .zero, "The share lost by thawing; so much more is taken.")
    static let record = FieldRecord("materials.<id>.frozen", "Frozen stock", [thaw, loss])

    static func read(_ node: Node?, _ context: FormContext) -> FrozenStock? {
        guard let node else { return nil }
        let fields = RecordReader(node, record)
        let loss = fields.value(loss, context)
        return fields.value(thaw, context).map { FrozenStock(thaw: $0, loss: loss) }
    }
}
