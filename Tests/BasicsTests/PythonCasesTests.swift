// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Basics

/// Cases with Python's answers, as Benchmarks/check-basics.py writes them, one a line with tabs between.
///
/// The file is named by EXOPLAN_PYTHON_CASES; without it the few cases below stand for it.
@Suite struct PythonCasesTests {
    private static let few = """
        sum\t-0.1\t3e-1\t1 5
        product\t12.5\t-4\t-50 1
        quotient\t1\t-3\t-1 3
        round\t-2.5\t0\thalf\t-3 1
        round\t2.45\t1\tdown\t12 5
        double\t0.1\t0x1.999999999999ap-4
        duration\t1.5 h\t90
        duration\t0.3 min\tnone
        date\t2027-01-04\t2028-03-01\t422\tmon
        months\t2027-01-31\t1\t2027-02-28
        moment\t2027-01-04\t2026-12-31T23:59\t-4321
        money\t-0.125\t-13
        """

    @Test("Numbers, durations and dates are those of Python's fractions, decimal and datetime")
    func cases() throws {
        let path = ProcessInfo.processInfo.environment["EXOPLAN_PYTHON_CASES"]
        let text = try path.map { try String(contentsOfFile: $0, encoding: .utf8) } ?? Self.few
        let lines = text.split(separator: "\n")
        var wrong = 0
        for line in lines where wrong < 20 {
            let isRight = try isRight(line.split(separator: "\t").map(String.init))
            #expect(isRight, "\(line)")
            if !isRight { wrong += 1 }
        }
        #expect(!lines.isEmpty)
        if path != nil, wrong == 0 { print("\(lines.count) cases agree") }
    }

    private func isRight(_ parts: [String]) throws -> Bool {
        switch parts[0] {
        case "sum": return try isFraction(number(parts[1]) + number(parts[2]), parts[3])
        case "product": return try isFraction(number(parts[1]) * number(parts[2]), parts[3])
        case "quotient":
            return try isFraction(#require(try number(parts[1]).divided(by: number(parts[2]))), parts[3])
        case "round":
            let rule: Rounding =
                switch parts[3] {
                case "down": .down
                case "up": .up
                default: .halfAwayFromZero
                }
            return try isFraction(number(parts[1]).rounded(rule, places: try #require(Int(parts[2]))), parts[4])
        case "double":
            let value = try #require(Double(parts[2]))
            return try number(parts[1]).double == value
        case "duration":
            let span = Quantity(parts[1]).flatMap { Span($0) }
            return span.map { String($0.minutes) } ?? "none" == parts[2]
        case "date":
            let from = try #require(CivilDate(iso: parts[1]))
            let to = try #require(CivilDate(iso: parts[2]))
            let days = try #require(Int(parts[3]))
            return to.dayNumber - from.dayNumber == days && from.adding(days: days) == to
                && from.weekday.text == parts[4]
        case "months":
            let from = try #require(CivilDate(iso: parts[1]))
            return from.adding(months: try #require(Int(parts[2]))).description == parts[3]
        case "moment":
            let origin = CivilDateTime(date: try #require(CivilDate(iso: parts[1])))
            let moment = try #require(CivilDateTime(parts[2]))
            let minutes = try #require(Int(parts[3]))
            return moment.instant(since: origin).minutes == minutes
                && CivilDateTime(Instant(minutes: minutes), since: origin) == moment
        case "money": return try Money(rounding: number(parts[1])).map { String($0.cents) } == parts[2]
        default: return false
        }
    }

    private func number(_ text: String) throws -> Exact { try Exact.read(decimal: text) }

    /// Whether a number is the fraction of two whole numbers, which may be longer than any that is read.
    private func isFraction(_ value: Exact, _ text: String) throws -> Bool {
        let parts = text.split(separator: " ").map(String.init)
        let denominator = try whole(parts[1])
        return try value * denominator == whole(parts[0])
    }

    private func whole(_ text: String) throws -> Exact {
        var result = Exact.zero
        let isNegative = text.hasPrefix("-")
        var rest = Substring(isNegative ? String(text.dropFirst()) : text)
        while !rest.isEmpty {
            let piece = rest.prefix(15)
            rest = rest.dropFirst(15)
            let power = try Exact.read(decimal: "1e\(piece.count)")
            result = result * power + Exact(try #require(Int(piece)))
        }
        return isNegative ? -result : result
    }
}
