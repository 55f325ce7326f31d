// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of something that a lot gives beside what its recipe makes.
enum OtherOutputFields {
    static let quantity = Field<Exact>.required(
        "quantity", .measure(.quantity, .aboveZero), "How much a whole lot gives, as in the short form.")
    static let after = Field<ID<Operation>>.optional(
        "after", .operation, missing: "the last one", "The operation whose last run brings it.")
    static let elapsed = StandardField<Span>(
        "elapsed", .duration, standard: .zero, "From the end of that run until it may be used.")
    static let record = FieldRecord(
        "recipes.<id>.also-makes.<material>", "What a lot gives beside", [quantity, after, elapsed])
}
