// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@testable import Timing

/// Walks computed by hand; 2027-01-04, day 0, is a Monday.
@Suite("Walks by hand")
struct HandWalkTests {
    /// Two harvests 48 h apart, each concentrated on its own, then pooled.
    static var harvests: TestPlant {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14), .daily("culture", 6, 14)]
        plant.units = [
            .init(name: "incubator"), .init(name: "skid", calendar: "day"), .init(name: "column", calendar: "day"),
        ]
        plant.rooms = [.init(name: "suite", turnaround: .days(2))]
        plant.pools = [
            .init(name: "culture", headcount: 2, calendar: "culture"),
            .init(name: "downstream", headcount: 2, calendar: "day"),
        ]
        plant.operations = [
            .init(
                name: "expand", unit: "incubator", room: "suite", setUp: .hours(1), run: .days(5), hold: .zero,
                staff: [("culture", .hours(11))], uses: [60]),
            .init(
                name: "collect", unit: "incubator", room: "suite", run: .hours(48), clean: .hours(2),
                staff: [("culture", .hours(8))], uses: [5], pattern: .repeated(2, .hours(48))),
            .init(
                name: "concentrate", unit: "skid", setUp: .hours(2), run: .hours(3), clean: .hours(2),
                recovery: Exact(1, over: 2), hold: .days(7), staff: [("downstream", .hours(7))],
                pattern: .forEach("collect")),
            .init(
                name: "polish", unit: "column", run: .hours(4), clean: .hours(1), staff: [("downstream", .hours(8))],
                pattern: .pools("concentrate")),
        ]
        return plant
    }

    private func lot(_ plant: TestPlant, day: Int) throws -> LotTimeline {
        let scenario = plant.scenario
        let walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
        return try #require(walk.walk(plant.recipe, cell: at(day, 0)).timeline)
    }

    @Test("Two harvests, each concentrated, then pooled")
    func twoHarvests() throws {
        let plant = Self.harvests
        // Started on Monday: expand 07:00 to Saturday 07:00, collect to Monday and Wednesday 07:00.
        let lot = try lot(plant, day: 0)
        let found = lot.operations.map { ($0.operation, $0.copy, $0.setUp, $0.run, $0.clean) }
        let expected: [(String, Int, Interval, Interval, Interval)] = [
            ("expand", 1, stretch(0, 6, to: 0, 7), stretch(0, 7, to: 5, 7), stretch(5, 7, to: 5, 7)),
            ("collect", 1, stretch(5, 7, to: 5, 7), stretch(5, 7, to: 7, 7), stretch(7, 7, to: 7, 7)),
            ("collect", 2, stretch(7, 7, to: 7, 7), stretch(7, 7, to: 9, 7), stretch(9, 7, to: 9, 9)),
            // Set-up in the shift before: Friday 12:00 to 14:00, run at the earliest when the harvest is there.
            ("concentrate", 1, stretch(4, 12, to: 4, 14), stretch(7, 7, to: 7, 10), stretch(7, 10, to: 7, 12)),
            ("concentrate", 2, stretch(8, 12, to: 8, 14), stretch(9, 7, to: 9, 10), stretch(9, 10, to: 9, 12)),
            ("polish", 1, stretch(9, 10, to: 9, 10), stretch(9, 10, to: 9, 14), stretch(10, 6, to: 10, 7)),
        ]
        #expect(found.count == expected.count)
        for (index, want) in expected.enumerated() {
            let have = try #require(found.first { $0.0 == plant.operation(want.0) && $0.1 == want.1 })
            // The set-up of the first concentration: the latest that fits before Monday 07:00.
            let setUp = index == 3 ? stretch(4, 12, to: 4, 14) : want.2
            #expect(have.2 == setUp, "set-up of \(want.0) \(want.1)")
            #expect(have.3 == want.3, "run of \(want.0) \(want.1)")
            #expect(have.4 == want.4, "clean of \(want.0) \(want.1)")
        }
        #expect(lot.start == at(0, 6))
        #expect(lot.stored == at(9, 14))
        #expect(lot.released == at(9, 14))
        #expect(lot.net == 500)
        #expect(lot.limitedBy == .yield)
    }

    @Test("Units, rooms, materials and people of two harvests")
    func holdsOfTwoHarvests() throws {
        let plant = Self.harvests
        let lot = try lot(plant, day: 0)
        #expect(lot.roomHolds == [RoomHoldTimes(room: plant.room("suite"), held: stretch(0, 6, to: 11, 9))])
        let incubator = lot.unitHolds.filter { $0.unit == plant.unitClass("incubator") }.map(\.held)
        #expect(incubator == [stretch(0, 6, to: 5, 7), stretch(5, 7, to: 9, 9)])
        let days = lot.unitHeldMinutes(plant.unitClass("skid")).map { [$0.day, $0.minutes] }
        // Friday 12–14, Monday 06–12, Tuesday 12–14, Wednesday 06–12.
        #expect(days == [[4, 120], [7, 360], [8, 120], [9, 360]])
        #expect(lot.uses.map(\.at) == [at(0, 7), at(5, 7), at(7, 7)])
        #expect(lot.uses.map(\.quantity) == [60, 5, 5])
        // Expand: 1 h set-up, 10 h over 07–14 on Monday, 06–14 on four days and 06–07 on Saturday: all in week 0.
        // Collect 1: 8 h over Saturday 07–14, Sunday 06–14 and Monday 06–07, 15/16 of it in week 0.
        let culture = lot.staffMinutes(plant.pool("culture"))
        #expect(culture.map(\.week) == [0, 1])
        #expect(abs(culture[0].normal - 1110) < 1e-9)
        #expect(abs(culture[1].normal - 510) < 1e-9)
        let downstream = lot.staffMinutes(plant.pool("downstream"))
        #expect(downstream.map(\.week) == [0, 1])
        // Week 0 sees the set-up on Friday only.
        #expect(abs(downstream[0].normal - 120) < 1e-9)
        #expect(abs(downstream[1].normal - 1200) < 1e-9)
        #expect(downstream.allSatisfy { $0.cover == 0 })
    }

    @Test("A hold over the weekend loses the right start days")
    func weekendHold() {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14)]
        plant.pools = [.init(name: "purification", calendar: "day")]
        plant.operations = [
            .init(name: "collect", run: .days(1), hold: .hours(24)),
            .init(name: "clarify", run: .hours(2), staff: [("purification", .heads(1))]),
        ]
        let scenario = plant.scenario
        let starts = LotWalk(scenario: scenario, hours: PlantHours(scenario)).starts(of: plant.recipe)
        #expect(starts.count == 28)
        let lost = starts.indices.filter { starts[$0].timeline == nil }
        // Thursday's run ends on Friday 00:00 and is clarified at 06:00; Friday's ends on Saturday 00:00 and would
        // have to wait until Monday 06:00. Saturday's can begin 06:00 and ends 24 h before Monday 06:00.
        #expect(lost == [4, 11, 18, 25])
        #expect(starts[3].timeline?.stored == at(4, 8))
        #expect(starts[5].timeline?.start == at(5, 6))
        let texts = lost.compactMap { index -> String? in
            guard case .lost(let start) = starts[index] else { return nil }
            return start.text
        }
        let text =
            "hold of 24 h after collect is broken: clarify waits for staff purification, "
            + "closed Fri 14:00 to Mon 06:00"
        #expect(texts == Array(repeating: text, count: 4))
    }

    @Test("The broken hold behind a chain of others is named")
    func chainOfHolds() throws {
        var plant = Self.harvests
        plant.operations[0].setUp = .zero
        plant.operations[1].hold = .hours(24)
        plant.operations.insert(.init(name: "seed", hold: .zero, staff: [("culture", .heads(1))]), at: 0)
        let scenario = plant.scenario
        let starts = LotWalk(scenario: scenario, hours: PlantHours(scenario)).starts(of: plant.recipe)
        // Seeded between 06:00 and 14:00; harvests end 7 and 9 days later, an hour after. One on a Saturday is
        // worked on Monday 06:00, too late; one on a Sunday is not.
        let week = starts.prefix(7).map { $0.timeline != nil }
        #expect(week == [true, true, true, false, true, false, true])
        guard case .lost(let thursday) = starts[3] else {
            Issue.record("a start on Thursday cannot keep the hold")
            return
        }
        #expect(
            thursday.text
                == "hold of 24 h after collect is broken: concentrate waits for unit skid, closed Fri 14:00 to Mon 06:00"
        )
        guard case .brokenHold(let broken) = thursday.reason else {
            Issue.record("\(thursday.reason)")
            return
        }
        #expect(broken.predecessor == plant.operation("collect"))
        #expect(broken.successor == plant.operation("concentrate"))
    }

    @Test("A pausable run goes on after breaks, another waits for a shift that holds it")
    func pausableRun() throws {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14)]
        plant.units = [.init(name: "press", calendar: "day")]
        plant.operations = [
            .init(name: "a", unit: "press", run: .hours(12), isPausable: true, clean: .hours(1)),
            .init(name: "b", unit: "press", run: .hours(7), hold: nil),
        ]
        plant.operations[0].hold = nil
        let friday = try lot(plant, day: 4)
        // 8 h on Friday, 4 h on Monday; the clean 10–11 leaves 3 h, so b runs on Tuesday.
        #expect(friday.operations.map(\.run) == [stretch(4, 6, to: 7, 10), stretch(8, 6, to: 8, 13)])
        #expect(friday.operations[0].clean == stretch(7, 10, to: 7, 11))
        let saturday = LotWalk(scenario: plant.scenario, hours: PlantHours(plant.scenario))
            .walk(plant.recipe, cell: at(5, 0))
        guard case .lost(let lost) = saturday else {
            Issue.record("nothing can begin on Saturday")
            return
        }
        #expect(lost.text == "no start within the day: a waits for unit press, closed Fri 14:00 to Mon 06:00")
    }

    @Test("Night shifts join over midnight and belong to the day they begin on")
    func nightShift() throws {
        var plant = TestPlant()
        let night = WorkCalendar.Shift(from: 22 * 60, to: 30 * 60)
        let monday = try #require(CivilDate(iso: "2027-01-11"))
        plant.calendars = [
            .shifts("night", [night], closed: [.init(first: monday, last: monday)])
        ]
        plant.units = [.init(name: "press", calendar: "night")]
        plant.operations = [.init(name: "a", unit: "press", run: .hours(7))]
        #expect(try lot(plant, day: 0).operations[0].run == stretch(0, 22, to: 1, 5))
        // The night from Sunday to the closed Monday is worked, that from Monday on is not.
        let hours = PlantHours(plant.scenario).unit(plant.unitClass("press"))
        #expect(hours.openMinutes(from: at(7, 0), to: at(8, 0)) == 360)
        #expect(hours.openMinutes(from: at(8, 0), to: at(9, 0)) == 120)
    }

    @Test("People in cover hours are booked as cover")
    func coverHours() throws {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14), .daily("week", 6, 12)]
        plant.pools = [.init(name: "team", headcount: 4, calendar: "day", cover: ("week", 1))]
        plant.operations = [.init(name: "a", setUp: .hours(1), run: .hours(4), staff: [("team", .hours(4))])]
        let saturday = try lot(plant, day: 5)
        #expect(saturday.operations[0].run == stretch(5, 7, to: 5, 11))
        let team = plant.pool("team")
        #expect(saturday.staffMinutes(team) == [StaffWeekMinutes(pool: team, week: 0, normal: 0, cover: 240)])
        // Eight hours in the run need two people: on Saturday there is one, on Monday there are four.
        plant.operations[0].staff = [("team", .hours(9))]
        plant.operations[0].hold = nil
        let scenario = plant.scenario
        let walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
        #expect(walk.walk(plant.recipe, cell: at(5, 0)).timeline == nil)
        let monday = try #require(walk.walk(plant.recipe, cell: at(7, 0)).timeline)
        #expect(monday.staffMinutes(team) == [StaffWeekMinutes(pool: team, week: 1, normal: 540, cover: 0)])
    }

    @Test("Heads attend set-up, worked minutes of the run and clean")
    func heads() throws {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14), .weekdays("late", 6, 22)]
        plant.units = [.init(name: "press", calendar: "day")]
        plant.pools = [.init(name: "team", headcount: 2, calendar: "late")]
        plant.operations = [
            .init(
                name: "a", unit: "press", setUp: .hours(1), run: .hours(9), isPausable: true, clean: .hours(2),
                staff: [("team", .heads(2))])
        ]
        let lot = try lot(plant, day: 4)
        #expect(lot.operations[0].run == stretch(4, 7, to: 7, 8))
        #expect(lot.operations[0].clean == stretch(7, 8, to: 7, 10))
        let team = lot.staffMinutes(plant.pool("team"))
        #expect(team.map(\.normal) == [960, 480])
        // Three are more than there are.
        plant.operations[0].staff = [("team", .heads(3))]
        let outcome = LotWalk(scenario: plant.scenario, hours: PlantHours(plant.scenario))
            .walk(plant.recipe, cell: at(4, 0))
        guard case .lost(let lost) = outcome, case .noShift(_, .setUp, _) = lost.reason else {
            Issue.record("three people are never there")
            return
        }
        #expect(lost.text == "set-up of a takes 1 h, longer than any shift of unit press and staff team")
    }
}
