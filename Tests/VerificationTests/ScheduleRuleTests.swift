// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("Schedules against the rules of the plant")
struct ScheduleRuleTests {
    /// A change of the small plant, and the fault that its schedule then has.
    struct PlantFault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: FindingKind
        let change: @Sendable (inout PlantBuilder) -> Void

        init(_ title: String, _ kind: FindingKind, _ change: @escaping @Sendable (inout PlantBuilder) -> Void) {
            testDescription = title
            self.kind = kind
            self.change = change
        }
    }

    private func kinds(_ schedule: Schedule, _ plan: Plan, _ scenario: Scenario) -> [FindingKind] {
        ScheduleChecker(scenario).check(schedule, of: plan).findings.map(\.kind)
    }

    private func at(_ minutes: Int) -> Instant { Instant(minutes: minutes) }

    /// Findings of the small plant's schedule in a plant that is changed, with lots later by some time.
    private func found(
        later: Span = .zero, _ change: @Sendable (inout PlantBuilder) -> Void = { _ in }
    ) -> Set<FindingKind> {
        var builder = SmallPlant.builder
        change(&builder)
        let scenario = builder.scenario()
        let plan = SoundPlans.plan(SoundPlans.decisions(in: scenario), in: scenario)
        return Set(kinds(SoundSchedules.schedule(of: plan, in: scenario, later: later), plan, scenario))
    }

    @Test("work is spread as worked out by hand")
    func workByHand() {
        let work = SoundSchedules.small.schedule.work.filter { $0.lot == "msc-001" }
        let lines = work.map {
            "\($0.pool) \($0.task) \($0.copy) \($0.during.from.minutes) \($0.during.to.minutes) \($0.people)"
        }
        #expect(
            lines == [
                "analysts sterility 1 12300 16620 \(120.0 / 1440)", "operators expand 1 360 480 1.0",
                // 600 less 180 for set-up and clean, over 360 + 3 · 480 + 120 normal minutes.
                "operators expand 1 480 6240 0.21875", "operators expand 1 6240 6300 1.0",
                "operators harvest 1 6240 7680 \(480.0 / 360)",
                // Two people have 240 of 420 minutes in the normal hours, so the cover of Sunday helps.
                "operators harvest 2 9120 10560 0.875", "operators concentrate 1 10440 10500 1.0",
                "operators concentrate 1 10500 10680 1.0", "operators harvest 2 10560 10620 1.0",
                "operators concentrate 1 10680 10740 1.0", "operators concentrate 2 11880 11940 1.0",
                "operators concentrate 2 11940 12120 1.0", "operators concentrate 2 12120 12180 1.0",
                "operators polish 1 12180 12300 1.75", "operators polish 1 12300 12330 1.0",
            ])
    }

    @Test("what is left of later lots goes to the lines in the plan's order, as worked out by hand")
    func deliveriesByHand() {
        let (scenario, plan, _) = SoundSchedules.small
        var schedule = SoundSchedules.schedule(of: plan, in: scenario, later: .days(7))
        #expect(
            Set(kinds(schedule, plan, scenario)) == [.scheduledDeliveriesWrong])
        // 565.2 doses are there from 28140 and from 48300 on; the next midnights are 28800 and 48960.
        schedule.deliveries = [
            PlannedDelivery(line: "line-1", at: at(28800), quantity: 400, daysLate: 6),
            PlannedDelivery(line: "line-2", at: at(40320), quantity: 15.2, daysLate: 0),
            PlannedDelivery(line: "line-2", at: at(48960), quantity: 284.8, daysLate: 6),
            PlannedDelivery(line: "line-3", at: at(34560), quantity: 150, daysLate: 0),
            PlannedDelivery(line: "line-3", at: at(48960), quantity: 30, daysLate: 10),
        ]
        (schedule.demand[0].onTime, schedule.demand[0].late) = (0, 400)
        (schedule.demand[1].onTime, schedule.demand[1].late) = (15.2, 284.8)
        SoundSchedules.complete(&schedule, plan, scenario)
        #expect(ScheduleChecker(scenario).check(schedule, of: plan).findings == [])
        #expect(schedule.outcome.laterLots == 2)
        #expect(schedule.outcome.daysLater == 14)
        // A dose for line-3 before line-2 has all is against the order.
        schedule.deliveries[2].quantity = 283.8
        schedule.deliveries[4].quantity = 31
        #expect(kinds(schedule, plan, scenario).contains(.scheduledDeliveriesWrong))
    }

    @Test("a line that may not be later than so much gets nothing after that")
    func latest() {
        var builder = SmallPlant.builder
        builder.lines[0].latest = .days(5)
        let scenario = builder.scenario()
        let plan = SoundPlans.plan(SoundPlans.decisions(in: scenario), in: scenario)
        var schedule = SoundSchedules.schedule(of: plan, in: scenario, later: .days(7))
        schedule.deliveries = [
            PlannedDelivery(line: "line-2", at: at(40320), quantity: 300, daysLate: 0),
            PlannedDelivery(line: "line-3", at: at(34560), quantity: 150, daysLate: 0),
            PlannedDelivery(line: "line-3", at: at(40320), quantity: 30, daysLate: 4),
        ]
        (schedule.demand[0].onTime, schedule.demand[0].lost) = (0, 400)
        SoundSchedules.complete(&schedule, plan, scenario)
        #expect(ScheduleChecker(scenario).check(schedule, of: plan).findings == [])
    }

    @Test("an unplaced lot gives and takes nothing")
    func unplaced() {
        let (scenario, plan, sound) = SoundSchedules.small
        var schedule = sound
        schedule.remove("msc-001")
        schedule.unplaced = [UnplacedLot(lot: "msc-001", reason: "the suite is taken")]
        schedule.rooms[0].number = 1
        for place in schedule.operations.indices where schedule.operations[place].operation == "expand" {
            schedule.operations[place].unitNumber = 1
        }
        schedule.deliveries = [
            PlannedDelivery(line: "line-1", at: at(38880), quantity: 400, daysLate: 13),
            PlannedDelivery(line: "line-2", at: at(40320), quantity: 15.2, daysLate: 0),
            PlannedDelivery(line: "line-3", at: at(38880), quantity: 150, daysLate: 3),
        ]
        (schedule.demand[0].onTime, schedule.demand[0].late) = (0, 400)
        (schedule.demand[1].onTime, schedule.demand[1].lost) = (15.2, 284.8)
        (schedule.demand[2].onTime, schedule.demand[2].late, schedule.demand[2].lost) = (0, 150, 50)
        SoundSchedules.complete(&schedule, plan, scenario)
        #expect(ScheduleChecker(scenario).check(schedule, of: plan).findings == [])
    }

    @Test("one rule of the plant is broken, and that is named", arguments: plantFaults)
    func plants(_ fault: PlantFault) {
        let found = found(fault.change)
        #expect(found.contains(fault.kind), "\(found)")
    }

    static let plantFaults: [PlantFault] = [
        PlantFault("more attend than there are", .peopleShort) { $0.recipes[0].operations[2].heads = ["operators": 3] },
        PlantFault("a second lot on the only reactor", .unitNumberWrong) { $0.units["reactor"]?.count = 1 },
        PlantFault("a reactor in maintenance", .unitOverbooked) {
            $0.units["reactor"]?.maintenance = [outage(day: 4)]
        },
        PlantFault("the suite is closed", .roomOverbooked) { $0.rooms["suite"]?.closed = [outage(day: 4)] },
        PlantFault("starts on Tuesdays only", .startDayNotAllowed) { $0.recipes[0].startDays = [.tue] },
        PlantFault("little productive time, nothing waits", .staffOverbooked) {
            $0.pools[0].productive = Exact(1, over: 5)
            $0.pools[0].slides = .zero
        },
        PlantFault("little cover", .coverExceeded) { $0.pools[0].productive = Exact(1, over: 4) },
        PlantFault("no medium in stock", .stockNegative) { $0.stock = [] },
        PlantFault("a short tail", .releasedAfterTail) {
            $0.tail = .zero
            $0.length = .days(26)
        },
        PlantFault("a polish of more hours than two people have", .runNotStaffed) {
            $0.recipes[0].operations[3].minutes = ["operators": 300]
        },
        PlantFault("earlier lots hold the suite", .roomOverbooked) { $0.heldRooms = [("suite", .start + .days(1))] },
        PlantFault("earlier lots hold the skid", .unitOverbooked) { $0.heldUnits = [("skid", .start + .days(8), 1)] },
    ]

    private static func outage(day: Int) -> Outage {
        PlantBuilder.outage(from: .start + .days(day), to: .start + .days(day + 1))
    }

    @Test("two lots at a time in one room are told by its number and by its count")
    func roomTwice() {
        let (scenario, plan, _) = SoundSchedules.small
        var moved = plan
        moved.lots[1].move(.days(-7))
        var schedule = SoundSchedules.schedule(of: moved, in: scenario)
        for place in schedule.rooms.indices { schedule.rooms[place].number = 1 }
        let found = Set(kinds(schedule, plan, scenario))
        #expect(found.isSuperset(of: [.roomNumbersOverlap, .roomOverbooked]))
    }

    @Test("closures of a room are told as the scenario has them", arguments: 0...3)
    func closures(kind: Int) throws {
        var builder = SmallPlant.builder
        // Behind the last lot's stay; the calendars reach until the last release.
        builder.rooms["suite"]?.closed = [Self.outage(day: 24)]
        let scenario = builder.scenario()
        let plan = SoundPlans.plan(SoundPlans.decisions(in: scenario), in: scenario)
        var schedule = SoundSchedules.schedule(of: plan, in: scenario)
        let suite = try #require(schedule.resources.firstIndex { $0.kind == .room })
        let calendar = try #require(schedule.resources[suite].calendar)
        #expect(schedule.calendars[calendar].count == 2)
        switch kind {
        case 1: schedule.resources[suite].calendar = nil
        case 2: schedule.calendars[calendar][0].to += .hours(1)
        case 3: schedule.calendars[calendar].removeLast()
        default: break
        }
        #expect(kinds(schedule, plan, scenario).contains(.calendarsWrong) == (kind > 0))
    }

    @Test("a lot does not start before the horizon, and a pinned one keeps its day", arguments: [0, 7])
    func starts(days: Int) {
        var builder = SmallPlant.builder
        builder.pinned = [("msc", .start)]
        let scenario = builder.scenario()
        var decisions = SoundPlans.decisions(in: scenario)
        decisions.lots[0].origin = .pinned
        let plan = SoundPlans.plan(decisions, in: scenario)
        let schedule = SoundSchedules.schedule(of: plan, in: scenario, later: .days(days))
        #expect(
            Set(kinds(schedule, plan, scenario)) == (days == 0 ? [] : [.pinnedLotMoved, .scheduledDeliveriesWrong]))
        #expect(found(later: .days(-7)).contains(.startBeforeHorizon))
    }

    @Test("a lot in process keeps its run as it began", arguments: [true, false])
    func inProcess(isKept: Bool) throws {
        var builder = SmallPlant.builder
        builder.inProcess = [("msc", "harvest", at(-4000))]
        builder.lines = []
        builder.recipes[0].operations[3].minutes = [:]
        let scenario = builder.scenario()
        var sketch = LotSketch(
            "msc", cell: -4000, gross: 633, net: 565.2,
            steps: [
                .init("harvest", 1, run: -4000), .init("harvest", 2, run: -1120, clean: 360),
                .init("concentrate", 1, run: 420), .init("concentrate", 2, run: 1860),
                .init("polish", run: 2100),
            ])
        sketch.origin = .inProcess
        let plan = SoundPlans.plan(
            PlanDecisions(lots: [try #require(sketch.lot(in: scenario))]), in: scenario)
        var schedule = SoundSchedules.schedule(of: plan, in: scenario)
        #expect(schedule.work.contains { $0.task == "harvest" && $0.during.from < .start })
        if !isKept {
            for place in schedule.operations.indices where schedule.operations[place].operation == "harvest" {
                schedule.operations[place].run = schedule.operations[place].run.later(.minutes(-10))
            }
        }
        #expect(kinds(schedule, plan, scenario).contains(.cellWrong) == !isKept)
        #expect(kinds(schedule, plan, scenario).isEmpty == isKept)
    }

    @Test("a plan of fractional lots has no schedule")
    func relaxed() {
        let (scenario, original, schedule) = SoundSchedules.small
        var plan = original
        plan.header.isRelaxed = true
        #expect(kinds(schedule, plan, scenario) == [.scheduleUnexpected])
    }
}
