// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension OpenMinutes {
    /// The open minutes of a calendar from one minute to another; shifts that reach in from the day before count.
    init(_ calendar: WorkCalendar, start: CivilDate, from low: Int, to high: Int) {
        let special = Dictionary(calendar.open.map { ($0.date.dayNumber, $0.shifts) }, uniquingKeysWith: { a, _ in a })
        let closed = calendar.closed.map { ($0.first.dayNumber, $0.last.dayNumber) }.sorted { $0.0 < $1.0 }
        let base = start.dayNumber
        var raw: [Stretch] = []
        var day = Self.day(of: low) - 2
        let lastDay = Self.day(of: high)
        while day <= lastDay {
            let number = base + day
            let weekday = (((number + 3) % 7) + 7) % 7
            var shifts = weekday < calendar.weekly.count ? calendar.weekly[weekday] : []
            if let own = special[number] {
                shifts = own
            } else if closed.contains(where: { $0.0 <= number && number <= $0.1 }) {
                shifts = []
            }
            for shift in shifts {
                raw.append(Stretch(from: max(low, day * 1440 + shift.from), to: min(high, day * 1440 + shift.to)))
            }
            day += 1
        }
        self.init(raw)
    }

    /// The day, counted from minute 0, in which a minute lies.
    static func day(of minute: Int) -> Int {
        minute >= 0 ? minute / 1440 : -((-minute + 1439) / 1440)
    }
}
