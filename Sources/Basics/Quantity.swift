// SPDX-License-Identifier: GPL-3.0-or-later

/// A number with its unit, both as written; `50 L` and `50000 mL` differ but have one canonical value.
public struct Quantity: Hashable, Sendable, CustomStringConvertible {
    /// The number as written, in `unit`.
    public let value: Exact
    /// The unit as written.
    public let unit: Unit

    /// Makes a quantity from a number and its unit.
    public init(_ value: Exact, _ unit: Unit) {
        self.value = value
        self.unit = unit
    }

    /// The value in canonical units (min, L, g, cm2, 1, major units of money).
    public var canonical: Exact { value * unit.scale }

    /// What is measured.
    public var dimension: Dimension { unit.dimension }

    /// The number and the unit with one blank between, canonical in its digits.
    public var text: String { unit.text.isEmpty ? value.decimalText : "\(value.decimalText) \(unit.text)" }

    /// The same as ``text``.
    public var description: String { text }

    /// The value in another unit of the same dimension, or nil where the dimensions differ.
    public func value(in other: Unit) -> Exact? {
        guard other.dimension == dimension else { return nil }
        return canonical.divided(by: other.scale)
    }
}

extension Quantity {
    /// Reads a quantity such as `50 L`, or answers nil.
    public init?(_ text: some StringProtocol, countables: Set<String> = []) {
        guard let quantity = try? Quantity.read(text, countables: countables) else { return nil }
        self = quantity
    }

    /// Reads a number, blanks and a unit, and says what is wrong where the text is none.
    ///
    /// Where `expected` is given, another dimension is wrong too. `countables` are words that the scenario counts in.
    @inlinable
    public static func read(
        _ text: some StringProtocol,
        as expected: Dimension? = nil,
        countables: Set<String> = []
    ) throws(Misreading) -> Quantity {
        try read(whole: String(text), as: expected, countables: countables)
    }

    @usableFromInline
    static func read(
        whole text: String, as expected: Dimension?, countables: Set<String>
    ) throws(Misreading) -> Quantity {
        let blank = UInt8(ascii: " ")
        let trimmed = text.utf8.drop { $0 == blank }
        guard !trimmed.isEmpty else { throw Misreading("a quantity is missing") }
        let number = Substring(trimmed.prefix { $0 != blank })
        var rest = trimmed[number.endIndex...].drop { $0 == blank }
        while rest.last == blank { rest.removeLast() }
        let unitText = String(Substring(rest))
        guard !unitText.isEmpty else {
            throw withoutBlank(String(number), expected: expected, countables: countables)
        }
        let value = try Exact.read(decimal: number)
        if unitText.utf8.contains(blank) {
            throw Misreading("a unit is one word", remedy: "write a number, a blank and the unit, such as 62 EUR/h")
        }
        let unit = try Unit.read(unitText, countables: countables)
        if let expected, unit.dimension != expected {
            throw Misreading(
                "\"\(unit.text)\" measures \(unit.dimension.text), here \(expected.text) is needed",
                remedy: Unit.examples(of: expected).map { "give it in \($0)" }
            )
        }
        return Quantity(value, unit)
    }

    /// What is wrong with a text of one word: its number, its unit, or the blank between them.
    private static func withoutBlank(
        _ word: String,
        expected: Dimension?,
        countables: Set<String>
    ) -> Misreading {
        if Exact(decimal: word) != nil {
            let example = expected.flatMap(Unit.examples(of:)).map { "give it in \($0)" }
            return Misreading("the unit is missing", remedy: example ?? "write it after a blank, such as 50 L")
        }
        // The longest number at the front, with a unit behind it: 50L, 20%.
        for cut in word.indices.reversed() where cut > word.startIndex {
            let (number, unit) = (word[..<cut], word[cut...])
            if Exact(decimal: number) != nil, Unit(unit, countables: countables) != nil {
                return Misreading("the blank before the unit is missing", remedy: "write \"\(number) \(unit)\"")
            }
        }
        if Unit(word, countables: countables) != nil {
            return Misreading("the number before the unit is missing")
        }
        return Exact.whyNoDecimal(word)
    }
}
