// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// A commitment on one of the days on which it may begin: what it holds and who works on it.
public struct CommitmentTimes: Hashable, Sendable {
    /// From its begin to its end.
    public let during: Interval
    /// Work of people, in the order of the pools.
    public let staff: [StaffBooking]
    /// The same work by pool and week; in that order, each pair once.
    public let staffWeeks: [StaffWeekMinutes]
    /// Held open minutes by unit class and day; in that order, each pair once.
    public let unitDays: [UnitDayMinutes]
}

/// One of a commitment's dates: the days on which it may begin, or why there is none.
public struct CommitmentDate: Hashable, Sendable {
    /// Which of the dates, from 1; those before the horizon's start count.
    public let number: Int
    /// The earliest begin.
    public let at: Instant
    /// The days on which it may begin, ascending; none where people are missing on all of them.
    public let choices: [CommitmentTimes]
    /// A pool that cannot do the work within it on the first day that is no choice.
    public let missing: ID<StaffPool>?
}

extension LotWalk {
    /// The dates of a commitment that begin at or after minute 0 and are over by an instant, whichever day is chosen.
    ///
    /// On each day its work must fit: hours ≤ headcount × normal open minutes from its begin to its end.
    public static func dates(
        of commitment: Commitment, in scenario: Scenario, hours: PlantHours, until end: Instant
    ) -> [CommitmentDate] {
        var dates: [CommitmentDate] = []
        var number = 0
        var at = commitment.at
        while at + commitment.window + commitment.run <= end, number < commitment.times ?? .max {
            number += 1
            if at >= .start {
                dates.append(date(number, at, commitment, scenario, hours))
            }
            guard let every = commitment.every else { break }
            at = at + every
        }
        return dates
    }

    private static func date(
        _ number: Int, _ at: Instant, _ commitment: Commitment, _ scenario: Scenario, _ hours: PlantHours
    ) -> CommitmentDate {
        var choices: [CommitmentTimes] = []
        var missing: ID<StaffPool>?
        for day in 0...commitment.window.minutes / 1440 {
            let from = at + .days(day)
            let during = Interval(from: from, to: from + commitment.run)
            var ledger = StaffLedger(hours: hours, room: commitment.staff.count)
            let short = commitment.staff.first { need in
                guard case .minutes(let minutes) = need.amount else { return false }
                let open = hours.poolNormal(need.pool).openMinutes(in: during)
                ledger.book(
                    need.pool, during.from.minutes, during.to.minutes, amount: minutes.double, withCover: false)
                return minutes > Exact(scenario.staff[need.pool].headcount) * Exact(open)
            }
            if let short {
                missing = missing ?? short.pool
                continue
            }
            choices.append(
                CommitmentTimes(
                    during: during, staff: ledger.bookings, staffWeeks: ledger.weeks,
                    unitDays: commitment.units.flatMap { unitDays(of: $0, during, hours) }))
        }
        return CommitmentDate(number: number, at: at, choices: choices, missing: missing)
    }

    private static func unitDays(
        of unit: ID<UnitClass>, _ during: Interval, _ hours: PlantHours
    ) -> [UnitDayMinutes] {
        let open = hours.unit(unit)
        return (during.from.minutes.day...(during.to.minutes - 1).day).compactMap { day in
            let minutes = open.openMinutes(
                max(during.from.minutes, day * 1440), min(during.to.minutes, (day + 1) * 1440))
            return minutes > 0 ? UnitDayMinutes(unit: unit, day: day, minutes: minutes) : nil
        }
    }
}
