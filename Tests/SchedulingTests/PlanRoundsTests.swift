// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Scheduling
import TestSupport
import Testing

/// How many rounds are made, and which one is kept, where each brings what the test says.
@Suite("Rounds of plan and timetable")
struct PlanRoundsTests {
    /// Runs rounds whose timetables lose the given worths, one after the other, and a tenth of the planned worth each.
    ///
    /// - Returns: The worth lost by the round that was kept, the rounds that are told, and how many limits each plan got.
    func run(losing worths: [Double], most: Int = 5) throws -> (kept: Double, rounds: Int, limits: [Int]) {
        let scenario = try scenario(PlacingTests.head + PlacingTests.oneUnit)
        var hand = HandPlan(scenario)
        hand.start("a", day: 0)
        let plan = hand.plan
        let made = try #require(Scheduler(scenario).schedule(plan))
        let hours = Interval(from: Instant(minutes: 0), to: Instant(minutes: 1440))
        var round = 0
        var limits: [Int] = []
        let answer = PlanRounds(most: most).run(
            plan, gap: 0.01,
            timetable: { _ in
                var one = made
                (one.schedule.outcome.plannedOnTime, one.schedule.outcome.scheduledOnTime) = (1, 0.9)
                one.limits = [CapacityLimit(kind: .unit, resource: "skid", during: hours, minutes: Double(round))]
                one.missing = worths[min(round, worths.count - 1)]
                round += 1
                return one
            },
            plan: {
                limits.append($0.count)
                return plan
            })
        let best = try #require(answer)
        return (best.timetable.missing, best.timetable.schedule.outcome.rounds, limits)
    }

    @Test("rounds go on while each brings something, and every plan keeps the limits of all before")
    func gains() throws {
        let outcome = try run(losing: [100, 60, 30, 30])
        #expect(outcome.kept == 30)
        #expect(outcome.rounds == 4)
        #expect(outcome.limits == [1, 2, 3])
    }

    @Test("the first round that brings nothing is the last")
    func idle() throws {
        let outcome = try run(losing: [100, 120, 10])
        #expect(outcome.kept == 100)
        #expect(outcome.rounds == 2)
        #expect(outcome.limits == [1])
    }

    @Test("no more rounds than asked for")
    func most() throws {
        let outcome = try run(losing: [100, 60, 30, 10], most: 3)
        #expect(outcome.kept == 30)
        #expect(outcome.rounds == 3)
    }
}
