// SPDX-License-Identifier: GPL-3.0-or-later

import TestSupport
import Testing

@testable import Planning

@Suite("Starts that a coarse grid loses")
struct CoarseGridTests {
    private func notes(starts: String, days: String = "") throws -> [String] {
        try PlanningProblem(
            of: scenario(
                """
                horizon: {start: 2027-01-04, length: 14 d, tail: 3 d, starts: \(starts)}
                materials: {ev: {unit: dose}}
                recipes: {r: {makes: ev, yield: 10 dose, \(days) operations: {fill: {stage: fill, run: 5 d}}}}
                """)
        ).notes
    }

    @Test(
        "are told for each recipe",
        arguments: [
            // Lots of five days are released within 17 days when they start on one of 13.
            ("7 d", "", "loses 11 of the 13 starts of a daily grid"),
            ("2 d", "", "loses 6 of the 13 starts of a daily grid"),
            // Cells begin on Mondays; of the days on which it may start half are Thursdays.
            ("7 d", "start-days: [mon, thu],", "loses 2 of the 4 starts of a daily grid"),
        ])
    func told(starts: String, days: String, words: String) throws {
        let found = try notes(starts: starts, days: days)
        #expect(
            found.count == 1 && found[0].hasPrefix("recipe r: the grid of ") && found[0].hasSuffix(words), "\(found)")
    }

    @Test("are none where the grid is fine, or a coarse one loses nothing")
    func none() throws {
        #expect(try notes(starts: "1 d") == [])
        #expect(try notes(starts: "7 d", days: "start-days: [mon],") == [])
    }
}
