// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: rooms that hold a key")
struct RoomKeyRowsTests {
    private static func plant(_ room: String, opening: String = "") -> String {
        """
        horizon: {start: 2027-01-04, length: 3 d}
        rooms: {suite: {\(room)}}
        materials: {a: {unit: vial}, b: {unit: vial}}
        \(opening)
        recipes:
          a: {makes: a, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 1 d}}}
          b: {makes: b, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 1 d}}}
        """
    }

    @Test("one lot at a time, a day of changeover between products but not within one")
    func single() throws {
        // Lots of a day: those of one day exclude each other, and the other product a day before and after.
        let expected = """
            room-key[suite,2027-01-04,0]: + lots[a,2027-01-04] + lots[b,2027-01-04] ≤ 1
            room-key[suite,2027-01-05,1]: + lots[a,2027-01-05] + lots[b,2027-01-05] ≤ 1
            room-key[suite,2027-01-06,2]: + lots[a,2027-01-06] + lots[b,2027-01-06] ≤ 1
            room-key[suite,2027-01-05,3]: + lots[a,2027-01-05] + lots[b,2027-01-04] ≤ 1
            room-key[suite,2027-01-06,4]: + lots[a,2027-01-06] + lots[b,2027-01-05] ≤ 1
            room-key[suite,2027-01-05,5]: + lots[a,2027-01-04] + lots[b,2027-01-05] ≤ 1
            room-key[suite,2027-01-06,6]: + lots[a,2027-01-05] + lots[b,2027-01-06] ≤ 1
            """
        let yaml = Self.plant("holds: product, capacity: 1, changeover: {time: 1 d}")
        #expect(try rows("room-key", of: yaml) == joined(expected))
        #expect(try rows("room-exclusive", of: yaml).isEmpty)
    }

    @Test("two lots of a product together: presence says which product is there")
    func shared() throws {
        let yaml = Self.plant("holds: product, capacity: 2")
        let apart = """
            room-key[suite,2027-01-04,0]: + room-present[suite,a,2027-01-04] + room-present[suite,b,2027-01-04] ≤ 1
            room-key[suite,2027-01-05,1]: + room-present[suite,a,2027-01-05] + room-present[suite,b,2027-01-05] ≤ 1
            room-key[suite,2027-01-06,2]: + room-present[suite,a,2027-01-06] + room-present[suite,b,2027-01-06] ≤ 1
            """
        #expect(try rows("room-key", of: yaml) == joined(apart))
        let lots = """
            room-lots[suite,a,2027-01-04]: + lots[a,2027-01-04] - 2 room-present[suite,a,2027-01-04] ≤ 0
            room-lots[suite,b,2027-01-04]: + lots[b,2027-01-04] - 2 room-present[suite,b,2027-01-04] ≤ 0
            room-lots[suite,a,2027-01-05]: + lots[a,2027-01-05] - 2 room-present[suite,a,2027-01-05] ≤ 0
            room-lots[suite,b,2027-01-05]: + lots[b,2027-01-05] - 2 room-present[suite,b,2027-01-05] ≤ 0
            room-lots[suite,a,2027-01-06]: + lots[a,2027-01-06] - 2 room-present[suite,a,2027-01-06] ≤ 0
            room-lots[suite,b,2027-01-06]: + lots[b,2027-01-06] - 2 room-present[suite,b,2027-01-06] ≤ 0
            """
        #expect(try rows("room-lots", of: yaml) == joined(lots))
    }

    @Test("the last holder's changeover keeps other products out for two days from its leaving")
    func opening() throws {
        let yaml = Self.plant(
            "holds: product, capacity: 1, changeovers: [{from: a, time: 2 d}]",
            opening: "opening: {rooms: {suite: {free: 2027-01-03T12:00, last: a}}}")
        let expected = """
            room-opening[suite]: + lots[b,2027-01-04] + lots[b,2027-01-05] ≤ 0
            """
        #expect(try rows("room-opening", of: yaml) == joined(expected))
    }

    @Test("a unit that holds a product: one lot at a time from first set-up to last clean; no rows of its hours")
    func unit() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 2 d}
            units: {skid: {holds: product, turnaround: 1 h, changeover: {time: 1 d, cost: 70 EUR}}}
            materials: {a: {unit: vial}, b: {unit: vial}}
            opening: {units: {skid: {free: 2027-01-03T12:00, last: a}}}
            recipes:
              a:
                makes: a
                yield: 10 vial
                operations:
                  make: {stage: fill, unit: skid, run: 3 h, hold: 1 d}
                  wait: {stage: fill, run: 24 h, hold: 1 d}
                  finish: {stage: fill, unit: skid, run: 2 h}
              b: {makes: b, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 h}}}
            """
        // a keeps the skid for 30 hours, b for 3; each keeps the other product out for a day after it.
        let expected = """
            unit-key[skid,2027-01-04,0]: + lots[a,2027-01-04] + lots[b,2027-01-04] ≤ 1
            unit-key[skid,2027-01-05,1]: + lots[a,2027-01-04] + lots[a,2027-01-05] + lots[b,2027-01-05] ≤ 1
            unit-key[skid,2027-01-05,2]: + lots[a,2027-01-04] + lots[a,2027-01-05] + lots[b,2027-01-04] ≤ 1
            """
        let rows = try rows("unit-key", of: yaml)
        #expect(rows == joined(expected))
        #expect(try PlanningTests.rows("unit-time", of: yaml).isEmpty)
        let opening = "unit-opening[skid]: + lots[b,2027-01-04] ≤ 0"
        #expect(try PlanningTests.rows("unit-opening", of: yaml) == opening)
        #expect(try objective(of: yaml).contains("+ 70 unit-change[skid,a,b,2027-01-04]"))
    }

    @Test("changes of key cost money from the last holder on")
    func cost() throws {
        let yaml = Self.plant(
            "holds: product, capacity: 1, changeover: {cost: 70 EUR}",
            opening: "opening: {rooms: {suite: {free: 2027-01-03, last: a}}}")
        let states = """
            room-turn[suite,a,2027-01-04]: + room-held[suite,a,2027-01-04] - room-change[suite,b,a,2027-01-04]
                    - room-change[suite,nobody,a,2027-01-04] + room-change[suite,a,b,2027-01-04] = 1
            room-turn[suite,b,2027-01-04]: + room-held[suite,b,2027-01-04] + room-change[suite,b,a,2027-01-04]
                    - room-change[suite,a,b,2027-01-04] - room-change[suite,nobody,b,2027-01-04] = 0
            """
        let turns = try rows("room-turn", of: yaml).split(separator: "\n").prefix(2).joined(separator: "\n")
        #expect(turns == joined(states))
        let kept = try rows("room-keep", of: yaml).split(separator: "\n").first.map(String.init)
        #expect(kept == "room-keep[suite,0]: + lots[a,2027-01-04] - room-held[suite,a,2027-01-04] ≤ 0")
        let terms = try objective(of: yaml).filter { $0.contains("room-change") }
        #expect(terms.contains("+ 70 room-change[suite,a,b,2027-01-04]"))
        #expect(!terms.contains { $0.contains("nobody") })
    }

    @Test("a campaign of two lots at least: one unit flows from nobody through the lots")
    func campaign() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 2 d}
            units: {skid: {holds: product, campaign: {shortest: 2, lead: 1 d, cost: 70 EUR}}}
            materials: {a: {unit: vial}}
            recipes: {a: {makes: a, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 1 d}}}}
            """
        // On the first day the lead is not over, so that lot is never run, and no campaign has a second one: of fifteen
        // parts of ways four are left.
        let expected = """
            unit-campaign[skid,ready a 2027-01-05]: - unit-campaigns[skid,go nobody a]
                    + unit-campaigns[skid,run a 2027-01-05 1 0] = 0
            unit-campaign[skid,begin]: + unit-campaigns[skid,end nobody] + unit-campaigns[skid,go nobody a] = 1
            unit-campaign[skid,lot a 2027-01-04 0]: + lots[a,2027-01-04] = 0
            unit-campaign[skid,lot a 2027-01-05 1]: + lots[a,2027-01-05]
                    - unit-campaigns[skid,run a 2027-01-05 1 0] = 0
            unit-campaign[skid,left a 1 2027-01-06]: - unit-campaigns[skid,run a 2027-01-05 1 0]
                    + unit-campaigns[skid,end a 1 2027-01-06] = 0
            """
        let made = try rows("unit-campaign", of: yaml)
        #expect(made == joined(expected))
        let terms = try objective(of: yaml).filter { $0.contains("unit-campaigns") }
        #expect(terms == ["+ 70 unit-campaigns[skid,go nobody a]"])
    }
}
