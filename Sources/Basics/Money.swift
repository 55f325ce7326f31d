// SPDX-License-Identifier: GPL-3.0-or-later

/// An amount of money in whole cents of the scenario's currency.
public struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The amount in hundredths of the currency's major unit.
    public let cents: Int64

    /// Makes an amount from cents.
    public init(cents: Int64) {
        self.cents = cents
    }

    /// Rounds an amount in major units to cents, a half away from zero, or answers nil where it is too large.
    public init?(rounding amount: Exact) {
        guard let cents = (amount * 100).rounded(.halfAwayFromZero).asInt else { return nil }
        self.cents = Int64(cents)
    }

    /// No money.
    public static let zero = Money(cents: 0)

    /// The amount in major units, exactly.
    public var exact: Exact { Exact(Int(cents)) * Exact(1, over: 100) }

    /// The amount in major units, as near as a double is.
    public var double: Double { Double(cents) / 100 }

    /// The sum, or nil where it is too large.
    public func adding(_ other: Money) -> Money? {
        let (sum, overflow) = cents.addingReportingOverflow(other.cents)
        return overflow ? nil : Money(cents: sum)
    }

    /// The difference, or nil where it is too large.
    public func subtracting(_ other: Money) -> Money? {
        let (difference, overflow) = cents.subtractingReportingOverflow(other.cents)
        return overflow ? nil : Money(cents: difference)
    }

    /// The sum of amounts, or nil where it is too large on the way.
    public static func sum(_ amounts: some Sequence<Money>) -> Money? {
        var total = Money.zero
        for amount in amounts {
            guard let next = total.adding(amount) else { return nil }
            total = next
        }
        return total
    }

    /// The amount for files, such as `-1234.56`.
    public var text: String { DigitText.fixed(cents.magnitude, isNegative: cents < 0, places: 2) }

    /// The amount for reports, thousands set apart by a narrow blank that does not break (U+202F).
    public var groupedText: String {
        let size = cents.magnitude
        var groups: [Substring] = []
        var rest = String(size / 100)[...]
        while rest.utf8.count > 3 {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        groups.append(rest)
        let whole = groups.reversed().joined(separator: "\u{202F}")
        return "\(cents < 0 ? "-" : "")\(whole).\(Self.twoDigits(size % 100))"
    }

    /// The same as ``text``.
    public var description: String { text }

    private static func twoDigits(_ value: UInt64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// Whether the first amount is the smaller one.
    public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}
