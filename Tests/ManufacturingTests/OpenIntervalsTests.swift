// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Testing

@testable import Manufacturing

@Suite("Open intervals of validation")
struct OpenIntervalsTests {
    private static func calendar(
        _ weekly: [[WorkCalendar.Shift]], closed: [WorkCalendar.DateRange] = [], open: [WorkCalendar.SpecialDay] = []
    ) -> WorkCalendar {
        WorkCalendar(name: "c", label: "", weekly: weekly, closed: closed, open: open)
    }

    private func start() throws -> CivilDate { try #require(CivilDate(iso: "2027-01-04")) }

    @Test("Shifts over midnight join the next day's")
    func joined() throws {
        let night = WorkCalendar.Shift(from: 22 * 60, to: 30 * 60)
        let day = WorkCalendar.Shift(from: 6 * 60, to: 14 * 60)
        let weekly = [[night], [day], [], [], [], [], []]
        let open = OpenIntervals(Self.calendar(weekly), from: try start(), days: 7)
        #expect(open.intervals == [1320..<2280])
        #expect(open.longest == .hours(16))
    }

    @Test("Closed days have no shifts, special days have their own")
    func exceptions() throws {
        let day = WorkCalendar.Shift(from: 360, to: 840)
        let weekly = Array(repeating: [day], count: 7)
        let date = try start()
        let special = WorkCalendar.SpecialDay(date: date.adding(days: 2), shifts: [.init(from: 0, to: 60)])
        let open = OpenIntervals(
            Self.calendar(
                weekly, closed: [.init(first: date.adding(days: 1), last: date.adding(days: 2))], open: [special]),
            from: date, days: 4)
        #expect(open.intervals == [-1080 ..< -600, 360..<840, 2880..<2940, 4680..<5160])
    }

    @Test("What reaches the end may go on for ever")
    func always() throws {
        let weekly = Array(repeating: [WorkCalendar.Shift(from: 0, to: 1440)], count: 7)
        let open = OpenIntervals(Self.calendar(weekly), from: try start(), days: 60)
        #expect(open.longest == nil)
        let day = OpenIntervals(
            Self.calendar(Array(repeating: [.init(from: 360, to: 840)], count: 7)), from: try start(), days: 60)
        #expect(open.intersection(day).longest == .hours(8))
        #expect(open.union(day).intervals == open.intervals)
    }
}
