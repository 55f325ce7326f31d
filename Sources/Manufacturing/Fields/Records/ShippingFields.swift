// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a shipping lane.
enum ShippingFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let from = Field<ID<Site>>.required("from", .site, "The site that it leaves.")
    static let to = Field<ID<Site>>.required("to", .site, "The site at which it arrives.")
    static let materials = MapField(
        "materials", "list of materials", missing: "all that both sites stock without it", example: "[bulk]",
        "What it carries; each is stocked at both sites then.")
    static let time = Field<Span>.required("time", .duration, "From leaving to arriving.")
    static let departs = StandardField<[Weekday]>(
        "departs", .weekdays, standard: Weekday.allCases, told: "all", "The weekdays at whose end it leaves.")
    static let remainingLife = Field<Span>.optional(
        "remaining-life", .duration, missing: "only what has a shelf life needs it",
        "How much of its shelf life what is shipped must have left when it leaves.")
    static let keeps = Field<Span>.optional(
        "keeps", .duration, missing: "its remaining-life less the time on the way",
        "How long what has arrived may be kept, such as a few days where it arrives thawed.")
    static let loss = StandardField<Exact>(
        "loss", .measure(.share, .lessThanAll), standard: .zero, told: "0 %",
        "The share that is lost on the way and in thawing.")
    static let price = StandardField<Exact>(
        "price", .measure(.moneyPerUnit), standard: .zero, told: "0 EUR/unit", "What a unit that leaves costs.")
    static let cost = StandardField<Exact>(
        "cost", .measure(.money), standard: .zero, "What each shipment costs; it needs a capacity.")
    static let capacity = Field<Exact>.optional(
        "capacity", .measure(.quantity, .aboveZero), missing: "any amount",
        "How much one shipment takes, of all its materials together.")
    static let most = Field<Int>.optional(
        "most", .count, missing: "any number", "How many shipments leave on a day at most; it needs a capacity.")
    static let quarantine = StandardField<Bool>(
        "quarantine", .yesNo, standard: false,
        "Whether lots may leave before they are released; their release goes on where they arrive.")
    static let record = FieldRecord(
        "shipping.<id>", "A way on which stock goes from one site to another",
        [
            label, from, to, materials, time, departs, remainingLife, keeps, loss, price, cost, capacity, most,
            quarantine,
        ])
}
