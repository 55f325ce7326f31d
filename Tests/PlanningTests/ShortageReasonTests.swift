// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import TestSupport
import Testing

@Suite("Reasons of late and short lines")
struct ShortageReasonTests {
    @Test("no lot can be released by the due date")
    func tooSoon() throws {
        let outcome = try outcome(
            run: "6 d", line: "{material: vial, quantity: 10 vial, due: 2027-01-07, price: 90 EUR/vial}")
        // The first lot runs to the start of 10 January; it is delivered on 11 January, 3 days after the line was due.
        #expect(outcome.late == 10)
        #expect(outcome.reason == "no lot can be released before 2027-01-10")
    }

    @Test("the room is full")
    func room() throws {
        let outcome = try outcome(
            run: "2 d", line: "{material: vial, quantity: 40 vial, due: 2027-01-09, price: 90 EUR/vial}")
        // Starts on days 0, 2 and 4 serve it; a fourth lot is late.
        #expect(outcome.onTime == 30)
        #expect(outcome.late == 10)
        #expect(outcome.reason.hasPrefix("room suite limits it: "))
        #expect(
            outcome.reason.contains(" % taken from 2027-01-04 to 2027-01-10, by ev of 2027-01-04, ev of 2027-01-06"))
    }

    @Test("people are short")
    func staff() throws {
        let outcome = try outcome(
            run: "1 d", staff: "staff: {crew: 20 h}, ",
            line: "{material: vial, quantity: 30 vial, due: 2027-01-09, price: 90 EUR/vial, latest: 0 d}")
        // 30 h of work in the week, 20 h for a lot.
        #expect(outcome.onTime == 10)
        #expect(outcome.lost == 20)
        #expect(outcome.reason.hasPrefix("staff crew limits it: "))
    }

    @Test("it is not worth its lot")
    func worthless() throws {
        let outcome = try outcome(
            run: "1 d", line: "{material: vial, quantity: 10 vial, due: 2027-01-09, price: 1 EUR/vial}")
        #expect(outcome.lost == 10)
        #expect(outcome.reason == "delivering it would cost more than it brings")
    }

    @Test("a line that is served has no reason")
    func served() throws {
        let outcome = try outcome(
            run: "1 d", line: "{material: vial, quantity: 10 vial, due: 2027-01-09, price: 90 EUR/vial}")
        #expect(outcome.onTime == 10)
        #expect(outcome.reason == "")
    }

    private func outcome(run: String, staff: String = "", line: String) throws -> DemandOutcome {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d}
            calendars: {day: {mon-sun: 08:00-20:00}, part: {mon-fri: 08:00-14:00}}
            rooms: {suite: {}}
            staff: {crew: {headcount: 4, calendar: day, productive: 10 %}}
            materials: {vial: {unit: vial}}
            recipes:
              ev:
                makes: vial
                yield: 10 vial
                cost: 100 EUR
                operations: {make: {stage: fill, room: suite, \(staff)run: \(run)}}
            demand: {lines: {a: \(line)}}
            """
        return try #require(try plan(yaml, gap: 0).demand.first)
    }
}
