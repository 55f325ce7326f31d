// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of the opening state.
enum OpeningFields {
    static let stock = MapField("stock", "list", example: "[{material: medium, quantity: 120 L}]", "What is in stock.")
    static let orders = MapField(
        "orders", "list", example: "[{material: medium, quantity: 60 L, arrives: 2027-01-11}]",
        "Orders placed earlier that are still to arrive.")
    static let lots = MapField(
        "lots", "list", example: "[{recipe: msc, operation: expand, started: 2026-12-28T07:00}]", "Lots in process.")
    static let pinned = MapField(
        "pinned", "list", example: "[{recipe: msc, start: 2027-01-12}]", "Lots whose start is decided.")
    static let backlog = MapField(
        "backlog", "list of demand lines with an id",
        example: "[{id: b1, material: msc-ev, quantity: 20 dose, due: 2026-12-20}]",
        "Demand that was due before the horizon's start.")
    static let rooms = MapField(
        "rooms", "map by room", example: "{culture-suite: {free: 2027-01-06T14:00}}", "Rooms held by earlier lots.")
    static let units = MapField(
        "units", "map by unit", example: "{incubator: {free: 2027-01-06T14:00}}", "Units held by earlier lots.")
    static let record = FieldRecord(
        "opening", "The state at the horizon's start", [stock, orders, lots, pinned, backlog, rooms, units])
}

/// The keys of opening stock.
enum StockFields {
    static let material = Field<ID<Material>>.required("material", .material, "What lies there.")
    static let site = Field<ID<Site>>.optional("site", .site, missing: "the only site that stocks it", "Where it lies.")
    static let quantity = Field<Exact>.required("quantity", .measure(.quantity, .aboveZero), "How much.")
    static let age = StandardField<Span>("age", .age, standard: .zero, "How old it is at the horizon's start.")
    static let released = Field<CivilDate>.optional(
        "released", .date, missing: "it may be used", "The day at whose 00:00 its quarantine ends.")
    static let record = FieldRecord("opening.stock[n]", "Stock of one age", [material, site, quantity, age, released])
}

/// The keys of an order on its way.
enum OrderFields {
    static let material = Field<ID<Material>>.required("material", .material, "What was ordered.")
    static let site = Field<ID<Site>>.optional(
        "site", .site, missing: "the only site that stocks it", "Where it arrives.")
    static let quantity = Field<Exact>.required("quantity", .measure(.quantity, .aboveZero), "How much.")
    static let arrives = Field<CivilDate>.required("arrives", .date, "The day at whose 00:00 it arrives.")
    static let record = FieldRecord("opening.orders[n]", "An order on its way", [material, site, quantity, arrives])
}

/// The keys of a lot in process.
enum LotInProcessFields {
    static let recipe = Field<ID<Recipe>>.required("recipe", .recipe, "How it is made.")
    static let operation = Field<ID<Operation>>.required(
        "operation", .operation, "The operation it has reached; those before it are done.")
    static let started = Field<CivilDateTime>.required(
        "started", .moment, "When that operation's run began, at or before the horizon's start.")
    static let patient = Field<ID<Patient>>.optional(
        "patient", .patient, missing: "only autologous lots need one", "The patient whose lot it is.")
    static let record = FieldRecord("opening.lots[n]", "A lot in process", [recipe, operation, started, patient])
}

/// The keys of a pinned lot.
enum PinnedFields {
    static let recipe = Field<ID<Recipe>>.required("recipe", .recipe, "How it is made.")
    static let start = Field<CivilDate>.required("start", .date, "The day on which it starts.")
    static let record = FieldRecord("opening.pinned[n]", "A lot whose start is decided", [recipe, start])
}

/// The keys of rooms and units held by earlier lots.
enum HeldFields {
    static let free = Field<CivilDateTime>.required("free", .moment, "When it is free, turnaround included.")
    static let count = StandardField<Int>("count", .count, standard: 1, "How many units are held until then.")
    static let last = Field<String>.optional(
        "last", .text, missing: "only rooms and units that hold a key need it",
        "The key of the last lot there; the changeover counts from free, which may lie before the horizon then.")
    static let lots = Field<Int>.optional(
        "lots", .count, missing: "1 where there are campaigns", "How many lots the campaign under way has had.")
    static let began = Field<CivilDateTime>.optional(
        "began", .moment, missing: "needed where campaigns have lasts",
        "When the first lot of the campaign under way entered.")
    static let room = FieldRecord(
        "opening.rooms.<room>", "A room held by an earlier lot", [free, last, lots, began])
    static let unit = FieldRecord(
        "opening.units.<unit>", "Units held by earlier lots", [free, count, last, lots, began])
}
