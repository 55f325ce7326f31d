// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import Testing

@testable import Reports

@Suite("Timetable in the terminal") struct TimetableTests {
    @Test(
        "the drawing is the kept text",
        arguments: [
            ("gantt-plain-100.txt", ReportStyle(width: 100)), ("gantt-narrow-60.txt", ReportStyle(width: 60)),
            ("gantt-color-140.txt", ReportStyle(width: 140, color: true, unicode: true)),
        ])
    func goldens(name: String, style: ReportStyle) throws {
        let made = TerminalGantt.text(ScheduleSamples.threeLots, style: style)
        #expect(made == (try Golden.text(name, made: made)))
    }

    @Test("the tables are the kept text")
    func tables() throws {
        let tables = PlanTables(PlanSamples.threeLots, schedule: ScheduleSamples.threeLots).all
        let made = tables.filter { $0.name.hasPrefix("schedule-") }.map { "== \($0.name)\n\($0.csv)" }.joined()
        #expect(made == (try Golden.text("schedule-tables.csv", made: made)))
        let columns = try #require(tables.last)
        #expect(columns.rows.contains { $0[0] == .text("schedule-operations") && $0[2] == .text("unit number") })
    }

    @Test("the report tells what the timetable keeps, what is later and what has no place")
    func section() throws {
        let text = PlanReport.text(
            PlanSamples.threeLots, schedule: ScheduleSamples.threeLots, style: ReportStyle(width: 200))
        #expect(text.contains("3 of 4 have a place, with 6 operations"))
        #expect(text.contains("37.5 % of the demanded value as scheduled, 40.0 % as planned"))
        #expect(text.contains("1 lot later than planned by 1 d in all"))
        #expect(text.contains("tff-skid is closed on Saturday"))
        #expect(text.contains("No place for msc-003: room suite is taken by msc-002 until 2027-02-17"))
        #expect(!PlanReport.text(PlanSamples.threeLots).contains("Timetable"))
    }

    @Test("no line is wider than the page, and nothing but colour is an escape", arguments: [40, 60, 83, 120, 400])
    func widths(_ width: Int) {
        let plain = TerminalGantt.text(ScheduleSamples.hostile, style: ReportStyle(width: width))
        #expect(plain.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= max(width, 72) })
        let steering = plain.unicodeScalars.filter { scalar in
            scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
        }
        #expect(steering.isEmpty)
        let colored = TerminalGantt.text(ScheduleSamples.hostile, style: ReportStyle(width: width, color: true))
        #expect(colored.contains("\u{1B}[36m"))
        #expect(!colored.contains("\u{1B}[31m\u{202E}"))
    }

    @Test("every column has the minutes that lie in it")
    func spread() {
        let scale = GanttScale(from: -100, to: 5000, room: 20)
        #expect((scale.from, scale.step, scale.columns) == (-1440, 360, 18))
        var found: [[Int]] = []
        scale.spread(-10, 730) { found.append([$0, $1]) }
        #expect(found == [[3, 10], [4, 360], [5, 360], [6, 10]])
        scale.spread(.min, .min + 1) { _, _ in Issue.record("outside") }
    }

    @Test("runs come before set-ups, those before turnarounds, work before none, closed before idle")
    func marks() {
        let lane = GanttLane(
            title: "skid", calendar: nil,
            pieces: [
                .init(from: 0, to: 60, kind: .side, lot: 0), .init(from: 60, to: 70, kind: .run, lot: 0),
                .init(from: 400, to: 500, kind: .turnaround, lot: 0), .init(from: 1000, to: 1100, kind: .run, lot: 0),
                .init(from: 1100, to: 1300, kind: .run, lot: 1), .init(from: 1440, to: 1800, kind: .run, lot: 0),
                .init(from: 1440, to: 1800, kind: .run, lot: 1),
            ])
        let scale = GanttScale(from: 0, to: 2880, room: 8)
        let open = [Interval(from: .start, to: Instant(minutes: 1000))]
        #expect(
            lane.marks(on: scale, open: open) == [
                .work(.run, lot: 0), .work(.turnaround, lot: 0), .work(.run, lot: 0), .work(.run, lot: 1), .shared,
                .closed, .closed, .closed,
            ])
        #expect(lane.marks(on: scale, open: nil).suffix(3) == [.idle, .idle, .idle])
    }

    @Test("a schedule of nonsense is drawn without a crash")
    func nonsense() {
        var schedule = ScheduleSamples.threeLots
        schedule.header.start = "no date"
        schedule.header.horizon = Span(minutes: .max)
        schedule.operations[0].run = Interval(from: Instant(minutes: .min), to: Instant(minutes: .max))
        schedule.operations[1].unitNumber = .max
        schedule.operations[2].unitNumber = -3
        schedule.operations[3].lot = "nobody"
        schedule.rooms[0].number = 0
        schedule.resources[0].count = .max
        schedule.resources[1].calendar = 99
        schedule.calendars[0][0] = Interval(from: Instant(minutes: .max), to: Instant(minutes: .min))
        schedule.lots[0].released = Instant(minutes: .max)
        schedule.lots[0].planned = Instant(minutes: .min)
        schedule.outcome.scheduledOnTime = .nan
        schedule.outcome.daysLater = .infinity
        #expect(TerminalGantt.text(schedule).contains("incubator"))
        #expect(PlanReport.text(PlanSamples.threeLots, schedule: schedule).contains("Timetable"))
        let empty = Schedule(header: schedule.header, outcome: schedule.outcome)
        #expect(TerminalGantt.text(empty).contains("No lot has a place in it."))
    }
}
