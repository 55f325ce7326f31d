// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@testable import Timing

@Suite("Own units, lots in process, starts that cannot be")
struct SpecialWalkTests {
    private func walk(_ plant: TestPlant) -> LotWalk {
        let scenario = plant.scenario
        return LotWalk(scenario: scenario, hours: PlantHours(scenario))
    }

    private func reason(_ outcome: StartOutcome) -> LostStart.Reason? {
        if case .lost(let lost) = outcome { lost.reason } else { nil }
    }

    private func text(_ outcome: StartOutcome) -> String? {
        if case .lost(let lost) = outcome { lost.text } else { nil }
    }

    @Test("A lot waits for its own unit, not for its turnaround")
    func ownUnit() throws {
        var plant = TestPlant()
        plant.units = [.init(name: "skid", count: 1, turnaround: .hours(5))]
        plant.operations = [
            .init(name: "collect", run: .hours(2), hold: nil, pattern: .repeated(3, .hours(2))),
            .init(
                name: "spin", unit: "skid", run: .hours(3), clean: .hours(1), hold: nil, pattern: .forEach("collect")),
            .init(name: "pool", pattern: .pools("spin")),
        ]
        var lot = try #require(walk(plant).walk(plant.recipe, cell: at(0, 0)).timeline)
        let spins = lot.operations.filter { $0.operation == plant.operation("spin") }
        #expect(spins.map(\.run) == [stretch(0, 2, to: 0, 5), stretch(0, 6, to: 0, 9), stretch(0, 10, to: 0, 13)])
        #expect(spins.map(\.copy) == [1, 2, 3])
        #expect(
            lot.unitHolds.map(\.held) == [stretch(0, 2, to: 0, 6), stretch(0, 6, to: 0, 10), stretch(0, 10, to: 0, 19)])
        #expect(lot.stored == at(0, 14))
        // Two skids: the third spin waits for the first.
        plant.units[0].count = 2
        lot = try #require(walk(plant).walk(plant.recipe, cell: at(0, 0)).timeline)
        let two = lot.operations.filter { $0.operation == plant.operation("spin") }.map(\.run.from)
        #expect(two == [at(0, 2), at(0, 4), at(0, 6)])
    }

    @Test("A unit that the lot itself holds breaks a hold")
    func ownUnitBreaksHold() {
        var plant = TestPlant()
        plant.units = [.init(name: "hood")]
        plant.operations = [
            .init(name: "a", unit: "hood", run: .hours(2), clean: .hours(1), hold: .zero),
            .init(name: "b", unit: "hood", run: .hours(1)),
        ]
        #expect(
            text(walk(plant).walk(plant.recipe, cell: at(0, 0)))
                == "no hold is allowed after a: b waits for unit hood, used by a")
    }

    @Test("Holds that can never be kept end the walk", arguments: [true, false])
    func neverSettles(hasFreeStart: Bool) {
        var plant = TestPlant()
        plant.operations = [
            .init(name: "seed", hold: hasFreeStart ? nil : .zero),
            // The first collection waits 48 h for the second, whenever they begin.
            .init(name: "collect", run: .hours(24), hold: .hours(24), pattern: .repeated(2, .hours(48))),
            .init(name: "pool", pattern: .pools("collect")),
        ]
        let outcome = walk(plant).walk(plant.recipe, cell: at(0, 0))
        guard case .brokenHold(let broken) = reason(outcome) else {
            Issue.record("\(outcome)")
            return
        }
        #expect(broken.predecessor == plant.operation("collect"))
        #expect(broken.successor == plant.operation("pool"))
        #expect(broken.delay == .circular(plant.operation("collect")))
        #expect(text(outcome) == "hold of 24 h after collect is too short for pool, whatever the start")
    }

    @Test("Predecessors go first on a unit, however early the successor's set-up could be")
    func predecessorsFirst() throws {
        var plant = TestPlant()
        plant.units = [.init(name: "hood")]
        plant.operations = [
            .init(name: "z", unit: "hood", run: .hours(1)), .init(name: "a", unit: "hood", setUp: .hours(3)),
        ]
        let lot = try #require(walk(plant).walk(plant.recipe, cell: at(0, 0)).timeline)
        #expect(lot.operations.map(\.run) == [stretch(0, 0, to: 0, 1), stretch(0, 4, to: 0, 5)])
    }

    @Test("Start days are kept")
    func startDays() {
        var plant = TestPlant()
        plant.operations = [.init(name: "a")]
        plant.startDays = [.mon, .wed]
        let starts = walk(plant).starts(of: plant.recipe)
        #expect(starts.prefix(8).map { $0.timeline != nil } == [true, false, true, false, false, false, false, true])
        #expect(reason(starts[1]) == .startDay)
        #expect(text(starts[1]) == "lots start on Mon and Wed only")
    }

    @Test("A run that no week can staff, and one longer than any shift")
    func never() {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14)]
        plant.units = [.init(name: "press", calendar: "day")]
        plant.pools = [.init(name: "team", headcount: 1, calendar: "day")]
        plant.operations = [.init(name: "a", run: .hours(4), staff: [("team", .hours(5))])]
        var outcome = walk(plant).walk(plant.recipe, cell: at(0, 0))
        #expect(reason(outcome) == .understaffedRun(plant.operation("a"), plant.pool("team")))
        #expect(text(outcome) == "run of a (4 h) never has enough open hours of staff team")
        plant.operations = [.init(name: "a", unit: "press", run: .hours(9))]
        outcome = walk(plant).walk(plant.recipe, cell: at(0, 0))
        #expect(text(outcome) == "run of a takes 9 h, longer than any shift of unit press")
        plant.operations = [.init(name: "a", run: .days(900), hold: nil), .init(name: "b", unit: "press")]
        outcome = walk(plant).walk(plant.recipe, cell: at(0, 0))
        #expect(reason(outcome) == .beyondCalendars)
        plant.operations = [.init(name: "a")]
        plant.review = .init("review", "", .span(.days(900)))
        outcome = walk(plant).walk(plant.recipe, cell: at(0, 0))
        #expect(reason(outcome) == .beyondCalendars)
    }

    @Test("Hours move a run on to where people are")
    func staffedRun() throws {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14)]
        plant.pools = [.init(name: "team", headcount: 2, calendar: "day")]
        plant.operations = [.init(name: "a", run: .hours(10), staff: [("team", .hours(9))])]
        // Four and a half hours of two people: from 00:30 to 10:30.
        let lot = try #require(walk(plant).walk(plant.recipe, cell: at(0, 0)).timeline)
        #expect(lot.start == at(0, 0, 30))
        // Fewer hours than set-up and clean take are shared between them.
        plant.operations = [.init(name: "a", setUp: .hours(3), clean: .hours(1), staff: [("team", .hours(2))])]
        let small = try #require(walk(plant).walk(plant.recipe, cell: at(0, 0)).timeline)
        #expect(small.staff.map(\.normalMinutes) == [90, 30])
        #expect(small.staff.map(\.during) == [stretch(0, 6, to: 0, 9), stretch(0, 10, to: 0, 11)])
    }

    @Test("A wider grid lets a lot start on a later day of its cell")
    func widerGrid() throws {
        var plant = TestPlant()
        plant.grid = .days(7)
        plant.calendars = [.shifts("thursday", [.init(from: 480, to: 960)], on: [.thu])]
        plant.units = [.init(name: "press", calendar: "thursday")]
        plant.operations = [.init(name: "a", unit: "press")]
        let starts = walk(plant).starts(of: plant.recipe)
        #expect(starts.map { $0.timeline?.start } == [at(3, 8), at(10, 8), at(17, 8), at(24, 8)])
    }

    @Test("What is left of a lot in process")
    func inProcess() throws {
        var plant = HandWalkTests.harvests
        plant.operations[2].loss = Exact(1, over: 100)
        let lot = Opening.LotInProcess(
            recipe: plant.recipe, operation: plant.operation("collect"), started: at(-1, 7))
        let made = try #require(walk(plant).walk(lot).timeline)
        let names = made.operations.map { plant.scenario.recipes[plant.recipe].operations[$0.operation].name }
        #expect(names == ["collect", "collect", "concentrate", "concentrate", "polish"])
        #expect(made.operations.prefix(2).map(\.run) == [stretch(-1, 7, to: 1, 7), stretch(1, 7, to: 3, 7)])
        #expect(made.cell == at(-1, 7))
        #expect(made.start == at(-1, 7))
        // Only the second harvest's medium is still to be taken.
        #expect(made.uses.map(\.at) == [at(1, 7)])
        // The suite has been held since before, with two days after the incubator's clean on Thursday 07–09.
        #expect(made.roomHolds.map(\.held) == [stretch(-1, 7, to: 5, 9)])
        #expect(made.unitHeldMinutes(plant.unitClass("incubator")).map(\.day) == [0, 1, 2, 3])
        #expect(made.stored == at(3, 14))
        // The first collection had 7 open hours on Sunday, 8 on Monday and 1 on Tuesday: 9 of 16 count.
        let culture = try #require(made.staffMinutes(plant.pool("culture")).first)
        #expect(culture.week == 0)
        #expect(abs(culture.normal - (480 * 9.0 / 16 + 480)) < 1e-9)
    }

    @Test("Copies of a fanned operation in process; a hold that is broken already")
    func inProcessCopies() throws {
        let plant = HandWalkTests.harvests
        let lot = Opening.LotInProcess(
            recipe: plant.recipe, operation: plant.operation("concentrate"), started: at(-3, 11))
        let made = try #require(walk(plant).walk(lot).timeline)
        // The first copy ran on Friday; its clean, 06:00 to 08:00 on Monday, and a set-up come before the second.
        let runs = made.operations.map(\.run)
        #expect(runs == [stretch(-3, 11, to: -3, 14), stretch(0, 10, to: 0, 13), stretch(1, 6, to: 1, 10)])
        var late = plant
        late.operations[2].hold = .hours(12)
        let broken = walk(late).walk(lot)
        guard case .brokenHold(let hold) = reason(broken) else {
            Issue.record("a run that ended on Friday cannot wait 12 h for Tuesday")
            return
        }
        #expect(hold.predecessor == late.operation("concentrate"))
        #expect(hold.successor == late.operation("polish"))
    }
}
