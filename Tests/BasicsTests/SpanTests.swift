// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Basics

@Suite struct SpanTests {
    @Test(
        "Spans are told in the largest unit that makes them whole",
        arguments: [
            (90, "90 min"), (2160, "36 h"), (2880, "2 d"), (1440, "1 d"), (0, "0 min"), (-60, "-1 h"), (61, "61 min"),
        ]
    )
    func text(minutes: Int, text: String) {
        #expect(Span(minutes: minutes).text == text)
        #expect(Quantity(text).flatMap(Span.init(_:)) == Span(minutes: minutes))
    }

    @Test("Instants and spans add up")
    func arithmetic() {
        #expect(Instant.start + .hours(2) - .minutes(30) == Instant(minutes: 90))
        #expect(Instant(minutes: 5) - Instant(minutes: 65) == .hours(-1))
        #expect(Span.days(1) + .hours(12) == Span.hours(36))
        #expect(Span.weeks(2) - .days(14) == .zero)
        #expect(Span.hours(8) * 3 == .days(1))
        #expect(Span.hours(8).hours == 8)
        #expect(Span.hours(36).days == Exact(3, over: 2))
    }

    @Test("Nothing traps at the ends")
    func saturation() {
        #expect(Instant(minutes: .max) + .days(1) == Instant(minutes: .max))
        #expect(Instant(minutes: .min) - Span.days(1) == Instant(minutes: .min))
        #expect(Span(minutes: .max) * -2 == Span(minutes: .min))
        #expect(Span(minutes: .min) * -1 == Span(minutes: .max))
        #expect(-Span(minutes: .min) == Span(minutes: .max))
        #expect(Span.days(.max) == Span(minutes: .max))
        #expect(Span.weeks(.min) == Span(minutes: .min))
    }

    @Test("Durations become whole minutes or nothing")
    func fromQuantities() throws {
        #expect(Span(try Quantity.read("1.5 h")) == .minutes(90))
        #expect(Span(try Quantity.read("26 weeks")) == .days(182))
        #expect(Span(try Quantity.read("1 a")) == .days(365))
        #expect(Span(try Quantity.read("0.5 min")) == nil)
        #expect(Span(try Quantity.read("1e30 d")) == nil)
        #expect(Span(try Quantity.read("5 L")) == nil)
        #expect(Span(roundingUp: Exact(5, over: 2)) == .minutes(3))
        #expect(Span(exactly: Exact(5, over: 2)) == nil)
    }
}
