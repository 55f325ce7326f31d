// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@testable import Timing

@Suite("Open hours")
struct OpenHoursTests {
    /// Random open hours within [0, 200), also minute by minute.
    private func random(_ dice: inout Dice) -> (hours: OpenHours, open: [Bool]) {
        var open = [Bool](repeating: false, count: 200)
        var intervals: [Interval] = []
        for _ in 0..<dice.roll(0...8) {
            let from = dice.roll(0...190)
            let to = min(200, from + dice.roll(0...30))
            intervals.append(Interval(from: Instant(minutes: from), to: Instant(minutes: to)))
            for minute in from..<to { open[minute] = true }
        }
        return (OpenHours(intervals), open)
    }

    private func minutes(_ hours: OpenHours) -> [Bool] {
        (0..<200).map { hours.contains(Instant(minutes: $0)) }
    }

    @Test("Sums, unions, intersections and differences are those of single minutes", arguments: 0..<60)
    func algebra(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let (left, leftOpen) = random(&dice)
        let (right, rightOpen) = random(&dice)
        #expect(minutes(left) == leftOpen)
        #expect(minutes(left.union(right)) == zip(leftOpen, rightOpen).map { $0 || $1 })
        #expect(minutes(left.intersection(right)) == zip(leftOpen, rightOpen).map { $0 && $1 })
        #expect(minutes(left.subtracting(right)) == zip(leftOpen, rightOpen).map { $0 && !$1 })
        for result in [left, left.union(right), left.intersection(right), left.subtracting(right)] {
            let intervals = result.intervals
            #expect(intervals.allSatisfy { $0.from < $0.to })
            #expect(zip(intervals, intervals.dropFirst()).allSatisfy { $0.to < $1.from })
        }
        for _ in 0..<20 {
            let (from, to) = (dice.roll(-5...205), dice.roll(-5...205))
            let expected =
                from < to ? (max(from, 0)..<max(min(to, 200), max(from, 0))).filter { leftOpen[$0] }.count : 0
            #expect(left.openMinutes(from: Instant(minutes: from), to: Instant(minutes: to)) == expected)
        }
    }

    @Test("Searches find the first or last minute that does", arguments: 0..<30)
    func searches(seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 1000)
        let (hours, open) = random(&dice)
        func fits(_ s: Int, _ length: Int) -> Bool {
            s >= 0 && s + length <= 200 && (s..<s + length).allSatisfy { open[$0] }
        }
        for _ in 0..<20 {
            let minute = dice.roll(-5...205)
            let length = dice.roll(1...15)
            #expect(hours.earliestFit(length, from: minute) == (0..<201).first { $0 >= minute && fits($0, length) })
            #expect(hours.latestFit(length, by: minute) == (0..<201).last { fits($0, length) && $0 + length <= minute })
            #expect(hours.nextOpen(minute) == (0..<201).first { $0 >= minute && fits($0, 1) })
            let worked = open.indices.filter { $0 >= minute && open[$0] }
            let end = length <= worked.count ? worked[length - 1] + 1 : nil
            #expect(hours.end(ofWork: length, from: minute) == end)
            let after = open.indices.filter { open[$0] }
            #expect(hours.minute(afterOpen: length) == (length < after.count ? after[length] : nil))
            let next = (0..<201).first { at in
                guard at > minute else { return false }
                let before = at > 0 ? open[at - 1] : false
                return before != (at < 200 && open[at])
            }
            #expect(hours.nextChange(after: minute) == next)
            #expect(hours.covers(max(minute, 0), max(minute, 0) + length) == fits(max(minute, 0), length))
        }
    }

    @Test("Closed days, days with shifts of their own, touching shifts")
    func exceptions() throws {
        let closed = try #require(CivilDate(iso: "2027-01-05"))
        let special = try #require(CivilDate(iso: "2027-01-06"))
        let both = try #require(CivilDate(iso: "2027-01-07"))
        let half = WorkCalendar.Shift(from: 480, to: 600)
        var plant = TestPlant()
        plant.calendars = [
            .shifts(
                "c", [.init(from: 360, to: 600), .init(from: 600, to: 840)], on: [.mon, .tue, .wed, .thu, .fri],
                closed: [.init(first: closed, last: closed), .init(first: both, last: both)],
                open: [.init(date: special, shifts: []), .init(date: both, shifts: [half])])
        ]
        let hours = PlantHours(plant.scenario).calendar(plant.calendar("c"))
        #expect(hours.interval(containing: at(0, 9)) == stretch(0, 6, to: 0, 14))
        #expect(hours.interval(containing: at(0, 14)) == nil)
        #expect(hours.interval(after: at(0, 7)) == stretch(3, 8, to: 3, 10))
        #expect(hours.interval(after: at(3, 8)) == stretch(3, 8, to: 3, 10))
        #expect(hours.openMinutes(from: at(0, 0), to: at(7, 0)) == 480 + 120 + 480)
    }

    @Test("Working days end at 24:00 of the n-th open day after the start's day")
    func workingDays() {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14)]
        let hours = PlantHours(plant.scenario)
        let day = plant.calendar("day")
        #expect(hours.end(of: .workingDays(1, day), from: at(0, 10)) == at(2, 0))
        #expect(hours.end(of: .workingDays(1, day), from: at(4, 23)) == at(8, 0))
        #expect(hours.end(of: .workingDays(5, day), from: at(5, 0)) == at(12, 0))
        #expect(hours.end(of: .workingDays(1, day), from: at(-1, 0)) == at(1, 0))
        #expect(hours.end(of: .workingDays(100_000, day), from: at(0, 0)) == nil)
        #expect(hours.end(of: .span(.hours(36)), from: at(0, 10)) == at(1, 22))
    }

    @Test("Units in maintenance are not there; the class is closed when all are", arguments: 0..<40)
    func maintenance(seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let count = dice.roll(1...3)
        let outages = (0..<dice.roll(0...4)).map { _ in
            let from = dice.roll(-300...4000)
            return Outage(
                from: Instant(minutes: from), to: Instant(minutes: from + dice.roll(1...900)),
                count: dice.roll(1...count), label: "")
        }
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14)]
        plant.units = [.init(name: "u", count: count, calendar: "day", maintenance: outages)]
        let hours = PlantHours(plant.scenario)
        let (unit, day) = (plant.unitClass("u"), hours.calendar(plant.calendar("day")))
        let (from, to) = (dice.roll(-100...2000), dice.roll(2000...5000))
        var sum = 0
        var open = 0
        for minute in from..<to where day.contains(Instant(minutes: minute)) {
            let down = outages.filter { $0.from.minutes <= minute && minute < $0.to.minutes }
            let there = max(0, count - down.reduce(0) { $0 + $1.count })
            sum += there
            open += there > 0 ? 1 : 0
        }
        #expect(hours.availableUnitMinutes(unit, from: Instant(minutes: from), to: Instant(minutes: to)) == sum)
        #expect(hours.unit(unit).openMinutes(from: Instant(minutes: from), to: Instant(minutes: to)) == open)
    }
}
