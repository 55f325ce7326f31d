// SPDX-License-Identifier: GPL-3.0-or-later

/// The units that every scenario knows, and the words people write in their place.
enum UnitTable {
    static let units: [String: Unit] = {
        var table: [String: Unit] = [:]
        for (name, dimension, scale) in rows {
            table[name] = Unit(text: name, dimension: dimension, scale: scale)
        }
        for name in Unit.commonCountables {
            table[name] = Unit(text: name, dimension: .countable(name), scale: .one)
        }
        return table
    }()

    /// All names in a fixed order, for suggestions.
    static let names: [String] = rows.map(\.0) + Unit.commonCountables

    private static let rows: [(String, Dimension, Exact)] = [
        ("L", .volume, 1),
        ("mL", .volume, Exact(1, over: 1000)),
        ("uL", .volume, Exact(1, over: 1_000_000)),
        ("m3", .volume, 1000),
        ("kg", .mass, 1000),
        ("g", .mass, 1),
        ("mg", .mass, Exact(1, over: 1000)),
        ("ug", .mass, Exact(1, over: 1_000_000)),
        ("t", .mass, 1_000_000),
        ("min", .time, 1),
        ("h", .time, 60),
        ("d", .time, 1440),
        ("week", .time, 10080),
        ("weeks", .time, 10080),
        ("wk", .time, 10080),
        ("a", .time, 525_600),
        ("%", .share, Exact(1, over: 100)),
        ("cm2", .area, 1),
        ("m2", .area, 10_000),
        ("particle", .particle, 1),
    ]

    /// What is often written for a unit that exists under another name.
    static let slips: [String: String] = [
        "l": "L", "ml": "mL", "ul": "uL", "µL": "uL", "μL": "uL", "µl": "uL", "μl": "uL", "m³": "m3", "litre": "L",
        "liter": "L", "litres": "L", "liters": "L", "Kg": "kg", "KG": "kg", "gr": "g", "µg": "ug", "μg": "ug",
        "tonne": "t", "tonnes": "t", "ton": "t", "tons": "t", "m": "min", "mins": "min", "minute": "min",
        "minutes": "min", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "H": "h", "D": "d", "day": "d",
        "days": "d", "w": "week", "wks": "weeks", "y": "a", "yr": "a", "yrs": "a", "year": "a", "years": "a",
        "percent": "%", "pct": "%", "cm²": "cm2", "m²": "m2", "€": "EUR", "$": "USD", "£": "GBP", "eur": "EUR",
        "Eur": "EUR", "euro": "EUR", "euros": "EUR", "usd": "USD", "p": "particle", "particles": "particle",
        "doses": "dose", "vials": "vial", "lots": "lot", "samples": "sample", "items": "item", "pcs": "item",
        "pc": "item", "piece": "item", "pieces": "item",
    ]

    /// Words that are units of other fields only.
    static let elsewhere: [String: String] = [
        "month": "months exist for shelf life only; write d or weeks",
        "months": "months exist for shelf life only; write d or weeks",
        "wd": "working days exist only where a calendar is named; write d or weeks",
        "s": "the shortest time is a minute; write min",
        "sec": "the shortest time is a minute; write min",
        "second": "the shortest time is a minute; write min",
        "seconds": "the shortest time is a minute; write min",
    ]
}
