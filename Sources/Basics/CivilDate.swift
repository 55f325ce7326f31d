// SPDX-License-Identifier: GPL-3.0-or-later

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// The first day that can be told.
    public static let earliest = CivilDate(checked: 1, 1, 1)
    /// The last day that can be told.
    public static let latest = CivilDate(checked: 9999, 12, 31)

    /// Makes a date, or nil where the calendar has none such.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(checked: year, month, day)
    }

    /// Reads `YYYY-MM-DD`, or answers nil.
    @inlinable
    public init?(iso text: some StringProtocol) {
        self.init(bytes: Array(text.utf8)[...])
    }

    /// The same of the text's bytes.
    @usableFromInline
    init?(bytes: ArraySlice<UInt8>) {
        let first = bytes.startIndex
        guard bytes.count == 10, bytes[first + 4] == UInt8(ascii: "-"), bytes[first + 7] == UInt8(ascii: "-"),
            let year = wholeNumber(bytes[first..<first + 4]), let month = wholeNumber(bytes[first + 5..<first + 7]),
            let day = wholeNumber(bytes[first + 8..<first + 10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Makes the date so many days after 1970-01-01, held within the calendar's ends.
    public init(dayNumber: Int) {
        guard dayNumber > Self.earliest.dayNumber else {
            self = .earliest
            return
        }
        guard dayNumber < Self.latest.dayNumber else {
            self = .latest
            return
        }
        // Years are counted from 1 March, so that the leap day ends a year, in cycles of 400 years.
        let shifted = dayNumber + Self.daysBeforeEpoch
        let cycle = shifted / 146_097
        let dayOfCycle = shifted % 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        self.init(checked: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private init(checked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01, negative before.
    public var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let cycle = shiftedYear / 400
        let yearOfCycle = shiftedYear % 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * 146_097 + dayOfCycle - Self.daysBeforeEpoch
    }

    /// Days from 0000-03-01 to 1970-01-01.
    private static let daysBeforeEpoch = 719_468

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday; the remainder of a negative number is brought up.
        Weekday(rawValue: ((dayNumber + 3) % 7 + 7) % 7) ?? .mon
    }

    /// The date so many days later (earlier if negative), held within the calendar's ends.
    public func adding(days: Int) -> CivilDate {
        CivilDate(dayNumber: dayNumber.addingSaturated(days))
    }

    /// The same day of the month so many months later, else that month's last day, held within the calendar's ends.
    public func adding(months: Int) -> CivilDate {
        let count = (year * 12 + month - 1).addingSaturated(months)
        guard count >= 12 else { return .earliest }
        guard count < 10_000 * 12 else { return .latest }
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        return CivilDate(checked: newYear, newMonth, min(day, Self.length(ofMonth: newMonth, year: newYear)))
    }

    /// How many days a month (1 to 12) of a year has.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The date as `YYYY-MM-DD`.
    public var description: String {
        String(unsafeUninitializedCapacity: Self.length) { bytes in
            write(to: bytes, at: 0)
            return Self.length
        }
    }

    /// The bytes of the text `YYYY-MM-DD`.
    static let length = 10

    /// Writes that text.
    func write(to bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int) {
        DigitText.write(year, 4, to: bytes, at: place)
        bytes[place + 4] = UInt8(ascii: "-")
        DigitText.write(month, 2, to: bytes, at: place + 5)
        bytes[place + 7] = UInt8(ascii: "-")
        DigitText.write(day, 2, to: bytes, at: place + 8)
    }

    /// Whether the first date is the earlier one.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// Reads bytes that are all digits 0 to 9 (at most nine), or answers nil.
func wholeNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var value = 0
    for byte in bytes {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}
