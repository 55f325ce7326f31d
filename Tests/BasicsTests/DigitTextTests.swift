// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Basics

@Suite("Digits")
struct DigitTextTests {
    /// The same, digit by digit as text.
    private static func spelled(_ units: UInt64, _ isNegative: Bool, _ places: Int, _ isTrimmed: Bool) -> String {
        var digits = String(units)
        digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        var fraction = String(digits.suffix(places))
        while isTrimmed, fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = String(digits.dropLast(places))
        return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    @Test("numbers of every length and place are spelled in one piece as digit by digit")
    func fixed() {
        var random = SplitMix64(seed: 11)
        for number in 0..<2000 {
            let ends: [UInt64] = [0, 1, 9, 10, 100, 1_000_000, .max]
            let units = number % 4 == 0 ? ends[number / 4 % ends.count] : random.next() >> UInt64(random.next() % 64)
            let (places, isNegative, isTrimmed) = (number % 20, number % 3 == 0, number % 2 == 0)
            let text = DigitText.fixed(units, isNegative: isNegative, places: places, isTrimmed: isTrimmed)
            #expect(text == Self.spelled(units, isNegative, places, isTrimmed))
        }
        #expect(DigitText.fixed(1250, places: 2) == "12.50")
        #expect(DigitText.fixed(1250, isNegative: true, places: 2, isTrimmed: true) == "-12.5")
        #expect(DigitText.fixed(5, places: 2) == "0.05")
    }

    @Test("every date and time is read as it is written")
    func moments() throws {
        for day in stride(from: CivilDate.earliest.dayNumber, through: CivilDate.latest.dayNumber, by: 977) {
            let moment = CivilDateTime(
                date: CivilDate(dayNumber: day), time: try #require(CivilTime(minutes: abs(day) % 1440)))
            let text = moment.description
            #expect(text.utf8.count == 16)
            #expect(CivilDateTime(text) == moment)
            #expect(text == "\(moment.date)T\(moment.time)")
        }
    }
}
