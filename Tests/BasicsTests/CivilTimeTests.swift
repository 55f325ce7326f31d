// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Basics

@Suite struct CivilTimeTests {
    @Test("Every day from 1600 to 2400 follows the one before it")
    func everyDay() throws {
        let first = try #require(CivilDate(year: 1600, month: 1, day: 1))
        let last = try #require(CivilDate(year: 2400, month: 12, day: 31))
        var (year, month, day) = (1600, 1, 1)
        var weekday = Weekday.sat
        var broken: [Int] = []
        for number in first.dayNumber...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            if (date.year, date.month, date.day) != (year, month, day) || date.dayNumber != number
                || date.weekday != weekday || CivilDate(year: year, month: month, day: day) != date
                || CivilDate(iso: date.description) != date
            {
                broken.append(number)
            }
            weekday = weekday.next
            day += 1
            if CivilDate(year: year, month: month, day: day) == nil {
                (month, day) = (month + 1, 1)
            }
            if month == 13 {
                (year, month) = (year + 1, 1)
            }
        }
        #expect(broken.isEmpty)
        #expect((year, month, day) == (2401, 1, 1))
    }

    @Test(
        "Known days",
        arguments: [
            ("1970-01-01", 0, Weekday.thu), ("2027-01-04", 20_822, .mon), ("2000-02-29", 11_016, .tue),
            ("1900-03-01", -25_508, .thu), ("0001-01-01", -719_162, .mon), ("9999-12-31", 2_932_896, .fri),
        ]
    )
    func known(text: String, number: Int, weekday: Weekday) throws {
        let date = try #require(CivilDate(iso: text))
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
        #expect(CivilDate(dayNumber: number) == date)
    }

    @Test(
        "Days that are none",
        arguments: [
            "2027-02-29", "1900-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-01-00", "0000-01-01",
            "2027-1-4", "2027-01-4 ", "20270104", "2027/01/04", "+027-01-04", "2027-01-04T", "",
        ]
    )
    func refused(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test(
        "Months end on their last day at the latest",
        arguments: [
            ("2027-01-31", 1, "2027-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2027-01-31", 3, "2027-04-30"),
            ("2027-03-31", -1, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2027-01-15", 12, "2028-01-15"),
            ("2028-02-29", 12, "2029-02-28"), ("2027-01-31", -13, "2025-12-31"), ("2027-06-30", 0, "2027-06-30"),
            ("9999-01-01", 12, "9999-12-31"), ("0001-02-01", -2, "0001-01-01"),
        ]
    )
    func months(text: String, count: Int, result: String) throws {
        #expect(try #require(CivilDate(iso: text)).adding(months: count).description == result)
    }

    @Test("The calendar's ends hold")
    func ends() {
        #expect(CivilDate(dayNumber: .max) == .latest)
        #expect(CivilDate(dayNumber: .min) == .earliest)
        #expect(CivilDate.latest.adding(days: .max) == .latest)
        #expect(CivilDate.earliest.adding(days: .min) == .earliest)
        #expect(CivilDate.latest.adding(months: .max) == .latest)
        #expect(CivilDate.earliest.adding(months: .min) == .earliest)
    }

    @Test("Times of day from 00:00 to 24:00", arguments: 0...1440)
    func times(minutes: Int) throws {
        let time = try #require(CivilTime(minutes: minutes))
        #expect(CivilTime(time.description) == time)
    }

    @Test("Times that are none", arguments: ["24:01", "6:00", "06:60", "0600", "06:00:00", "-1:00", "25:00", ""])
    func noTimes(text: String) {
        #expect(CivilTime(text) == nil)
        #expect(CivilTime(minutes: -1) == nil)
        #expect(CivilTime(minutes: 1441) == nil)
    }

    @Test(
        "Moments",
        arguments: [
            ("2027-01-04T06:00", "2027-01-04T06:00"), ("2027-01-04 06:30", "2027-01-04T06:30"),
            ("2027-01-04", "2027-01-04T00:00"), ("2027-12-31T24:00", "2028-01-01T00:00"),
            ("9999-12-31T24:00", "9999-12-31T24:00"),
        ]
    )
    func moments(text: String, result: String) throws {
        #expect(try #require(CivilDateTime(text)).description == result)
    }

    @Test("Moments that are none", arguments: ["2027-01-04T", "2027-01-04t06:00", "2027-01-04T6:00", "06:00", ""])
    func noMoments(text: String) {
        #expect(CivilDateTime(text) == nil)
    }

    @Test("Plant time and civil time are two names of the same moment")
    func plantTime() throws {
        let origin = try #require(CivilDateTime("2027-01-04T06:00"))
        #expect(CivilDateTime("2027-01-05")?.instant(since: origin) == Instant(minutes: 18 * 60))
        #expect(CivilDateTime(Instant(minutes: -361), since: origin).description == "2027-01-03T23:59")
        var generator = SplitMix64(seed: 8)
        for _ in 0..<1000 {
            let instant = Instant(minutes: Int.random(in: -200_000_000...200_000_000, using: &generator))
            #expect(CivilDateTime(instant, since: origin).instant(since: origin) == instant)
        }
        #expect(CivilDateTime(Instant(minutes: .max), since: origin).date == .latest)
        #expect(CivilDateTime(Instant(minutes: .min), since: origin).date == .earliest)
    }

    @Test("Weekdays have three letters and come round", arguments: Weekday.allCases)
    func weekdays(day: Weekday) {
        #expect(Weekday(day.text) == day)
        #expect(day.name.lowercased().hasPrefix(day.text))
        #expect(Weekday(day.name) == nil)
        #expect((1...7).reduce(day) { next, _ in next.next } == day)
    }
}
