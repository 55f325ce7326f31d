// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a material.
enum MaterialFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let unit = Field<String>.required("unit", .unitWord, "The unit in which it is counted.")
    static let particles = Field<Exact>.optional(
        "particles", .measure(.particlesPerUnit, .aboveZero), "Particles in one unit; lots then give whole units.")
    static let price = Field<Exact>.optional(
        "price", .measure(.moneyPerUnit), missing: "it cannot be bought", "What a unit costs to buy.")
    static let leadTime = StandardField<Span>(
        "lead-time", .duration, standard: .zero, "From order to arrival; orders are placed within the horizon.")
    static let pack = Field<Exact>.optional(
        "pack", .measure(.quantity, .aboveZero), missing: "any amount", "Only whole packs are sold.")
    static let minimumOrder = Field<Exact>.optional(
        "min-order", .measure(.quantity, .aboveZero), "The smallest order.")
    static let shelfLife = Field<Material.ShelfLife>.optional(
        "shelf-life", .shelfLife, missing: "it keeps for ever", "How long it keeps, from arrival or storing.")
    static let remainingLife = Field<RemainingLife>.optional(
        "remaining-life", .remainingLife, missing: "it need only not have expired",
        "How much of its shelf life must be left on delivery, where a demand line does not say.")
    static let loss = StandardField<Exact>(
        "loss", .measure(.sharePerTime, .lessThanAll), standard: .zero, told: "0 %/d",
        "The share of the stock that is lost each midnight; not of doses, vials and what has particles.")
    static let frozen = MapField(
        "frozen", "map", missing: "it is used as it is stored", example: "{thaw: 12 h, loss: 10 %}",
        "What it takes to use it where its stock is frozen; nothing is frozen twice unless a recipe says so.")
    static let storage = Field<StorageLimits>.optional(
        "storage", .storageLimits, missing: "no limit",
        "The most in stock at a site, quarantine included; a map of sites where they differ, no limit at the others.")
    static let holding = StandardField<Exact>(
        "holding", .measure(.moneyPerUnitTime), standard: .zero, told: "0 EUR/unit/d",
        "The cost of stock, by its amount at each bucket's end.")
    static let disposal = StandardField<Exact>(
        "disposal", .measure(.moneyPerUnit), standard: .zero, told: "0 EUR/unit", "The cost of discarding a unit.")
    static let safetyStock = Field<Exact>.optional(
        "safety-stock", .measure(.quantity, .aboveZero), "Released stock wished for at each bucket's end.")
    static let shortfall = StandardField<Exact>(
        "shortfall", .measure(.moneyPerUnitTime), standard: .zero, told: "0 EUR/unit/d",
        "The penalty on missing safety stock.")
    static let closingValue = StandardField<Exact>(
        "closing-value", .measure(.moneyPerUnit), standard: .zero, told: "0 EUR/unit",
        "The credit for stock at the end of the tail.")
    static let closingStock = Field<Exact>.optional(
        "closing-stock", .measure(.quantity, .aboveZero), "Released stock required at the end of the tail.")
    static let record = FieldRecord(
        "materials.<id>", "A material",
        [
            label, unit, particles, price, leadTime, pack, minimumOrder, shelfLife, remainingLife, loss, frozen,
            storage,
            holding,
            disposal, safetyStock, shortfall, closingValue, closingStock,
        ]
    )
}
