// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("Rooms that hold a key, checked")
struct RoomKeyTests {
    /// Lots of two days each in a suite, started on these days.
    private func decisions(
        _ starts: [(recipe: String, day: Int)], in scenario: Scenario
    ) throws -> PlanDecisions {
        var numbers: [String: Int] = [:]
        let lots = try starts.map { start in
            numbers[start.recipe, default: 0] += 1
            let sketch = LotSketch(
                start.recipe, number: numbers[start.recipe] ?? 1, cell: start.day * 1440, gross: 10, net: 10,
                steps: [.init("make", run: start.day * 1440)])
            return try #require(sketch.lot(in: scenario))
        }
        return PlanDecisions(lots: lots.sorted { $0.name < $1.name })
    }

    private func suite(_ room: String, opening: String = "") throws -> Scenario {
        try scenario(
            """
            horizon: {start: 2027-01-04, length: 14 d, tail: 7 d}
            rooms: {suite: {\(room)}}
            materials: {a: {unit: vial}, b: {unit: vial}}
            \(opening)
            recipes:
              a: {makes: a, gmo: yes, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 2 d}}}
              b: {makes: b, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 2 d}}}
            """)
    }

    @Test(
        "lots of one product share, others wait for the changeover",
        arguments: [
            ([("a", 0), ("a", 1), ("b", 6)], []),
            ([("a", 0), ("a", 1), ("b", 5)], [.changeoverTooShort]),
            ([("a", 0), ("b", 1)], [.roomKeysMixed]),
            ([("a", 0), ("a", 1), ("a", 1)], [.roomOverbooked]),
            ([("b", 0), ("a", 2)], [.changeoverTooShort]),
            ([("b", 0), ("a", 3)], []),
            // b is there in between, but the days since a has left still count.
            ([("a", 0), ("b", 5), ("a", 8)], []),
        ] as [([(String, Int)], [FindingKind])])
    func times(starts: [(String, Int)], kinds: [FindingKind]) throws {
        let scenario = try suite(
            "holds: product, capacity: 2, changeover: {time: 1 d}, changeovers: [{by: gmo, from: gmo, time: 3 d}]")
        let decisions = try decisions(starts.map { ($0.0, $0.1) }, in: scenario)
        #expect(PlanChecker(scenario).evaluate(decisions).findings.map(\.kind) == kinds)
    }

    @Test(
        "one lot at a time on a unit that holds a product, from first set-up to last clean",
        arguments: [
            ([("a", 0), ("a", 2), ("b", 7)], []),
            ([("a", 0), ("a", 1)], [.unitTaken]),
            ([("a", 0), ("b", 1)], [.unitTaken]),
            ([("a", 0), ("b", 4)], [.changeoverTooShort]),
            ([("b", 0), ("a", 2)], [.changeoverTooShort]),
        ] as [([(String, Int)], [FindingKind])])
    func units(starts: [(String, Int)], kinds: [FindingKind]) throws {
        let scenario = try scenario(
            """
            horizon: {start: 2027-01-04, length: 14 d, tail: 7 d}
            units: {skid: {holds: product, changeover: {time: 1 d}, changeovers: [{by: gmo, from: gmo, time: 3 d}]}}
            materials: {a: {unit: vial}, b: {unit: vial}}
            recipes:
              a: {makes: a, gmo: yes, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 d}}}
              b: {makes: b, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 d}}}
            """)
        let decisions = try decisions(starts.map { ($0.0, $0.1) }, in: scenario)
        // Lots that overlap hold more of the unit's day than there is, too.
        let found = PlanChecker(scenario).evaluate(decisions).findings.map(\.kind).filter { $0 != .unitOverbooked }
        #expect(found == kinds)
    }

    @Test(
        "campaigns of two to three lots, a day of idle time at most, two days of lead, a week long",
        arguments: [
            ([("a", 2), ("a", 4)], "", []),
            ([("a", 2), ("a", 5), ("a", 8)], "", []),
            // The first one waits for the lead; the last one comes in the eighth day of its campaign.
            ([("a", 1), ("a", 3)], "", [.campaignWrong]),
            ([("a", 2), ("a", 5), ("a", 8)], "7 d", [.campaignWrong]),
            ([("a", 2), ("a", 4), ("a", 6), ("a", 8)], "", [.campaignWrong]),
            // One lot is too few for a, and for b, which nobody could go on with at the end.
            ([("a", 2), ("b", 7)], "", [.campaignWrong, .campaignWrong]),
            ([("a", 2), ("a", 4), ("b", 9), ("b", 11)], "", []),
            // This one is open at the end.
            ([("a", 2), ("a", 4), ("b", 12)], "", []),
            ([("a", 2), ("a", 4), ("b", 9)], "", [.campaignWrong]),
            ([("a", 2), ("a", 4), ("b", 8), ("b", 10)], "", [.changeoverTooShort]),
            // Two days of idle time: a campaign of its own, for which there is no time to get ready after one day more.
            ([("a", 2), ("a", 4), ("a", 8), ("a", 10)], "", []),
        ] as [([(String, Int)], String, [FindingKind])])
    func campaigns(starts: [(String, Int)], lasts: String, kinds: [FindingKind]) throws {
        let lasting = lasts.isEmpty ? "" : ", lasts: \(lasts)"
        let scenario = try suite(
            "holds: product, capacity: 1, changeover: {time: 1 d}, "
                + "campaign: {shortest: 2, longest: 3, gap: 1 d, lead: 2 d, cost: 30 EUR\(lasting)}")
        let decisions = try decisions(starts.map { ($0.0, $0.1) }, in: scenario)
        let evaluation = PlanChecker(scenario).evaluate(decisions)
        #expect(evaluation.findings.map(\.kind) == kinds)
        #expect(evaluation.contribution == Money(cents: -3_000 * Int64(evaluation.campaigns.count)))
        guard kinds.isEmpty else { return }
        var plan = SoundPlans.plan(decisions, in: scenario)
        #expect(PlanChecker(scenario).check(plan).findings == [])
        plan.campaigns[0].lots += 1
        let wrong = PlanChecker(scenario).check(plan).findings.map(\.kind)
        #expect(wrong == [.campaignTableWrong, .campaignTableWrong])
    }

    @Test(
        "a unit is set up once for each product of a bucket, in its hours",
        arguments: [
            ([("a", 0), ("a", 0)], 1, []),
            ([("a", 0), ("b", 0)], 2, [.unitOverbooked]),
            ([("a", 0), ("b", 1)], 2, []),
            ([("a", 0), ("a", 0), ("a", 0)], 1, [.unitOverbooked]),
        ] as [([(String, Int)], Int, [FindingKind])])
    func setUps(starts: [(String, Int)], count: Int, kinds: [FindingKind]) throws {
        let scenario = try scenario(
            """
            horizon: {start: 2027-01-04, length: 7 d, tail: 7 d, bucket: 1 d}
            calendars: {open: {mon-sun: 00:00-05:00}}
            units: {line: {calendar: open, set-ups: {a: {time: 1 h, cost: 7 EUR}, b: {time: 2 h, cost: 7 EUR}}}}
            materials: {a: {unit: vial}, b: {unit: vial}}
            recipes:
              a: {makes: a, yield: 10 vial, operations: {make: {stage: fill, unit: line, run: 2 h}}}
              b: {makes: b, yield: 10 vial, operations: {make: {stage: fill, unit: line, run: 2 h}}}
            """)
        let decisions = try decisions(starts.map { ($0.0, $0.1) }, in: scenario)
        let evaluation = PlanChecker(scenario).evaluate(decisions)
        #expect(Set(evaluation.findings.map(\.kind)) == Set(kinds))
        #expect(evaluation.setUps.count == count)
        #expect(evaluation.contribution == Money(cents: -700 * Int64(count)))
        guard kinds.isEmpty else { return }
        var plan = SoundPlans.plan(decisions, in: scenario)
        #expect(PlanChecker(scenario).check(plan).findings == [])
        plan.setUps.removeLast()
        #expect(PlanChecker(scenario).check(plan).findings.map(\.kind) == [.setUpTableWrong])
    }

    @Test("changeovers are told and paid, from the last holder before the plan on")
    func money() throws {
        let scenario = try suite(
            "holds: product, capacity: 1, changeover: {time: 1 d, cost: 70 EUR}",
            opening: "opening: {rooms: {suite: {free: 2027-01-03, last: b}}}")
        let decisions = try decisions([("a", 0), ("a", 2), ("b", 5)], in: scenario)
        let evaluation = PlanChecker(scenario).evaluate(decisions)
        #expect(evaluation.findings.isEmpty)
        #expect(evaluation.changeovers.map(\.entered.minutes) == [0, 7200])
        #expect(evaluation.changeovers.map(\.left.minutes) == [-1440, 5760])
        #expect(evaluation.contribution == Money(cents: -14_000))
        var plan = SoundPlans.plan(decisions, in: scenario)
        #expect(PlanChecker(scenario).check(plan).findings == [])
        plan.changeovers.removeLast()
        #expect(PlanChecker(scenario).check(plan).findings.map(\.kind) == [.changeoverTableWrong])
        plan.changeovers = evaluation.changeovers
        plan.changeovers[0].cost = Money(cents: 1)
        let kinds = PlanChecker(scenario).check(plan).findings.map(\.kind)
        #expect(kinds == [.changeoverTableWrong, .changeoverTableWrong])
        plan.changeovers = evaluation.changeovers.reversed()
        #expect(PlanChecker(scenario).check(plan).findings.map(\.kind) == [.orderBroken])
    }

    @Test("the last holder keeps other products out", arguments: [(0, [FindingKind.changeoverTooShort]), (1, [])])
    func opening(day: Int, kinds: [FindingKind]) throws {
        let scenario = try suite(
            "holds: product, changeover: {time: 1 d}",
            opening: "opening: {rooms: {suite: {free: 2027-01-03T12:00, last: a}}}")
        let decisions = try decisions([("b", day)], in: scenario)
        #expect(PlanChecker(scenario).evaluate(decisions).findings.map(\.kind) == kinds)
    }
}
