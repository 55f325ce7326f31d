// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of campaigns in a room or on a unit.
enum CampaignFields {
    static let shortest = StandardField<Int>(
        "shortest", .count, standard: 1, "The fewest lots; one open at the horizon's end may have fewer.")
    static let longest = Field<Int>.optional("longest", .count, missing: "any number", "The most lots.")
    static let multiple = StandardField<Int>(
        "multiple-of", .count, standard: 1, "Its lots come in multiples of this, but for one open at the horizon's end."
    )
    static let gap = Field<Span>.optional(
        "gap", .duration, missing: "only another key ends a campaign", "The longest idle time between two of its lots.")
    static let lead = StandardField<Span>(
        "lead", .duration, standard: .zero, "How long nobody is there before its first lot, after the changeover.")
    static let lasts = Field<Span>.optional(
        "lasts", .duration, missing: "any time",
        "The longest time from the first lot's entering to the last one's leaving, turnaround included.")
    static let cost = StandardField<Exact>("cost", .measure(.money), standard: .zero, "What each one costs.")
    private static let all: [any DescribedField] = [shortest, longest, multiple, gap, lead, lasts, cost]
    static let ofRoom = FieldRecord("rooms.<id>.campaign", "Campaigns in a room", all)
    static let ofUnit = FieldRecord("units.<id>.campaign", "Campaigns on a unit", all)
}

/// The keys of a set-up of a unit for a product.
enum SetUpFields {
    static let time = StandardField<Span>(
        "time", .duration, standard: .zero, "How much of the unit's hours it takes in the bucket.")
    static let cost = StandardField<Exact>(
        "cost", .measure(.money), standard: .zero, "What it costs in the bucket.")
    static let record = FieldRecord("units.<id>.set-ups.<material>", "A set-up in each bucket", [time, cost])
}
