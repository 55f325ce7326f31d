// SPDX-License-Identifier: GPL-3.0-or-later

/// A point of plant time: whole minutes since the horizon's start, negative before it.
public struct Instant: Hashable, Comparable, Sendable {
    /// Minutes since the horizon's start.
    public var minutes: Int

    /// Makes a point of plant time from minutes since the horizon's start.
    public init(minutes: Int) {
        self.minutes = minutes
    }

    /// The horizon's start.
    public static let start = Instant(minutes: 0)

    /// Whether the first instant is the earlier one.
    public static func < (left: Instant, right: Instant) -> Bool { left.minutes < right.minutes }

    /// The instant a span later; stops at the ends of `Int`.
    public static func + (left: Instant, right: Span) -> Instant {
        Instant(minutes: left.minutes.addingSaturated(right.minutes))
    }

    /// The instant a span earlier; stops at the ends of `Int`.
    public static func - (left: Instant, right: Span) -> Instant {
        Instant(minutes: left.minutes.subtractingSaturated(right.minutes))
    }

    /// The span from the second instant to the first.
    public static func - (left: Instant, right: Instant) -> Span {
        Span(minutes: left.minutes.subtractingSaturated(right.minutes))
    }

    /// Moves the instant by a span.
    public static func += (left: inout Instant, right: Span) { left = left + right }

    /// Moves the instant back by a span.
    public static func -= (left: inout Instant, right: Span) { left = left - right }
}
