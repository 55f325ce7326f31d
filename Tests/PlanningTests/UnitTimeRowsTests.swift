// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: unit time")
struct UnitTimeRowsTests {
    private static func plant(_ tanks: String, _ rooms: String = "", room: String = "") -> String {
        """
        horizon: {start: 2027-01-04, length: 3 d}
        units: {tank: \(tanks)}
        rooms: {\(rooms)}
        opening: {units: {tank: {free: 2027-01-04T12:00}}}
        materials: {vial: {unit: vial}}
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            operations: {make: {stage: fill, unit: tank, \(room) run: 1 d, clean: 12 h}}
        """
    }

    @Test("held minutes by day against units that are neither down nor held by an earlier lot")
    func days() throws {
        // Each lot holds a tank for 24 h and 12 h of clean: 1440 min on its day, 720 min on the next.
        // Day 0: 2 × 1440 less one tank held to noon. Day 1: one of two tanks is down.
        let yaml = Self.plant("{count: 2, maintenance: [{from: 2027-01-05, to: 2027-01-06, count: 1}]}")
        let expected = """
            unit-time[tank,2027-01-04]: + 1440 lots[ev,2027-01-04] ≤ 2160
            unit-time[tank,2027-01-05]: + 720 lots[ev,2027-01-04] + 1440 lots[ev,2027-01-05] ≤ 1440
            unit-time[tank,2027-01-06]: + 720 lots[ev,2027-01-05] + 1440 lots[ev,2027-01-06] ≤ 2880
            unit-time[tank,2027-01-07]: + 720 lots[ev,2027-01-06] ≤ 2880
            """
        #expect(try rows("unit-time", of: yaml) == joined(expected))
    }

    @Test("a row that the room keeps is left out: one lot at once cannot take more than one tank")
    func keptByRoom() throws {
        // Two tanks, one suite. On each day all lots share an instant in the suite (from the start of the later one to
        // the end of the earlier one), and one lot takes at most 1440 of the 2160, 1440, 2880, 2880 minutes.
        let yaml = Self.plant(
            "{count: 2, maintenance: [{from: 2027-01-05, to: 2027-01-06, count: 1}]}", "suite: {}", room: "room: suite,"
        )
        #expect(try rows("unit-time", of: yaml) == "")
    }

    @Test("rows that the rooms do not keep stay: two suites and one tank left")
    func notKeptByRooms() throws {
        // Two lots may be in the two suites at once: 2 × 1440 over day 0's 2160 and over day 1's 1440; days 2 and 3
        // have room for two.
        let yaml = Self.plant(
            "{count: 2, maintenance: [{from: 2027-01-05, to: 2027-01-06, count: 1}]}", "suite: {count: 2}",
            room: "room: suite,")
        let expected = """
            unit-time[tank,2027-01-04]: + 1440 lots[ev,2027-01-04] ≤ 2160
            unit-time[tank,2027-01-05]: + 720 lots[ev,2027-01-04] + 1440 lots[ev,2027-01-05] ≤ 1440
            """
        #expect(try rows("unit-time", of: yaml) == joined(expected))
    }

    @Test("a row stays where lots do not meet in the room: turnaround of the tank outlasts the suite")
    func apart() throws {
        // The suite is free when the next lot starts, the tank is held a day longer.
        let yaml = """
            horizon: {start: 2027-01-04, length: 2 d, tail: 1 d}
            units: {tank: {turnaround: 1 d}}
            rooms: {suite: {}}
            materials: {vial: {unit: vial}}
            recipes:
              ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, unit: tank, room: suite, run: 1 d}}}
            """
        // Day 0 and day 2 have one lot each, alone in the suite on day 0, out of it on day 2.
        let expected = """
            unit-time[tank,2027-01-05]: + 1440 lots[ev,2027-01-04] + 1440 lots[ev,2027-01-05] ≤ 1440
            """
        let text = try rows("unit-time", of: yaml)
        #expect(text == joined(expected))
    }

    @Test("units down and units held at once count once, and never more than there are")
    func downAndHeld() throws {
        // Two tanks, both held to noon; one is down until noon as well. The other half of day 0 has both.
        let yaml = """
            horizon: {start: 2027-01-04, length: 1 d, tail: 1 d}
            units: {tank: {count: 2, maintenance: [{from: 2027-01-04, to: 2027-01-04T12:00, count: 1}]}}
            opening: {units: {tank: {free: 2027-01-04T12:00, count: 2}}}
            materials: {vial: {unit: vial}}
            recipes: {ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, unit: tank, run: 4 h}}}}
            """
        #expect(try rows("unit-time", of: yaml) == "unit-time[tank,2027-01-04]: + 240 lots[ev,2027-01-04] ≤ 1440")
    }

    @Test("open hours only: a tank held overnight counts in its shifts")
    func shifts() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 1 d, tail: 2 d}
            calendars: {day: {mon-fri: 08:00-16:00}}
            units: {tank: {calendar: day}}
            materials: {vial: {unit: vial}}
            recipes:
              ev:
                makes: vial
                yield: 10 vial
                operations: {make: {stage: fill, unit: tank, set-up: 2 h, run: 10 h, pausable: yes, clean: 1 h}}
            """
        // Set-up Monday 8–10, run 10–16 and Tuesday 8–12, clean 12–13: 480 min and 300 min.
        let expected = """
            unit-time[tank,2027-01-04]: + 480 lots[ev,2027-01-04] ≤ 480
            unit-time[tank,2027-01-05]: + 300 lots[ev,2027-01-04] ≤ 480
            """
        #expect(try rows("unit-time", of: yaml) == joined(expected))
    }
}
