// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Turns plant time into civil time.
struct PlanClock {
    private let origin: CivilDateTime?

    init(_ header: PlanHeader) {
        origin = CivilDate(iso: header.start).map { CivilDateTime(date: $0) }
    }

    /// The civil moment, or nil where the plan's start is no date.
    func civil(_ instant: Instant) -> CivilDateTime? {
        origin.map { CivilDateTime(instant, since: $0) }
    }

    /// `2027-01-04T06:00`, for files.
    func moment(_ instant: Instant) -> String {
        civil(instant)?.description ?? "\(instant.minutes) min"
    }

    /// `Mon 2027-01-04 06:00`, for people; 00:00 is left out of days.
    func spoken(_ instant: Instant, isDay: Bool = false) -> String {
        guard let civil = civil(instant) else { return "\(instant.minutes) min" }
        let name = civil.weekday.name.prefix(3)
        return isDay && civil.time == .midnight ? "\(name) \(civil.date)" : "\(name) \(civil.date) \(civil.time)"
    }

    /// `2027-01-04`: the day of an instant.
    func day(_ instant: Instant) -> String {
        civil(instant)?.date.description ?? "\(instant.minutes) min"
    }

    /// `2027-Q2`: the quarter of the year of an instant.
    func quarter(_ instant: Instant) -> String {
        guard let date = civil(instant)?.date else { return "\(instant.minutes) min" }
        return "\(date.year)-Q\((date.month + 2) / 3)"
    }

    /// The last day before an instant: the due date of a due instant.
    func dayBefore(_ instant: Instant) -> String { day(instant - .minutes(1)) }

    /// The day of the week of an instant.
    func weekday(_ instant: Instant) -> Weekday? { civil(instant)?.weekday }
}
