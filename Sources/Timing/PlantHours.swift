// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
public import Basics
public import Manufacturing

/// All calendars of a scenario laid out over [−400 d, H + 800 d), or to 400 d after a longer tail.
public struct PlantHours: Sendable {
    /// The stretch of time over which everything is laid out; outside it all is closed.
    public let window: Interval
    /// Open round the clock, over the window.
    public let always: OpenHours
    private let calendars: [OpenHours]
    private let openDays: [[Int]]
    private let units: [UnitAvailability]
    private let normal: [OpenHours]
    private let cover: [OpenHours]
    private let either: [OpenHours]

    /// Lays out the calendars of a scenario.
    public init(_ scenario: Scenario) {
        let window = CalendarWindow(scenario.horizon)
        self.window = Interval(
            from: Instant(minutes: window.firstDay * 1440), to: Instant(minutes: window.endDay * 1440)
        )
        let always = window.always
        let calendars = scenario.calendars.things.map {
            $0.name == WorkCalendar.alwaysName ? always : window.open($0)
        }
        self.always = always
        self.calendars = calendars
        openDays = calendars.map(Self.openDays)
        units = scenario.units.things.map { UnitAvailability($0, calendar: calendars[$0.calendar.index]) }
        normal = scenario.staff.things.map { calendars[$0.calendar.index] }
        cover = scenario.staff.things.map { pool in
            guard let cover = pool.cover else { return .never }
            return calendars[cover.calendar.index].subtracting(calendars[pool.calendar.index])
        }
        either = zip(normal, cover).map { $1.isEmpty ? $0 : $0.union($1) }
    }

    /// When a calendar is open.
    public func calendar(_ id: ID<WorkCalendar>) -> OpenHours { calendars[id.index] }

    /// When at least one unit of a class can be used: its calendar less the maintenance of all its units.
    public func unit(_ id: ID<UnitClass>) -> OpenHours { units[id.index].open }

    /// Minutes before a minute in which at least one unit of a class can be used.
    func openMinutes(of id: ID<UnitClass>, before minute: Int) -> Int { units[id.index].open.cumulative(minute) }

    /// Σ over the open minutes of [from, to) × units not in maintenance [unit·min]; units held at the start count.
    public func availableUnitMinutes(_ id: ID<UnitClass>, from: Instant, to: Instant) -> Int {
        units[id.index].unitMinutes(from.minutes, to.minutes)
    }

    /// The normal hours of a pool.
    public func poolNormal(_ id: ID<StaffPool>) -> OpenHours { normal[id.index] }

    /// Open minutes of a pool's normal hours in [from, to).
    func normalMinutes(_ id: ID<StaffPool>, _ from: Int, _ to: Int) -> Int { normal[id.index].openMinutes(from, to) }

    /// Open minutes of a pool's normal hours before a minute.
    func normalMinutes(_ id: ID<StaffPool>, before minute: Int) -> Int { normal[id.index].cumulative(minute) }

    /// Open minutes of a pool's cover hours in [from, to).
    func coverMinutes(_ id: ID<StaffPool>, _ from: Int, _ to: Int) -> Int {
        cover[id.index].isEmpty ? 0 : cover[id.index].openMinutes(from, to)
    }

    /// The hours in which a pool can be called in: its cover calendar less its normal hours.
    public func poolCover(_ id: ID<StaffPool>) -> OpenHours { cover[id.index] }

    /// When a pool works at all: normal hours and cover.
    public func pool(_ id: ID<StaffPool>) -> OpenHours { either[id.index] }

    /// The end of a wait that begins at an instant; nil where it ends outside the window.
    ///
    /// n working days end at 24:00 of the n-th day after the instant's day on which the calendar has open hours.
    public func end(of elapsed: Elapsed, from: Instant) -> Instant? {
        switch elapsed {
        case .span(let span):
            return from + span
        case .workingDays(let count, let calendar):
            guard count > 0 else { return from }
            let days = openDays[calendar.index]
            let day = from.minutes.day
            let place = days.partitioningIndex { $0 > day }.addingSaturated(count - 1)
            guard place < days.count else { return nil }
            return Instant(minutes: (days[place] + 1) * 1440)
        }
    }

    /// All days with open hours, counted from the horizon's start.
    private static func openDays(_ hours: OpenHours) -> [Int] {
        var days: [Int] = []
        for (start, end) in zip(hours.starts, hours.ends) {
            let first = start.day
            let last = (end - 1).day
            days += (days.last == first ? first + 1 : first)..<(last + 1)
        }
        return days
    }
}

extension Int {
    /// The day of a minute, both counted from the horizon's start; days before it are negative.
    var day: Int { self >= 0 ? self / 1440 : -((-self + 1439) / 1440) }
}
