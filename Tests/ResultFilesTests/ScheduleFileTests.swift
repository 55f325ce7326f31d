// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import ResultFiles
import Testing

@Suite("schedule.json") struct ScheduleFileTests {
    @Test("reads back what it wrote", arguments: [ScheduleSamples.threeLots, ScheduleSamples.hostile])
    func roundTrip(_ schedule: Schedule) throws {
        let bytes = try ScheduleFile.encode(schedule)
        #expect(try ScheduleFile.decode(bytes) == schedule)
        #expect(try ScheduleFile.encode(ScheduleFile.decode(bytes)) == bytes)
    }

    @Test("keeps awkward numbers", arguments: [1e-6, 0.1, 1.0 / 3, 1e300, .leastNonzeroMagnitude, 123_456_789.123456])
    func numbers(_ value: Double) throws {
        var schedule = ScheduleSamples.threeLots
        schedule.work[0].people = value
        schedule.outcome.daysLater = -value
        schedule.lots[0].released = Instant(minutes: .max)
        schedule.operations[0].run = Interval(from: Instant(minutes: .min), to: Instant(minutes: .max))
        schedule.operations[0].unitNumber = .max
        #expect(try ScheduleFile.decode(ScheduleFile.encode(schedule)) == schedule)
    }

    @Test("what is not there stays away: no unit, no room, no key, no donor, no calendar")
    func absent() throws {
        var schedule = ScheduleSamples.threeLots
        schedule.operations[0].unit = nil
        schedule.operations[0].unitNumber = nil
        schedule.operations[0].unitHold = nil
        schedule.operations[0].room = nil
        schedule.lots[0].donor = nil
        schedule.resources[0].calendar = nil
        #expect(try ScheduleFile.decode(ScheduleFile.encode(schedule)) == schedule)
        let empty = Schedule(header: schedule.header, outcome: schedule.outcome)
        #expect(try ScheduleFile.decode(ScheduleFile.encode(empty)) == empty)
    }

    @Test("refuses numbers that JSON cannot hold", arguments: [Double.nan, .infinity])
    func notFinite(_ value: Double) {
        var schedule = ScheduleSamples.threeLots
        schedule.outcome.scheduledOnTime = value
        #expect {
            try ScheduleFile.encode(schedule)
        } throws: { error in
            (error as? ResultFileError)?.text
                == "the schedule cannot be written: outcome.scheduledOnTime is \(value), not a finite number"
        }
    }

    @Test(
        "hostile text is refused with a reason",
        arguments: [
            ("", "this is no schedule: it is not valid JSON"), ("null", "wrong kind"), ("[]", "wrong kind"),
            ("{}", "format is missing"), ("{\"format\":\"exoplan-plan/1\"}", "reads \"exoplan-schedule/1\""),
            ("{\"format\":\"exoplan-schedule/1\"}", "header is missing"),
            ("{\"format\":\"exoplan-schedule/1\",\"header\":7}", "header has the wrong kind"),
            (String(repeating: "[", count: 100_000), "not valid JSON"),
            (String(repeating: "{\"format\":", count: 100_000), "not valid JSON"), ("\u{0}\u{FEFF}", "not valid JSON"),
        ])
    func hostile(json: String, reason: String) {
        #expect {
            try ScheduleFile.decode(Array(json.utf8))
        } throws: { error in
            (error as? ResultFileError)?.text.contains(reason) ?? false
        }
    }

    @Test(
        "a value of the wrong kind is named with its place",
        arguments: [
            ("\"copy\" : 1", "\"copy\" : 1.5", "a number in it is too large, or"),
            ("\"copy\" : 1", "\"copy\" : 99999999999999999999", "a number in it is"),
            ("\"kind\" : \"room\"", "\"kind\" : \"tent\"", "resources[0].kind"),
            ("\"people\" : 1.5", "\"people\" : \"many\"", "work[0].people"),
            ("\"people\" : 1.5", "\"people\" : null", "work[0].people"),
        ])
    func wrongKind(old: String, new: String, path: String) throws {
        let text = String(decoding: try ScheduleFile.encode(ScheduleSamples.threeLots), as: UTF8.self)
        let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        #expect {
            try ScheduleFile.decode(Array(parts.joined(separator: new).utf8))
        } throws: { error in
            (error as? ResultFileError)?.text.hasPrefix("this is no schedule: \(path) ") ?? false
        }
    }

    @Test("no single changed byte and no cut ends the process")
    func mutations() throws {
        var small = ScheduleSamples.threeLots
        small.calendars = [Array(small.calendars[0].prefix(2))]
        let bytes = try ScheduleFile.encode(small)
        var refused = 0
        for place in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[place] = changed[place] &+ 13
            if (try? ScheduleFile.decode(changed)) == nil { refused += 1 }
            if place % 49 == 0 {
                #expect(throws: ResultFileError.self) { try ScheduleFile.decode(Array(bytes[..<place])) }
            }
        }
        #expect(refused > 0)
    }
}
