// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Rows: rooms")
struct RoomRowsTests {
    private static let recipe = """
        materials: {vial: {unit: vial}}
        recipes: {ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 2 d}}}}
        """

    @Test("one lot at a time, turnaround included")
    func turnaround() throws {
        // Held for 2 d and 1 d of turnaround: starts of three days in a row exclude each other.
        let yaml = """
            horizon: {start: 2027-01-04, length: 5 d}
            rooms: {suite: {turnaround: 1 d}}
            \(Self.recipe)
            """
        let expected = """
            room-exclusive[suite,2027-01-06]: + lots[ev,2027-01-04] + lots[ev,2027-01-05] + lots[ev,2027-01-06] ≤ 1
            room-exclusive[suite,2027-01-07]: + lots[ev,2027-01-05] + lots[ev,2027-01-06] + lots[ev,2027-01-07] ≤ 1
            room-exclusive[suite,2027-01-08]: + lots[ev,2027-01-06] + lots[ev,2027-01-07] + lots[ev,2027-01-08] ≤ 1
            """
        #expect(try rows("room-exclusive", of: yaml) == joined(expected))
    }

    @Test("two rooms, one held by an earlier lot, both closed for half a day")
    func closureAndOpening() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 6 d}
            rooms: {suite: {count: 2, turnaround: 1 d, closed: [{from: 2027-01-07T12:00, to: 2027-01-08T00:00}]}}
            opening: {rooms: {suite: {free: 2027-01-05T12:00}}}
            \(Self.recipe)
            """
        // Until noon of day 1 one room is left; from noon of day 3 to day 4 none, for all that hold one then.
        let expected = """
            room-exclusive[suite,2027-01-05]: + lots[ev,2027-01-04] + lots[ev,2027-01-05] ≤ 1
            room-exclusive[suite,2027-01-06]: + lots[ev,2027-01-04] + lots[ev,2027-01-05] + lots[ev,2027-01-06] ≤ 2
            room-exclusive[suite,2027-01-07 12:00]: + lots[ev,2027-01-05] + lots[ev,2027-01-06]
                    + lots[ev,2027-01-07] ≤ 0
            room-exclusive[suite,2027-01-08]: + lots[ev,2027-01-06] + lots[ev,2027-01-07] + lots[ev,2027-01-08] ≤ 2
            room-exclusive[suite,2027-01-09]: + lots[ev,2027-01-07] + lots[ev,2027-01-08] + lots[ev,2027-01-09] ≤ 2
            """
        #expect(try rows("room-exclusive", of: yaml) == joined(expected))
    }

    @Test("two recipes meet in a room; a gap between operations is held too")
    func shared() throws {
        // a holds the suite from its first set-up to its last clean in it, the step elsewhere between them included:
        // 1 d + 1 d + 1 d. b holds it for its day.
        let yaml = """
            horizon: {start: 2027-01-04, length: 3 d}
            rooms: {suite: {}}
            materials: {vial: {unit: vial}}
            recipes:
              a:
                makes: vial
                yield: 10 vial
                operations:
                  seed: {stage: culture, room: suite, run: 1 d}
                  away: {stage: harvest, run: 1 d}
                  back: {stage: fill, room: suite, run: 1 d}
              b: {makes: vial, yield: 4 vial, operations: {make: {stage: fill, room: suite, run: 1 d}}}
            """
        let expected = """
            room-exclusive[suite,2027-01-04]: + lots[a,2027-01-04] + lots[b,2027-01-04] ≤ 1
            room-exclusive[suite,2027-01-05]: + lots[a,2027-01-04] + lots[a,2027-01-05] + lots[b,2027-01-05] ≤ 1
            room-exclusive[suite,2027-01-06]: + lots[a,2027-01-04] + lots[a,2027-01-05] + lots[a,2027-01-06]
                    + lots[b,2027-01-06] ≤ 1
            """
        #expect(try rows("room-exclusive", of: yaml) == joined(expected))
    }
}
