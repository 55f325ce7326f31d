// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Scheduling
import TestSupport
import Testing
import Verification

/// Two lots each that share a plate, a laboratory, an instrument, a campaign or a departure, with the best timetable by
/// hand; and the same schedules in plants that allow less, in which the checker names what they break.
@Suite("Lots that share checks, campaigns and departures")
struct SharedChecksTests {
    static let head = """
        horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks, deliveries: 1 d}
        calendars: {day: {mon-sun: 08:00-16:00}}
        materials: {ev: {unit: vial}, other: {unit: vial}, bulk: {unit: L}}

        """

    /// One rule of the plant: lots, their best starts in hours, and a change after which the schedule breaks a rule.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let plant: String
        /// Recipe and day, in the plan's order.
        let lots: [(recipe: String, day: Int)]
        /// When the first run of each lot begins [h], in the order of their names; nil: it has no place.
        let starts: [Double]
        let change: (text: String, to: String)
        let kind: FindingKind
    }

    static func recipe(_ operation: String, _ release: String) -> String {
        """
        recipes: {a: {makes: ev, yield: 10 vial, operations: {make: {stage: fill, \(operation)}}, release: {\(release)}}}
        demand: {lines: {}}
        """
    }

    static let cases: [Case] = [
        // Sampled at 20 h and 40 h: the plate of 72 h takes both, so the wait costs nothing.
        Case(
            testDescription: "a plate with room for both",
            plant: """
                rooms: {suite: {}}
                plates: {elisa: {size: 24, every: 3 d, elapsed: 1 d}}

                """ + recipe("room: suite, run: 20 h", "tests: {elisa: {sample-after: make, plate: elisa, samples: 1}}")
            ,
            lots: [("a", 0), ("a", 0)], starts: [0, 20], change: ("every: 3 d", "every: 2 d"), kind: .testWrong),
        // A plate a lot, five of eight hours of the reader each: the second one waits for the plate of the day after.
        Case(
            testDescription: "a plate each, and an instrument for one a day",
            plant: """
                units: {reader: {calendar: day}}
                plates: {elisa: {size: 1, every: 1 d, elapsed: 1 d, unit: reader, run: 5 h}}

                """ + recipe("run: 20 h", "tests: {elisa: {sample-after: make, plate: elisa, samples: 1}}"),
            lots: [("a", 0), ("a", 0)], starts: [0, 24],
            change: ("run: 5 h", "run: 9 h"), kind: .instrumentShort),
        // One sample a week: the second arrives in the next one.
        Case(
            testDescription: "a laboratory that takes one sample a week",
            plant: """
                laboratories: {viruses: {slots: 1}}

                """ + recipe("run: 1 h", "tests: {virus: {sample-after: make, elapsed: 1 d, laboratory: viruses}}"),
            lots: [("a", 0), ("a", 1)], starts: [0, 168], change: ("slots: 1", "slots: 1, shipping: 1 d"),
            kind: .testWrong),
        // Two samples a week: both arrive in the first one.
        Case(
            testDescription: "a laboratory that takes two samples a week",
            plant: """
                laboratories: {viruses: {slots: 2}}

                """ + recipe("run: 1 h", "tests: {virus: {sample-after: make, elapsed: 1 d, laboratory: viruses}}"),
            lots: [("a", 0), ("a", 1)], starts: [0, 24], change: ("slots: 2", "slots: 1"), kind: .laboratoryOverbooked),
        // Six of eight hours: one test a day.
        Case(
            testDescription: "an instrument with time for one test a day",
            plant: """
                units: {hplc: {calendar: day}}

                """
                    + recipe("run: 1 h", "tests: {potency: {sample-after: make, elapsed: 1 d, unit: hplc, run: 6 h}}"),
            lots: [("a", 0), ("a", 0)], starts: [0, 24], change: ("run: 6 h", "run: 9 h"), kind: .instrumentShort),
        // Two products on one skid a day apart: the second waits for the changeover.
        Case(
            testDescription: "a keyed unit between two products",
            plant: """
                units: {skid: {holds: product, changeover: {time: 5 h}}}
                recipes:
                  a: {makes: ev, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 10 h}}}
                  b: {makes: other, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 10 h}}}
                demand: {lines: {}}
                """,
            lots: [("a", 0), ("b", 0)], starts: [0, 15], change: ("time: 5 h", "time: 6 h"),
            kind: .changeoverTooShort),
        // Equal products follow at once; the room admits one.
        Case(
            testDescription: "a keyed room with equal products",
            plant: """
                rooms: {suite: {holds: product, capacity: 1, changeover: {time: 5 h}}}

                """ + recipe("room: suite, run: 10 h", "review: 0 d"),
            lots: [("a", 0), ("a", 0)], starts: [0, 10], change: ("capacity: 1", "capacity: 1, turnaround: 1 h"),
            kind: .roomHoldWrong),
    ]

    private func plan(_ one: Case, _ scenario: Scenario) -> Plan {
        var plan = HandPlan(scenario)
        for lot in one.lots { plan.start(lot.recipe, day: lot.day) }
        return plan.plan
    }

    @Test("are placed as worked out by hand, and the checker agrees", arguments: cases)
    func byHand(_ one: Case) throws {
        let scenario = try scenario(Self.head + one.plant)
        let plan = plan(one, scenario)
        let schedule = try #require(Scheduler(scenario).schedule(plan)).schedule
        #expect(schedule.unplaced == [])
        #expect(schedule.operations.map { Double($0.run.from.minutes) / 60 } == one.starts)
        #expect(ScheduleChecker(scenario).check(schedule, of: plan).findings.map(\.message) == [])
    }

    @Test("break a rule in a plant that allows less", arguments: cases)
    func broken(_ one: Case) throws {
        let roomy = try scenario(Self.head + one.plant)
        let plan = plan(one, roomy)
        let schedule = try #require(Scheduler(roomy).schedule(plan)).schedule
        let text = Self.head + one.plant.replacing(one.change.text, with: one.change.to)
        let found = ScheduleChecker(try scenario(text)).check(schedule, of: plan).findings
        #expect(found.map(\.kind).contains(one.kind), "\(found.map(\.message))")
    }

    @Test("Lots of campaigns keep their place, and who cannot has none")
    func campaigns() throws {
        let text = """
            units: {skid: {holds: product, changeover: {time: 1 d}, campaign: {shortest: 1}}}
            recipes:
              a: {makes: ev, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 d}}}
              b: {makes: other, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 d}}}
            demand: {lines: {}}
            """
        let scenario = try scenario(Self.head + text)
        // Two days of a, one of changeover, then b; on day 2 it would come too early.
        for (day, places) in [(3, 2), (2, 1)] {
            var plan = HandPlan(scenario)
            plan.start("a", day: 0)
            plan.start("b", day: day)
            let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
            #expect(schedule.lots.count == places)
            #expect(schedule.run("a-001", "make") == [0, 48])
            #expect(ScheduleChecker(scenario).check(schedule, of: plan.plan).findings.map(\.message) == [])
            guard places == 2 else { continue }
            var moved = schedule
            for place in moved.operations.indices where moved.operations[place].lot == "b-001" {
                moved.operations[place].run.from += .hours(1)
                moved.operations[place].run.to += .hours(1)
                moved.operations[place].setUp = Interval(
                    from: moved.operations[place].run.from, to: moved.operations[place].run.from)
                moved.operations[place].clean = Interval(
                    from: moved.operations[place].run.to, to: moved.operations[place].run.to)
                moved.operations[place].unitHold = moved.operations[place].run
            }
            let found = ScheduleChecker(scenario).check(moved, of: plan.plan).findings
            #expect(found.map(\.kind).contains(.campaignLotMoved), "\(found.map(\.message))")
        }
    }

    @Test("A lot whose part leaves in quarantine is made before the departure, another makes way")
    func quarantine() throws {
        let text = """
            sites: {one: {}, two: {}}
            units: {skid: {site: one}}
            shipping: {road: {from: one, to: two, materials: [ev], time: 1 d, departs: [mon, tue, wed, thu, fri, sat, sun], quarantine: yes}}
            recipes: {a: {site: one, makes: ev, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 8 h}}, release: {review: 5 d}}}
            demand: {lines: {}}
            """
        let scenario = try scenario(Self.head + text)
        var plan = HandPlan(scenario)
        plan.start("a", day: 0)
        plan.start("a", day: 0)
        let name = plan.plan.lots[1].material
        let there = try #require(scenario.materials.things.map(\.name).first { $0 != name && $0.hasPrefix("ev") })
        plan.plan.shipments = [
            PlannedShipment(
                lane: "road", leaves: Instant(minutes: 600), arrives: Instant(minutes: 600 + 1440), count: nil,
                goods: [.init(from: name, to: there, quantity: 5, received: 5, lot: "a-002", usable: nil)])
        ]
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.unplaced == [])
        #expect(schedule.run("a-002", "make") == [0, 8])
        #expect(schedule.run("a-001", "make") == [8, 16])
    }

    @Test("A unit that an option adds has a number only where the option is chosen")
    func options() throws {
        let text = """
            units: {skid: {}}
            options: {more: {unit: skid, cost: 1 EUR}}

            """ + Self.recipe("unit: skid, run: 8 h", "review: 0 d")
        let scenario = try scenario(Self.head + text)
        var plan = HandPlan(scenario)
        plan.start("a", day: 0)
        plan.start("a", day: 0)
        plan.plan.options = [
            PlannedOption(
                option: "more", chosen: 1, most: 1, kind: .unit, resource: "skid", from: .start, cost: .zero)
        ]
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.operations.map { Double($0.run.from.minutes) / 60 } == [0, 0])
        #expect(ScheduleChecker(scenario).check(schedule, of: plan.plan).findings.map(\.message) == [])
        plan.plan.options[0].chosen = 0
        let found = ScheduleChecker(scenario).check(schedule, of: plan.plan).findings.map(\.kind)
        #expect(Set(found).isSuperset(of: [.unitNumberWrong, .resourcesWrong]))
        // Without it the second lot waits.
        let later = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(later.operations.map { Double($0.run.from.minutes) / 60 } == [0, 8])
    }

    @Test("What a contractor makes is used when it arrives, and not before")
    func contracts() throws {
        let text = """
            units: {skid: {}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 8 h, uses: {bulk: 5 L}}}}}
            demand: {lines: {}}
            """
        let head = Self.head.replacing("bulk: {unit: L}", with: "bulk: {unit: L, price: 1 EUR/L, lead-time: 3 weeks}")
        let scenario = try scenario(head + text)
        var plan = HandPlan(scenario)
        plan.start("a", day: 0)
        plan.plan.contracts = [
            PlannedContract(
                contractor: "cmo", material: "bulk", day: .start, arrives: Instant(minutes: 2 * 1440), ordered: 1,
                kept: 0, cancelled: 0, quantity: 5)
        ]
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        #expect(schedule.run("a-001", "make") == [48, 56])
        #expect(!ScheduleChecker(scenario).check(schedule, of: plan.plan).findings.map(\.kind).contains(.stockNegative))
        plan.plan.contracts?[0].arrives = Instant(minutes: 3 * 1440)
        #expect(ScheduleChecker(scenario).check(schedule, of: plan.plan).findings.map(\.kind).contains(.stockNegative))
    }
}
