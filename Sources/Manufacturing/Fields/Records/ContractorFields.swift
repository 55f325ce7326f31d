// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a contract manufacturer.
enum ContractorFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let makes = Field<ID<Material>>.required("makes", .material, "The material of its lots.")
    static let site = Field<ID<Site>>.optional(
        "site", .site, missing: "the only site that stocks it", "The site to which it delivers.")
    static let lot = Field<Exact>.required("lot", .measure(.quantity, .aboveZero), "What a lot gives.")
    static let pass = StandardField<Exact>(
        "pass", .measure(.share, .partOrAll), standard: .one, "The share of lots expected to pass.")
    static let price = Field<Exact>.required("price", .measure(.money), "What a lot costs, whether it passes or not.")
    static let leadTime = StandardField<Span>(
        "lead-time", .duration, standard: .zero, "From the day of a slot to usable goods in stock.")
    static let notice = StandardField<Span>(
        "notice", .duration, standard: .zero, "How long before its day a slot must be ordered.")
    static let slots = MapField(
        "slots", "list", example: "[{date: 2027-02-01, lots: 2, every: 4 weeks}]",
        "The days of lots that can be ordered.")
    static let booked = MapField(
        "booked", "list", example: "[{date: 2027-02-01}]", "Lots that are ordered already, beside those of slots.")
    static let cancellation = MapField(
        "cancellation", "list", missing: "free", example: "[{within: 30 d, fee: 100 %}, {within: 90 d, fee: 50 %}]",
        "What giving up a booked lot costs, by how near its day is to the horizon's start.")
    static let record = FieldRecord(
        "contractors.<id>", "An outside maker of whole lots",
        [label, makes, site, lot, pass, price, leadTime, notice, slots, booked, cancellation])
}

/// The keys of a day of lots at a contractor.
enum SlotFields {
    static let date = Field<CivilDate>.required("date", .date, "The day of the lots, within the horizon.")
    static let lots = StandardField<Int>("lots", .count, standard: 1, "How many lots.")
    static let every = Field<Span>.optional(
        "every", .days(example: "4 weeks"), missing: "once", "From one such day to the next.")
    static let times = Field<Int>.optional(
        "times", .count, missing: "to the end of the horizon", "How many such days; it needs every.")
    static let slot = FieldRecord(
        "contractors.<id>.slots[n]", "Days of lots that can be ordered", [date, lots, every, times])
    static let booked = FieldRecord("contractors.<id>.booked[n]", "Lots ordered already", [date, lots])
}

/// The keys of a fee for giving up a lot.
enum CancellationFields {
    static let within = Field<Span>.required("within", .duration, "For lots up to so far from the horizon's start.")
    static let fee = Field<Exact>.required("fee", .measure(.share, .partOrAll), "The share of the price.")
    static let record = FieldRecord(
        "contractors.<id>.cancellation[n]", "A fee for giving up a booked lot", [within, fee])
}
