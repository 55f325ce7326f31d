// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Arrivals at random: every minute of the arrival hours brings somebody with the same chance, or nobody.
///
/// The chance is rate × week / arrival minutes of a week; a draw is the upper 53 bits of the next number of the seed's
/// sequence, and somebody arrives where it is below ⌊chance × 2^53⌋. Only whole numbers are compared, so a seed gives
/// the same arrivals on every machine.
struct RandomArrivals {
    let seed: UInt64
    let first: CivilDate
    let last: CivilDate
    let days: [Weekday]
    /// Shifts of such a day, ascending, without overlaps.
    let hours: Shifts
    /// Mean arrivals per hour of the whole week.
    let perHour: Exact

    /// The arrivals, ascending, no more than asked for; nil where the chance would be above one.
    func instants(since start: CivilDate, atMost most: Int) -> [Instant]? {
        let minutes = hours.reduce(0) { $0 + $1.to - $1.from } * days.count
        guard minutes > 0, let chance = (perHour * 168).divided(by: Exact(minutes)), chance <= .one else { return nil }
        let limit = (chance * Exact(1 << 53)).rounded(.down).asInt ?? 0
        var generator = SplitMix64(seed: seed)
        var found: [Int] = []
        for number in first.dayNumber...last.dayNumber {
            let offset = number - start.dayNumber
            guard days.contains(start.adding(days: offset).weekday) else { continue }
            for shift in hours {
                for minute in shift.from..<shift.to where Int(generator.next() >> 11) < limit {
                    found.append(offset * 1440 + minute)
                    guard found.count < most else { return found.sorted().map { Instant(minutes: $0) } }
                }
            }
        }
        // Shifts over midnight may meet the next day's.
        return found.sorted().map { Instant(minutes: $0) }
    }
}
