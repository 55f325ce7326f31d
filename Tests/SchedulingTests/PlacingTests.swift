// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Scheduling
import TestSupport
import Testing

/// Two or three lots each, whose best timetable can be worked out by hand; the horizon begins on a Monday.
@Suite("Placing lots")
struct PlacingTests {
    static let head = """
        horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 weeks}
        calendars: {day: {mon-fri: 06:00-14:00}, cover: {sat-sun: 06:00-14:00}}
        materials: {ev: {unit: vial}, bulk: {unit: L}}

        """

    func schedule(_ text: String, _ prepare: (inout HandPlan) -> Void) throws -> Schedule {
        let scenario = try scenario(Self.head + text)
        var plan = HandPlan(scenario)
        prepare(&plan)
        return try #require(Scheduler(scenario).schedule(plan.plan)).schedule
    }

    static let oneUnit = """
        units: {skid: {turnaround: 1 h}}
        recipes: {a: {makes: ev, yield: 10 vial, operations: {run: {stage: culture, unit: skid, set-up: 1 h, run: 8 h, clean: 2 h}}}}
        demand: {lines: {}}
        """

    @Test("Lots for which there is room stay as planned, alone or side by side")
    func asPlanned() throws {
        let text = Self.oneUnit.replacing("turnaround: 1 h", with: "turnaround: 1 h, count: 2")
        let schedule = try schedule(text) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(schedule.run("a-001", "run") == [1, 9])
        #expect(schedule.run("a-002", "run") == [1, 9])
        #expect(Set([schedule.number("a-001", "run"), schedule.number("a-002", "run")]) == [1, 2])
        #expect(schedule.outcome.laterLots == 0)
        #expect(schedule.lots.allSatisfy { $0.reason.isEmpty && $0.released == $0.planned })
    }

    @Test("On one unit the second lot waits for clean and turnaround of the first")
    func unit() throws {
        let schedule = try schedule(Self.oneUnit) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(schedule.run("a-001", "run") == [1, 9])
        #expect(schedule.run("a-002", "run") == [13, 21])
        #expect(schedule.outcome.laterLots == 1)
        #expect(schedule.outcome.daysLater == 0.5)
        #expect(schedule.lots[1].reason == "waits for skid (12 h)")
        #expect(schedule.operations[1].reason == "waits for skid until 2027-01-04 12:00")
        #expect(schedule.operations[1].unitHold == Interval(from: Instant(minutes: 720), to: Instant(minutes: 1440)))
    }

    @Test("A unit in maintenance, a commitment and an earlier lot take numbers")
    func takenUnits() throws {
        let text = """
            units: {skid: {count: 3, maintenance: [{from: 2027-01-04T00:00, to: 2027-01-04T10:00, count: 1}]}}
            opening: {units: {skid: {free: 2027-01-04T06:00}}}
            commitments: {service: {at: 2027-01-04, run: 12 h, unit: skid}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {run: {stage: culture, unit: skid, run: 4 h}}}}
            demand: {lines: {}}
            """
        let schedule = try schedule(text) { plan in
            plan.start("a", day: 0)
            plan.start("a", day: 0)
            plan.plan.commitments = [
                PlannedCommitment(
                    commitment: "service", number: 1,
                    during: Interval(from: .start, to: Instant(minutes: 720)), share: 1)
            ]
        }
        #expect(schedule.run("a-001", "run") == [6, 10])
        #expect(schedule.run("a-002", "run") == [10, 14])
    }

    @Test("A room is taken from the first set-up to the end of the turnaround")
    func room() throws {
        let text = """
            rooms: {suite: {turnaround: 3 h}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {grow: {stage: culture, room: suite, run: 10 h}, take: {stage: harvest, room: suite, run: 2 h}}}}
            demand: {lines: {}}
            """
        let schedule = try schedule(text) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(schedule.rooms.map(\.held.from.minutes) == [0, 900])
        #expect(schedule.rooms.map(\.held.to.minutes) == [900, 1800])
        #expect(schedule.rooms.map(\.number) == [1, 1])
        #expect(schedule.lots[1].reason == "waits for suite (15 h)")
    }

    @Test("A room's closures are told as its hours, up to the last release")
    func closedRoom() throws {
        let text = """
            rooms:
              suite: {closed: [{from: 2027-01-05T00:00, to: 2027-01-07T00:00, label: media fill}]}
              vault: {closed: [{from: 2029-01-04T00:00, to: 2029-01-05T00:00, label: far behind}]}
            recipes: {a: {makes: ev, yield: 10 vial, release: {review: 5 d}, operations: {grow: {stage: culture, room: suite, run: 20 h}}}}
            demand: {lines: {}}
            """
        let schedule = try schedule(text) {
            $0.start("a", day: 0)
            $0.start("a", day: 1)
        }
        // The second lot waits until the closure ends.
        #expect(schedule.rooms.map(\.held.from.minutes) == [0, 3 * 1440])
        let rooms = schedule.resources.filter { $0.kind == .room }
        #expect(rooms.map(\.name) == ["suite", "vault"])
        #expect(rooms.map(\.calendar) == [0, nil])
        let end = try #require(schedule.lots.map(\.released.minutes).max())
        #expect(schedule.calendars == [[interval(0, 1440), interval(3 * 1440, end)]])
    }

    private func interval(_ from: Int, _ to: Int) -> Interval {
        Interval(from: Instant(minutes: from), to: Instant(minutes: to))
    }

    @Test("A room that holds a key lets equal keys in together and others after the changeover")
    func keyedRoom() throws {
        let text = """
            materials: {other: {unit: vial}}
            rooms: {suite: {holds: product, capacity: 2, changeover: {time: 5 h}}}
            recipes:
              a: {makes: ev, yield: 10 vial, operations: {grow: {stage: culture, room: suite, run: 10 h}}}
              b: {makes: other, yield: 10 vial, operations: {grow: {stage: culture, room: suite, run: 10 h}}}
            demand: {lines: {}}
            """
        let whole = Self.head.replacing("bulk: {unit: L}", with: "other: {unit: vial}")
        let scenario = try scenario(whole + text.replacing("materials: {other: {unit: vial}}\n", with: ""))
        var plan = HandPlan(scenario)
        plan.start("a", day: 0)
        plan.start("a", day: 0)
        plan.start("b", day: 0)
        let schedule = try #require(Scheduler(scenario).schedule(plan.plan)).schedule
        let starts = Dictionary(schedule.rooms.map { ($0.lot, $0.held.from.minutes) }, uniquingKeysWith: { a, _ in a })
        // One key first, then ten hours and the changeover; the two of equal key together.
        #expect(starts["a-001"] == 0)
        #expect(starts["a-002"] == 0)
        #expect(starts["b-001"] == 900)
        #expect(schedule.rooms.map(\.key) == ["ev", "ev", "other"])
    }

    @Test("Where what follows is late a short hold delays what comes before")
    func hold() throws {
        let text = """
            units: {skid: {}, tank: {count: 2}}
            recipes:
              a:
                makes: ev
                yield: 10 vial
                operations: {grow: {stage: culture, unit: tank, run: 10 h, hold: 1 h}, polish: {stage: purification, unit: skid, run: 6 h}}
            demand: {lines: {}}
            """
        let schedule = try schedule(text) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(schedule.run("a-001", "polish") == [10, 16])
        #expect(schedule.run("a-002", "polish") == [16, 22])
        // It ends no more than an hour before.
        #expect(schedule.run("a-002", "grow") == [5, 15])
    }

    @Test("A run that must not pause waits for a shift that holds it, one that may pauses")
    func shifts() throws {
        let text = """
            units: {skid: {calendar: day}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {run: {stage: culture, unit: skid, run: 5 h, pausable: no}}}}
            demand: {lines: {}}
            """
        let whole = try schedule(text) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(whole.run("a-001", "run") == [6, 11])
        #expect(whole.run("a-002", "run") == [30, 35])
        let paused = try schedule(text.replacing("pausable: no", with: "pausable: yes")) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(paused.run("a-002", "run") == [11, 32])
    }

    @Test("Attended work takes its people throughout, twice beyond the longest session")
    func heads() throws {
        let text = """
            units: {skid: {count: 2}}
            staff: {operators: {headcount: 2, calendar: day}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {run: {stage: culture, unit: skid, run: 3 h, SESSION staff: {operators: {heads: 1}}}}}}
            demand: {lines: {}}
            """
        let together = try schedule(text.replacing("SESSION ", with: "")) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(together.run("a-002", "run") == [6, 9])
        let apart = try schedule(text.replacing("SESSION ", with: "longest-session: 2 h, ")) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(apart.run("a-002", "run") == [9, 12])
        #expect(apart.work.map(\.people) == [2, 2])
    }

    @Test("Hours of a week that are gone move a lot to the days after it")
    func weekHours() throws {
        let text = """
            units: {skid: {count: 2}}
            staff: {operators: {headcount: 1, calendar: day, slides: 0 d}}
            recipes: {a: {makes: ev, yield: 10 vial, operations: {run: {stage: culture, unit: skid, run: 4 d, staff: {operators: 24 h}}}}}
            demand: {lines: {}}
            """
        let schedule = try schedule(text) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(schedule.run("a-001", "run")?.first == 0)
        // Of 40 hours 16 are left in the first week: from Thursday on two of four days are in it, with 12 hours.
        let second = try #require(schedule.run("a-002", "run")?.first)
        #expect(second > 0)
        #expect(schedule.lots[1].reason.contains("hours of operators"))
    }

    @Test("A lot starts on its weekdays only")
    func startDays() throws {
        let text = Self.oneUnit.replacing("makes: ev,", with: "makes: ev, start-days: [mon],")
            .replacing("run: 8 h", with: "run: 2 d")
        let schedule = try schedule(text) {
            $0.start("a", day: 0)
            $0.start("a", day: 0)
        }
        #expect(schedule.lots.map(\.start.minutes) == [0, 7 * 1440])
    }
}
