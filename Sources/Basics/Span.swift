// SPDX-License-Identifier: GPL-3.0-or-later

/// A length of time in whole minutes.
public struct Span: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The length in minutes; may be negative as a difference.
    public var minutes: Int

    /// Makes a span from minutes.
    public init(minutes: Int) {
        self.minutes = minutes
    }

    /// Makes a span of exactly this many minutes, or nil where that is no whole number that fits.
    public init?(exactly minutes: Exact) {
        guard let whole = minutes.asInt else { return nil }
        self.minutes = whole
    }

    /// Makes the shortest span not below this many minutes, or nil where it does not fit.
    public init?(roundingUp minutes: Exact) {
        guard let whole = minutes.ceilingToInt else { return nil }
        self.minutes = whole
    }

    /// Reads a duration quantity, or answers nil where it is no time or no whole number of minutes.
    public init?(_ quantity: Quantity) {
        guard quantity.unit.dimension == .time else { return nil }
        self.init(exactly: quantity.canonical)
    }

    /// No time at all.
    public static let zero = Span(minutes: 0)

    /// A span in minutes.
    public static func minutes(_ count: Int) -> Span { Span(minutes: count) }

    /// A span in hours.
    public static func hours(_ count: Int) -> Span { Span(minutes: count.multipliedSaturated(60)) }

    /// A span in days of 24 hours.
    public static func days(_ count: Int) -> Span { Span(minutes: count.multipliedSaturated(1440)) }

    /// A span in weeks of seven days.
    public static func weeks(_ count: Int) -> Span { Span(minutes: count.multipliedSaturated(10080)) }

    /// The length in hours, exactly.
    public var hours: Exact { Exact(minutes) * Exact(1, over: 60) }

    /// The length in days of 24 hours, exactly.
    public var days: Exact { Exact(minutes) * Exact(1, over: 1440) }

    /// The length in the largest of d, h and min that makes it whole: "36 h", "2 d", "90 min".
    public var text: String {
        if minutes != 0, minutes.isMultiple(of: 1440) { return "\(minutes / 1440) d" }
        if minutes != 0, minutes.isMultiple(of: 60) { return "\(minutes / 60) h" }
        return "\(minutes) min"
    }

    /// The same as ``text``.
    public var description: String { text }

    /// Whether the first span is the shorter one.
    public static func < (left: Span, right: Span) -> Bool { left.minutes < right.minutes }

    /// The spans laid end to end; stops at the ends of `Int`.
    public static func + (left: Span, right: Span) -> Span {
        Span(minutes: left.minutes.addingSaturated(right.minutes))
    }

    /// The first span less the second; stops at the ends of `Int`.
    public static func - (left: Span, right: Span) -> Span {
        Span(minutes: left.minutes.subtractingSaturated(right.minutes))
    }

    /// The span repeated; stops at the ends of `Int`.
    public static func * (left: Span, right: Int) -> Span {
        Span(minutes: left.minutes.multipliedSaturated(right))
    }

    /// The span repeated; stops at the ends of `Int`.
    public static func * (left: Int, right: Span) -> Span { right * left }

    /// The span backwards.
    public static prefix func - (operand: Span) -> Span { .zero - operand }

    /// Lengthens the span.
    public static func += (left: inout Span, right: Span) { left = left + right }

    /// Shortens the span.
    public static func -= (left: inout Span, right: Span) { left = left - right }
}
