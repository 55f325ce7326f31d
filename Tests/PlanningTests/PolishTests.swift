// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import Planning
import Testing

/// What the solver's tolerances leave must not reach the plan.
@Suite("Small print of plans")
struct PolishTests {
    @Test("a lot that is not made delivers nothing, not even a millionth of a dose")
    func noMillionths() throws {
        // One lot costs more than the line brings. The branch that decides against it leaves 4e-8 of a lot: 3e-6 doses.
        let plan = try solve(
            """
            format: exoplan/1
            horizon: {start: 2027-03-01, length: 6 weeks}
            calendars: {care: {mon-sun: 06:00-12:00}}
            units: {tff: {}}
            staff: {crew: {headcount: 2, calendar: care}}
            materials: {p1: {unit: dose}}
            recipes:
              p1: {makes: p1, yield: 40 dose, cost: 2600 EUR, operations: {grow: {stage: culture, set-up: 1 h, run: 5 d, staff: {crew: 7 h}}}}
            options: {second: {unit: tff, cost: 2000 EUR}}
            demand: {lines: {p1: {material: p1, quantity: 17 dose, due: 2027-03-18, price: 141 EUR/dose}}}
            """
        ).plan
        #expect(plan.lots.isEmpty)
        #expect(plan.deliveries.isEmpty)
        #expect(plan.demand.map(\.lost) == [17])
    }
}
