// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The days over which calendars are laid out, and how a calendar is laid out over them.
struct CalendarWindow: Hashable, Sendable {
    /// The civil date of minute 0.
    let start: CivilDate
    /// The first day, counted from the horizon's start.
    let firstDay: Int
    /// The day after the last.
    let endDay: Int

    /// Days before the horizon for lots in process.
    static let daysBefore = 400
    /// Days after the horizon for lots that are under way at its end.
    static let daysAfter = 800
    /// A hundred years and more: what no plan needs is not laid out, however long a span is written.
    private static let mostDays = 40_000

    /// The window of a horizon: [−400 d, H + 800 d), or further if a longer tail is asked for.
    init(_ horizon: Horizon) {
        start = horizon.start
        firstDay = -Self.daysBefore
        let length = min(max(horizon.length.minutes / 1440, 0), Self.mostDays)
        let tail = min(max((horizon.tail?.minutes ?? 0) / 1440, 0), Self.mostDays)
        endDay = length + max(Self.daysAfter, tail + Self.daysBefore)
    }

    /// Open round the clock.
    var always: OpenHours { OpenHours(joined: [(firstDay * 1440, endDay * 1440)]) }

    /// Lays a calendar out over the window.
    ///
    /// A day's shifts are those of `open`, else none if it lies in `closed`, else those of its weekday. A shift over
    /// midnight belongs to the day on which it begins. Touching shifts join.
    func open(_ calendar: WorkCalendar) -> OpenHours {
        let first = start.dayNumber
        var special: [Int: [WorkCalendar.Shift]] = [:]
        for day in calendar.open { special[day.date.dayNumber - first] = day.shifts }
        let closed = OpenHours(
            unordered: calendar.closed.map { ($0.first.dayNumber - first, $0.last.dayNumber - first + 1) }
        )
        let weekday = start.weekday.rawValue
        var stretches: [(from: Int, to: Int)] = []
        stretches.reserveCapacity(endDay - firstDay)
        // One day more in front, for its shift over midnight.
        for day in (firstDay - 1)..<endDay {
            let shifts =
                special[day]
                ?? (closed.isOpen(day) ? [] : calendar.shifts(weekday: ((weekday + day) % 7 + 7) % 7))
            for shift in shifts {
                let from = max(day * 1440 + shift.from, firstDay * 1440)
                let to = min(day * 1440 + shift.to, endDay * 1440)
                stretches.append((from, to))
            }
        }
        return OpenHours(unordered: stretches)
    }
}

extension WorkCalendar {
    fileprivate func shifts(weekday: Int) -> [Shift] {
        weekly.indices.contains(weekday) ? weekly[weekday] : []
    }
}
