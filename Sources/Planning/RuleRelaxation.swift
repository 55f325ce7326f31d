// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The least by which one rule of a conflict would have to give way while all others are kept.
public struct RuleRelaxation: Hashable, Sendable, Codable {
    /// A place at which the rule gives way.
    public struct Part: Hashable, Sendable, Codable {
        /// When, or for what, in plant words; empty where the rule has one place only.
        public var place: String
        /// By how much, in the unit of the whole.
        public var amount: Double
    }

    /// By how much in all.
    public var amount: Double
    /// The unit of the amounts.
    public var unit: String
    /// Whether more must be allowed, or less asked for.
    public var isMore: Bool
    /// Where, in order of time.
    public var parts: [Part]
    /// What it costs at the scenario's rates [money]; nil where the scenario states none.
    public var price: Double?
    /// Whether nothing less is enough; otherwise the search ended before that was known.
    public var isLeast: Bool

    /// One sentence that says it to a person.
    public func sentence(currency: String) -> String {
        let isCount = Self.counted.contains(unit)
        let size = "\(isLeast ? "" : "at most ")\(Self.text(amount, unit))"
        var text = isMore ? "allow \(size) more" : "ask for \(size) \(isCount ? "fewer" : "less")"
        let places = parts.filter { !$0.place.isEmpty }
        if places.count == 1 {
            text += ", \(places[0].place)"
        } else if places.count > 1 {
            text +=
                ": " + places.prefix(3).map { "\($0.place) \(Self.text($0.amount, unit))" }.joined(separator: ", ")
            if places.count > 3 { text += " and \(places.count - 3) more" }
        }
        return text
            + (price.map { "; at the rates given \(Self.text($0)) \(currency)" } ?? "; no price is given for it")
    }

    /// Words of what is counted, of which there may be one.
    private static let counted = ["lots", "samples"]

    private static func text(_ value: Double, _ unit: String) -> String {
        let number = text(value)
        return "\(number) \(number == "1" && counted.contains(unit) ? String(unit.dropLast()) : unit)"
    }

    static func text(_ value: Double) -> String {
        (Exact(exactly: value) ?? 0).rounded(.halfAwayFromZero, places: 2).decimalText
    }
}
