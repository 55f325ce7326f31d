// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("Objective")
struct ObjectiveTests {
    @Test("every account at its rate")
    func accounts() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d, tail: 1 d}
            calendars: {day: {mon-fri: 08:00-16:00}}
            units: {tank: {rate: 10 EUR/h}}
            rooms: {suite: {rate: 5 EUR/h, turnaround: 2 h}}
            staff:
              crew:
                headcount: 1
                calendar: day
                productive: 80 %
                rate: 40 EUR/h
                paid: used
                overtime: {limit: 7 h/week, rate: 60 EUR/h}
              qa: {headcount: 2, calendar: day, rate: 30 EUR/h}
            fixed-costs: {facility: 100 EUR/d}
            materials:
              medium: {unit: L, price: 3 EUR/L, pack: 4 L}
              vial:
                unit: vial
                holding: 0.5 EUR/vial/d
                disposal: 1 EUR/vial
                closing-value: 6 EUR/vial
                safety-stock: 3 vial
                shortfall: 2 EUR/vial/d
            opening: {stock: [{material: vial, quantity: 2 vial, released: 2027-01-20}]}
            recipes:
              ev:
                makes: vial
                yield: 10 vial
                cost: 50 EUR
                start-days: [mon]
                operations:
                  make:
                    {stage: fill, unit: tank, room: suite, run: 1 d, staff: {crew: 4 h}, uses: {medium: 2 L}, cost: 20 EUR}
                release: {tests: {sterility: {sample-after: make, elapsed: 7 d, cost: 80 EUR}}}
            demand:
              lines:
                a:
                  material: vial
                  quantity: 8 vial
                  due: 2027-01-06
                  price: 30 EUR/vial
                  late: 1 EUR/vial/d
                  late-cap: 4.5 EUR/vial
                  lost: 9 EUR/vial
            """
        let expected = [
            // Recipe 50, operation 20, tank 24 h × 10, suite 26 h × 5, test 80, crew 4 h / 80 % × 40, and 10 vials in
            // quarantine at the end of the first bucket: 7 d × 0.5.
            "+ 755 lots[ev,2027-01-04]",
            // 4 L × 3.
            "+ 12 purchase[medium,2027-01-04]", "+ 12 purchase[medium,2027-01-11]",
            // Price 30; 4 days late: 4; 5 days late: the cap, 4.5.
            "- 30 delivered[a,2027-01-07]", "- 26 delivered[a,2027-01-11]", "- 25.5 delivered[a,2027-01-12]",
            "+ 9 lost[a]",
            // 7 d × 0.5; 1 d × 0.5 less the closing value of 6.
            "+ 3.5 stock[vial,2027-01-11]", "- 5.5 stock[vial,2027-01-12]",
            "+ discarded[vial,2027-01-11]", "+ discarded[vial,2027-01-12]",
            // (60 − 40) / 80 %.
            "+ 25 overtime[crew,week 1]", "+ 25 overtime[crew,week 2]",
            // 7 d × 2.
            "+ 14 shortfall[vial,2027-01-11]",
            // Roster 2 × 40 h × 30, facility 7 × 100, 2 vials in quarantine: 2 × (3.5 + 0.5 − 6).
            "+ 3096",
        ]
        let found = try objective(of: yaml)
        #expect(found == expected)
    }
}
