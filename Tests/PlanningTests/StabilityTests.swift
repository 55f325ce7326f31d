// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Stability pulls")
struct StabilityTests {
    /// One lot a day may start on four days; it is worth 1000 EUR and pulled a week after it is stored.
    private static func yaml(_ stability: String, heads: Int = 1, tail: Int = 35, opening: String = "") -> String {
        """
        horizon: {start: 2027-01-04, length: 4 d, tail: \(tail) d, deliveries: 1 d}
        calendars: {day: {mon-fri: 08:00-16:00}}
        rooms: {suite: {}}
        staff: {analysts: {headcount: \(heads), calendar: day, slides: 0 d, paid: used, rate: 10 EUR/h, productive: 50 %}}
        materials: {vial: {unit: vial}}
        \(opening)
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            operations: {make: {stage: fill, room: suite, run: 1 d}}
            release: {stability: {\(stability)}}
        demand:
          lines: {a: {material: vial, quantity: 900 vial, due: 2027-01-10, price: 100 EUR/vial}}
        """
    }

    @Test("pulls take hours in their weeks and money; those after the tail do not count")
    func byHand() throws {
        let (scenario, plan) = try solve(
            Self.yaml("after: [1 months, 7 d, 3 months], staff: {analysts: 3 h}, cost: 50 EUR"))
        // Four lots, stored on the 5th to 8th: pulled a week and, up to 12 February, a month later.
        #expect(
            plan.lots.map { $0.pulls?.map { $0.minutes / 1440 } ?? [] } == [[8, 32], [9, 33], [10, 34], [11, 35]])
        #expect(plan.staff.map(\.hours) == [0, 12, 0, 0, 9, 3])
        let accounts = Dictionary(plan.ledger.map { ($0.account, $0.amount.cents) }, uniquingKeysWith: +)
        #expect(accounts[.tests] == -8 * 5000)
        #expect(accounts[.staffUsed] == -8 * 3 * 2000)
        #expect(plan.lotCosts.allSatisfy { $0.tests.cents == 10_000 && $0.staff.cents == 2 * 3 * 2000 })
        var wrong = plan
        // Another instant leaves the shares of cost as they are; without pulls they are wrong as well.
        wrong.lots[0].pulls?[0] = Instant(minutes: 0)
        #expect(Set(PlanChecker(scenario).check(wrong).findings.map(\.kind)) == [.pullsWrong])
        wrong.lots[0].pulls = nil
        #expect(Set(PlanChecker(scenario).check(wrong).findings.map(\.kind)) == [.pullsWrong, .costShareWrong])
        wrong = plan
        wrong.staff[1].hours = 0
        #expect(PlanChecker(scenario).check(wrong).findings.contains { $0.kind == .staffTableWrong })
    }

    @Test(
        "a week with too few people lets fewer lots start", arguments: [(5, 4), (6, 3), (10, 2), (20, 1), (21, 0)])
    func capacity(hours: Int, lots: Int) throws {
        // One analyst works 20 h a week, and all four lots would be pulled in one week.
        let (_, plan) = try solve(Self.yaml("after: 7 d, staff: {analysts: \(hours) h}"))
        #expect(plan.lots.count == lots)
        let relaxed = try solve(Self.yaml("after: 7 d, staff: {analysts: \(hours) h}"), isRelaxed: true).plan
        #expect(relaxed.outcome.objective >= plan.outcome.objective - 1e-6)
        #expect(try solve(Self.yaml("after: 7 d, staff: {analysts: \(hours) h}", heads: 2)).plan.lots.count >= lots)
    }

    @Test("rows take in pulls, also of a lot in process")
    func rowTexts() throws {
        let yaml = Self.yaml(
            "after: 7 d, staff: {analysts: 3 h}", tail: 14,
            opening: "opening: {lots: [{recipe: ev, operation: make, started: 2027-01-03T12:00}]}")
        #expect(
            try rows("staff-time", of: yaml)
                == """
                staff-time[analysts,2027-01-11]: + 3 lots[ev,2027-01-03 12:00] + 3 lots[ev,2027-01-04] \
                + 3 lots[ev,2027-01-05] + 3 lots[ev,2027-01-06] + 3 lots[ev,2027-01-07] ≤ 20
                """)
    }
}
