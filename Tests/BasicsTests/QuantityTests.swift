// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Basics

@Suite struct QuantityTests {
    @Test(
        "Units have a dimension and an exact size in canonical units",
        arguments: [
            ("L", "volume", Exact(1)), ("mL", "volume", Exact(1, over: 1000)),
            ("uL", "volume", Exact(1, over: 1_000_000)),
            ("m3", "volume", 1000), ("kg", "mass", 1000), ("g", "mass", 1), ("mg", "mass", Exact(1, over: 1000)),
            ("ug", "mass", Exact(1, over: 1_000_000)), ("t", "mass", 1_000_000), ("min", "time", 1), ("h", "time", 60),
            ("d", "time", 1440), ("week", "time", 10080), ("weeks", "time", 10080), ("wk", "time", 10080),
            ("a", "time", 525_600), ("%", "share", Exact(1, over: 100)), ("cm2", "area", 1), ("m2", "area", 10000),
            ("particle", "particle", 1), ("dose", "dose", 1), ("vial", "vial", 1), ("item", "item", 1),
            ("lot", "lot", 1), ("sample", "sample", 1), ("EUR", "money", 1), ("kEUR", "money", 1000),
            ("MUSD", "money", 1_000_000), ("EUR/h", "money/time", Exact(1, over: 60)),
            ("particle/dose", "particle/dose", 1), ("EUR/dose/d", "money/dose/time", Exact(1, over: 1440)),
            ("%/d", "share/time", Exact(1, over: 144_000)), ("L/m2/h", "volume/area/time", Exact(1, over: 600_000)),
            ("h/d", "share", Exact(1, over: 24)), ("coil", "coil", 1), ("coil/h", "coil/time", Exact(1, over: 60)),
        ]
    )
    func units(text: String, dimension: String, scale: Exact) throws {
        let unit = try Unit.read(text, countables: ["coil"])
        #expect(unit.text == text)
        #expect(unit.dimension.text == dimension)
        #expect(unit.scale == scale)
    }

    @Test(
        "Unknown units are refused with the nearest name",
        arguments: [
            ("LL", "unknown unit \"LL\"", "did you mean \"L\"?"), ("ml", "unknown unit \"ml\"", "did you mean \"mL\"?"),
            ("hours", "unknown unit \"hours\"", "did you mean \"h\"?"),
            ("EUR/hour", "unknown unit \"hour\"", "did you mean \"h\"?"),
            ("partcle", "unknown unit \"partcle\"", "did you mean \"particle\"?"),
            ("doses", "unknown unit \"doses\"", "did you mean \"dose\"?"),
            ("coils", "unknown unit \"coils\"", "did you mean \"coil\"?"),
            ("euro", "unknown unit \"euro\"", "did you mean \"EUR\"?"), ("parsec", "unknown unit \"parsec\"", nil),
            ("months", "unknown unit \"months\"", "months exist for shelf life only; write d or weeks"),
            ("", "the unit is missing", nil), ("EUR/", "a unit is missing beside the /", "write units like EUR/h"),
            ("EUR/USD", "two currencies in one unit, EUR and USD", nil), ("kkEUR", "unknown unit \"kkEUR\"", nil),
        ] as [(String, String, String?)]
    )
    func unknownUnits(text: String, problem: String, remedy: String?) {
        #expect(throws: Misreading(problem, remedy: remedy)) { try Unit.read(text, countables: ["coil"]) }
    }

    @Test("Currencies are kept apart from the dimension")
    func currencies() {
        #expect(Unit("kEUR/h")?.currency == "EUR")
        #expect(Unit("L")?.currency == nil)
        #expect(Unit("EUR")?.dimension == Unit("USD")?.dimension)
        #expect(Unit("EUR") != Unit("USD"))
    }

    @Test(
        "Quantities are read exactly",
        arguments: [
            ("50 L", "50 L", Exact(50)), ("1e11 particle/dose", "100000000000 particle/dose", 100_000_000_000),
            ("20 %", "20 %", Exact(1, over: 5)), ("  36   h ", "36 h", 2160), ("-1.50 kEUR", "-1.5 kEUR", -1500),
            ("62 EUR/h", "62 EUR/h", Exact(31, over: 30)),
        ]
    )
    func quantities(text: String, canonicalText: String, canonical: Exact) throws {
        let quantity = try Quantity.read(text)
        #expect(quantity.text == canonicalText)
        #expect(quantity.canonical == canonical)
    }

    @Test(
        "What is wrong with a quantity is said",
        arguments: [
            ("50", nil, "the unit is missing", "write it after a blank, such as 50 L"),
            ("50", Dimension.time, "the unit is missing", "give it in min, h, d or weeks"),
            ("50", .money / .time, "the unit is missing", "give it in EUR/d"),
            ("50L", nil, "the blank before the unit is missing", "write \"50 L\""),
            ("20%", .share, "the blank before the unit is missing", "write \"20 %\""),
            ("L", nil, "the number before the unit is missing", nil), ("", nil, "a quantity is missing", nil),
            ("  ", nil, "a quantity is missing", nil),
            (
                "1:30", .time, "a number has no colon",
                "write a duration as one number with its unit, such as 90 min"
            ),
            (
                "1:30 h", .time, "a number has no colon",
                "write a duration as one number with its unit, such as 90 min"
            ),
            ("010 d", .time, "a number has no leading zeros", "write 10"),
            ("1_000 L", nil, "a number has no underscores", "write 1000"),
            (
                "1,5 L", nil, "a number has no comma",
                "write a decimal point and nothing between thousands, such as 1.5 or 1000"
            ),
            (".inf h", nil, "not a finite number", nil),
            (
                "5 EUR per h", nil, "a unit is one word",
                "write a number, a blank and the unit, such as 62 EUR/h"
            ),
            ("5 furlong", nil, "unknown unit \"furlong\"", nil),
            ("5 L", .time, "\"L\" measures volume, here time is needed", "give it in min, h, d or weeks"),
            ("5 EUR", .money / .dose, "\"EUR\" measures money, here money/dose is needed", "give it in EUR/dose"),
            ("12 months", .time, "unknown unit \"months\"", "months exist for shelf life only; write d or weeks"),
        ] as [(String, Dimension?, String, String?)]
    )
    func refused(text: String, expected: Dimension?, problem: String, remedy: String?) {
        #expect(throws: Misreading(problem, remedy: remedy)) { try Quantity.read(text, as: expected) }
        if expected == nil { #expect(Quantity(text) == nil) }
    }

    @Test("Values turn into other units of their dimension only")
    func conversion() throws {
        let rate = try Quantity.read("62 EUR/h")
        #expect(rate.value(in: try Unit.read("kEUR/d")) == Exact(1488, over: 1000))
        #expect(rate.value(in: try Unit.read("EUR")) == nil)
    }

    @Test("Dimensions form an algebra")
    func algebra() {
        #expect(Dimension.money / .time * .time == .money)
        #expect(Dimension.dose / .dose == .share)
        #expect((Dimension.money / .dose).text == "money/dose")
        #expect((Dimension.share / .time / .time).text == "share/time/time")
        #expect((Dimension.area * .volume).text == "volume·area")
        #expect(Dimension.countable("dose") == .dose)
        #expect(Dimension.dose != .vial)
    }

    @Test("Random text never crashes the readers")
    func noise() {
        var generator = SplitMix64(seed: 9)
        let letters = Array("0123456789.-+eE:_,/%LmdhkgEURx ∞é\u{202E}\u{0}")
        var read = 0
        for _ in 0..<3000 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = String((0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
            if let quantity = Quantity(text) {
                read += 1
                #expect(Quantity(quantity.text) == quantity)
            }
        }
        #expect(read < 3000)
    }
}
