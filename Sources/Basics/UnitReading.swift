// SPDX-License-Identifier: GPL-3.0-or-later

extension Unit {
    /// The longest text that is read as a unit, in bytes.
    static let longestText = 80

    /// Reads a unit and says what is wrong where the text is none.
    ///
    /// `countables` are words that the scenario counts in, beside the common ones.
    @inlinable
    public static func read(
        _ text: some StringProtocol,
        countables: Set<String> = []
    ) throws(Misreading) -> Unit {
        try read(whole: String(text), countables: countables)
    }

    @usableFromInline
    static func read(whole text: String, countables: Set<String>) throws(Misreading) -> Unit {
        if let known = UnitTable.units[text] { return known }
        guard !text.isEmpty else { throw Misreading("the unit is missing") }
        guard text.utf8.count <= longestText else {
            throw Misreading("a unit of more than \(longestText) characters")
        }
        let words = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        guard !words.contains("") else {
            throw Misreading("a unit is missing beside the /", remedy: "write units like EUR/h")
        }
        var (dimension, scale) = (Dimension.share, Exact.one)
        var currency: String?
        for (place, word) in words.enumerated() {
            guard let one = single(word, countables: countables) else {
                throw unknown(word, countables: countables)
            }
            if let money = one.currency {
                if let other = currency, other != money {
                    throw Misreading("two currencies in one unit, \(other) and \(money)")
                }
                currency = money
            }
            dimension = place == 0 ? one.dimension : dimension / one.dimension
            guard let next = place == 0 ? one.scale : scale.divided(by: one.scale) else {
                throw unknown(word, countables: countables)
            }
            scale = next
        }
        return Unit(text: text, dimension: dimension, scale: scale, currency: currency)
    }

    /// The units of one word, the built-in ones first.
    private static func single(_ word: String, countables: Set<String>) -> Unit? {
        if let known = UnitTable.units[word] { return known }
        if let money = money(word) { return money }
        guard countables.contains(word) else { return nil }
        return Unit(text: word, dimension: .countable(word), scale: .one)
    }

    /// Money: three capital letters, or those with k or M before them.
    private static func money(_ word: String) -> Unit? {
        let letters = Array(word.utf8)
        let code = letters.suffix(3)
        guard code.count == 3, code.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) else { return nil }
        let currency = String(decoding: code, as: UTF8.self)
        switch letters.dropLast(3) {
        case []: return Unit(text: word, dimension: .money, scale: .one, currency: currency)
        case [UInt8(ascii: "k")]: return Unit(text: word, dimension: .money, scale: 1000, currency: currency)
        case [UInt8(ascii: "M")]: return Unit(text: word, dimension: .money, scale: 1_000_000, currency: currency)
        default: return nil
        }
    }

    private static func unknown(_ word: String, countables: Set<String>) -> Misreading {
        let problem = "unknown unit \"\(word)\""
        if let calendar = UnitTable.elsewhere[word] {
            return Misreading(problem, remedy: calendar)
        }
        let names = UnitTable.names + countables.sortedBytewise()
        guard let guess = UnitTable.slips[word] ?? nearestName(to: word, among: names) else {
            return Misreading(problem)
        }
        return Misreading(problem, remedy: "did you mean \"\(guess)\"?")
    }
}
