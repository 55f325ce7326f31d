// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@testable import Verification

@Suite("Open minutes")
struct OpenMinutesTests {
    private func set(_ parts: [(Int, Int)]) -> OpenMinutes {
        OpenMinutes(parts.map { OpenMinutes.Stretch(from: $0.0, to: $0.1) })
    }

    @Test("Operations on sets of minutes agree with minute-by-minute sets", arguments: 0..<20)
    func agrees(seed: Int) {
        var state = seed &* 2_654_435_761 &+ 12345
        func number(_ below: Int) -> Int {
            state = (state &* 1_103_515_245 &+ 12345) & 0x7fff_ffff
            return (state >> 8) % below
        }
        func parts() -> [(Int, Int)] {
            (0..<6).map { _ in
                let from = number(60); return (from, from + number(12))
            }
        }
        let (first, second) = (parts(), parts())
        func minutes(_ parts: [(Int, Int)]) -> Set<Int> { Set(parts.flatMap { Array($0.0..<$0.1) }) }
        let (a, b) = (minutes(first), minutes(second))
        for (result, expected) in [
            (set(first).union(set(second)), a.union(b)), (set(first).intersection(set(second)), a.intersection(b)),
            (set(first).subtracting(set(second)), a.subtracting(b)),
        ] {
            #expect(Set(result.stretches.flatMap { Array($0.from..<$0.to) }) == expected)
            for from in stride(from: -3, to: 75, by: 7) {
                for to in stride(from: from, to: 80, by: 5) {
                    #expect(result.minutes(from, to) == (from..<to).filter(expected.contains).count)
                    #expect(result.contains(from, to) == (from..<to).allSatisfy(expected.contains))
                }
            }
        }
    }

    @Test("Shifts over midnight, closed days and special days")
    func calendar() throws {
        let night = [WorkCalendar.Shift(from: 1320, to: 1800)]
        let start = try #require(CivilDate(year: 2027, month: 1, day: 4))
        let calendar = WorkCalendar(
            name: "night", label: "", weekly: Array(repeating: night, count: 5) + [[], []],
            closed: [.init(first: start.adding(days: 1), last: start.adding(days: 2))],
            open: [.init(date: start.adding(days: 2), shifts: [.init(from: 0, to: 60)])])
        let open = OpenMinutes(calendar, start: start, from: 0, to: 7 * 1440)
        // Sunday is free, Monday night to Tuesday morning, one hour on Wednesday, then Thursday and Friday nights.
        #expect(
            open.stretches == [
                .init(from: 1320, to: 1800), .init(from: 2880, to: 2940), .init(from: 5640, to: 6120),
                .init(from: 7080, to: 7560),
            ])
    }

    @Test("A share kept over a hold is rounded to nine decimals")
    func keptShare() {
        let share = LotOutput.keptShare(lossPerDay: Exact(4, over: 100), minutes: 1500)
        #expect(share == Exact(958_368_508, over: 1_000_000_000))
        #expect(LotOutput.keptShare(lossPerDay: Exact(4, over: 100), minutes: 1440) == Exact(24, over: 25))
        #expect(LotOutput.keptShare(lossPerDay: Exact(4, over: 100), minutes: 0) == .one)
    }
}
