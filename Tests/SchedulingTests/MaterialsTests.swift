// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Scheduling
import TestSupport
import Testing

/// Lots that wait for materials, and what is delivered when lots are late.
@Suite("Materials and deliveries of a schedule")
struct MaterialsTests {
    static let chain = """
        horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks}
        units: {tank: {}, skid: {}}
        materials: {ev: {unit: vial}, bulk: {unit: L}}
        recipes:
          make: {makes: bulk, yield: 5 L, operations: {grow: {stage: culture, unit: tank, run: 2 d}}, release: {review: 1 d}}
          use: {makes: ev, yield: 10 vial, operations: {fill: {stage: fill, unit: skid, run: 6 h, uses: {bulk: 5 L}}}}
        demand: {lines: {first: {material: ev, quantity: 10 vial, due: 2027-01-08, price: 10 EUR/vial}, second: {material: ev, quantity: 10 vial, due: 2027-01-09, price: 30 EUR/vial}}}
        """

    private func plan(_ scenario: Scenario, second: Int = 6) -> HandPlan {
        var plan = HandPlan(scenario)
        plan.start("make", day: 0)
        plan.start("make", day: 0)
        plan.start("use", day: 3)
        plan.start("use", day: 4)
        plan.deliver("first", day: 4, quantity: 10)
        plan.deliver("second", day: second, quantity: 10)
        return plan
    }

    @Test("A lot waits until what it uses is released, and says so")
    func waits() throws {
        let scenario = try scenario(Self.chain)
        let schedule = try #require(Scheduler(scenario).schedule(plan(scenario).plan)).schedule
        #expect(schedule.run("make-002", "grow") == [48, 96])
        #expect(schedule.run("use-001", "fill") == [72, 78])
        #expect(schedule.run("use-002", "fill") == [120, 126])
        #expect(schedule.operations.first { $0.lot == "use-002" }?.reason == "waits for bulk until 2027-01-09 00:00")
    }

    @Test("What is missing leaves at the midnight after it is released")
    func deliveries() throws {
        let scenario = try scenario(Self.chain.replacing("due: 2027-01-09", with: "due: 2027-01-08"))
        let plan = plan(scenario, second: 5)
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.deliveries.map(\.line) == ["first", "second"])
        // The second lot is released at 126 h, on Saturday morning.
        #expect(schedule.deliveries.map(\.at.minutes) == [4 * 1440, 6 * 1440])
        #expect(schedule.deliveries.map(\.daysLate) == [0, 1])
        #expect(schedule.demand.map(\.onTime) == [10, 0])
        #expect(schedule.demand.map(\.late) == [0, 10])
        #expect(schedule.outcome.plannedOnTime == 1)
        #expect(schedule.outcome.scheduledOnTime == 0.25)
    }

    @Test("A lot that may start earlier does where that saves a delivery")
    func earlier() throws {
        let text = """
            horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks}
            units: {skid: {}}
            materials: {ev: {unit: vial}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {run: {stage: culture, unit: skid, run: 20 h}}}}
            demand: {lines: {x: {material: ev, quantity: 20 vial, due: 2027-01-13, price: 10 EUR/vial}}}
            """
        let scenario = try scenario(text)
        var plan = HandPlan(scenario)
        plan.start("a", day: 9)
        plan.start("a", day: 9)
        plan.deliver("x", day: 10, quantity: 20)
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.outcome.scheduledOnTime == 1)
        #expect(schedule.outcome.laterLots == 0)
        #expect(schedule.lots.map(\.start.minutes).min() ?? 0 < 9 * 1440)
    }

    @Test("Product that waits longer loses more, and the net says so")
    func holdLoss() throws {
        let text = """
            horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks}
            units: {tank: {count: 2}, skid: {}}
            materials: {ev: {unit: L}}
            recipes:
              a:
                makes: ev
                yield: 10 L
                operations: {grow: {stage: culture, unit: tank, run: 1 d, hold: 2 d, hold-loss: 10 %/d}, polish: {stage: purification, unit: skid, run: 1 d}}
            demand: {lines: {}}
            """
        let scenario = try scenario(text)
        var plan = HandPlan(scenario)
        plan.start("a", day: 0, origin: .pinned)
        plan.start("a", day: 0, origin: .pinned)
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.lots.map(\.net) == [10, 9])
        #expect(schedule.run("a-002", "grow") == [0, 24])
        #expect(schedule.run("a-002", "polish") == [48, 72])
    }

    @Test("What a commitment takes is made before it, though another lot is worth more")
    func commitment() throws {
        let scenario = try scenario(
            """
            horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks}
            units: {skid: {}}
            materials: {ev: {unit: vial}, bulk: {unit: L}}
            recipes:
              dear: {makes: bulk, yield: 5 L, operations: {run: {stage: fill, unit: skid, run: 10 h}}}
              cheap: {makes: ev, yield: 10 vial, operations: {run: {stage: fill, unit: skid, run: 10 h}}}
            commitments: {show: {at: 2027-01-04T12:00, run: 1 h, uses: {ev: 10 vial}}}
            demand: {lines: {x: {material: bulk, quantity: 5 L, due: 2027-01-05, price: 900 EUR/L}}}
            """)
        var plan = HandPlan(scenario)
        plan.start("dear", day: 0)
        plan.start("cheap", day: 0)
        plan.deliver("x", day: 1, quantity: 5)
        plan.plan.commitments = [
            PlannedCommitment(
                commitment: "show", number: 1,
                during: Interval(from: Instant(minutes: 720), to: Instant(minutes: 780)), share: 1)
        ]
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.run("cheap-001", "run") == [0, 10])
        #expect(schedule.run("dear-001", "run") == [10, 20])
    }
}
