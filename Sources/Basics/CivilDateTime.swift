// SPDX-License-Identifier: GPL-3.0-or-later

/// A civil date and time of day, to the minute, without a time zone.
///
/// 24:00 of a day is held as 00:00 of the next, so equal moments are equal values.
public struct CivilDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The day.
    public let date: CivilDate
    /// The time of that day, before 24:00 (but for the calendar's very last moment).
    public let time: CivilTime

    /// Makes a moment from a day and a time.
    public init(date: CivilDate, time: CivilTime = .midnight) {
        let ends = time == .endOfDay && date < .latest
        self.date = ends ? date.adding(days: 1) : date
        self.time = ends ? .midnight : time
    }

    /// Reads `2027-01-04T06:00`, `2027-01-04 06:00` or `2027-01-04` (its 00:00), or answers nil.
    @inlinable
    public init?(_ text: some StringProtocol) {
        self.init(bytes: Array(text.utf8))
    }

    /// The same of the text's bytes.
    @usableFromInline
    init?(bytes: [UInt8]) {
        guard let date = CivilDate(bytes: bytes.prefix(10)) else { return nil }
        if bytes.count == 10 {
            self.init(date: date)
            return
        }
        guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let time = CivilTime(bytes: bytes.dropFirst(11))
        else { return nil }
        self.init(date: date, time: time)
    }

    /// Makes the moment that lies at an instant of plant time whose zero is `origin`.
    public init(_ instant: Instant, since origin: CivilDateTime) {
        let total = instant.minutes.addingSaturated(origin.epochMinutes)
        let minute = ((total % 1440) + 1440) % 1440
        self.init(
            date: CivilDate(dayNumber: total.subtractingSaturated(minute) / 1440),
            time: CivilTime(minutes: minute) ?? .midnight
        )
    }

    /// The instant of plant time whose zero is `origin`.
    public func instant(since origin: CivilDateTime) -> Instant {
        Instant(minutes: epochMinutes - origin.epochMinutes)
    }

    /// Minutes since 1970-01-01T00:00.
    public var epochMinutes: Int { date.dayNumber * 1440 + time.minutes }

    /// The day of the week.
    public var weekday: Weekday { date.weekday }

    /// The moment as `YYYY-MM-DDTHH:MM`.
    public var description: String {
        String(unsafeUninitializedCapacity: CivilDate.length + 1 + CivilTime.length) { bytes in
            date.write(to: bytes, at: 0)
            bytes[CivilDate.length] = UInt8(ascii: "T")
            time.write(to: bytes, at: CivilDate.length + 1)
            return CivilDate.length + 1 + CivilTime.length
        }
    }

    /// Whether the first moment is the earlier one.
    public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}
