// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// What happens to demand where the table ends before the horizon does.
enum BeyondTable: String, Hashable, Sendable, CaseIterable {
    case none, `repeat`
}

/// The keys of demand.
enum DemandFields {
    static let table = Field<String>.optional("table", .text, "The path of a CSV table of demand lines.")
    static let beyond = StandardField<BeyondTable>(
        "beyond", .word("way to go on"), standard: .none,
        "Whether demand goes on at its mean rate where the lines end early.")
    static let lines = MapField(
        "lines", "map by id", example: "{d1: {material: msc-ev, quantity: 20 dose, due: 2027-05-31}}",
        "Demand lines in the scenario itself.")
    static let consume = MapField(
        "consume", "map", missing: "firm demand and forecast are added", example: "{back: 4 weeks, ahead: 1 week}",
        "How firm demand takes the place of forecast.")
    static let record = FieldRecord("demand", "Demand", [table, beyond, consume, lines])
}

/// The keys of how firm demand takes the place of forecast.
enum ConsumptionFields {
    static let back = Field<Span>.required(
        "back", .duration, "How long before a firm due date the forecast may be due that it takes.")
    static let ahead = StandardField<Span>(
        "ahead", .duration, standard: .zero, told: "0 d", "How long after it, where nothing is left before.")
    static let record = FieldRecord("demand.consume", "How firm demand takes the place of forecast", [back, ahead])
}

/// The keys of a demand line, and the columns of a demand table.
enum DemandLineFields {
    static let id = Field<String>.required("id", .id, "The line's id; a column of tables and a key of backlog.")
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let material = Field<ID<Material>>.required("material", .material, "What is wanted.")
    static let site = Field<ID<Site>>.optional(
        "site", .site, missing: "the only site that stocks it", "From which site it is delivered.")
    static let quantity = Field<Exact>.required("quantity", .measure(.quantity, .aboveZero), "How much.")
    static let due = Field<CivilDate>.required("due", .date, "The day at whose end it is due.")
    static let price = StandardField<Exact>(
        "price", .measure(.moneyPerUnit), standard: .zero, told: "0 EUR/unit", "What a delivered unit earns.")
    static let late = StandardField<PricePart>(
        "late", .lateRate, standard: .share(Exact(1, over: 700)), told: "1 %/week", "The penalty while late.")
    static let lateCap = StandardField<PricePart>(
        "late-cap", .lateCap, standard: .share(Exact(1, over: 10)), told: "10 %", "The most that lateness can cost.")
    static let lost = StandardField<Exact>(
        "lost", .measure(.moneyPerUnit), standard: .zero, told: "0 EUR/unit",
        "The penalty for a unit that is never delivered.")
    static let early = StandardField<Span>(
        "early", .duration, standard: .days(30), "How early it may be delivered.")
    static let latest = Field<Span>.optional(
        "latest", .duration, missing: "no limit", "How late it may be delivered at most.")
    static let customer = Field<String>.optional("customer", .text, "Who wants it.")
    static let kind = StandardField<DemandLine.Kind>(
        "kind", .word("kind of demand", except: [.repeat]), standard: .firm, "How sure it is.")
    static let remainingLife = Field<RemainingLife>.optional(
        "remaining-life", .remainingLife, missing: "what its material says",
        "How much of its shelf life must be left on delivery.")

    static let priority = Field<Int>.optional(
        "priority", .count, missing: "after all that have one",
        "Who is served first among lines of one material, 1 before 2.")

    private static let common: [any DescribedField] = [
        label, material, site, quantity, due, price, late, lateCap, lost, early, latest, customer, kind,
        remainingLife, priority,
    ]
    static let line = FieldRecord("demand.lines.<id>", "A demand line", common)
    /// Rows of a table and items of the backlog name their line by a key.
    static let row = FieldRecord(
        "opening.backlog[n], rows of the demand table", "A demand line with its id", [id] + common)
}
