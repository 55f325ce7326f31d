// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt
import Testing

@testable import Basics

@Suite struct ExactTextTests {
    @Test(
        "Strict decimals are read exactly and written canonically",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.0", "0"), ("+5", "5"), ("-12", "-12"), ("1.50", "1.5"), ("0.001", "0.001"),
            ("1e11", "100000000000"), ("4.5e13", "45000000000000"), ("1E3", "1000"), ("1e15", "1e15"),
            ("12.5e17", "1.25e18"), ("1e-6", "0.000001"), ("1e-7", "1e-7"), ("-2.5e-9", "-2.5e-9"), ("1e+2", "100"),
            ("1e30", "1e30"), ("10e30", "10000000000000000000000000000000"), ("1e-30", "1e-30"),
            ("0.1e-30", "0.0000000000000000000000000000001"), ("123456789012345", "123456789012345"),
            ("1234567890123456", "1.234567890123456e15"), ("0.85", "0.85"), ("100", "100"),
        ]
    )
    func decimals(text: String, canonical: String) throws {
        let value = try Exact.read(decimal: text)
        #expect(value.decimalText == canonical)
        #expect(Exact(decimal: canonical) == value)
    }

    @Test(
        "Everything else is refused with its reason",
        arguments: [
            ("", "a number is missing", nil),
            ("1:30", "a number has no colon", "write a duration as one number with its unit, such as 90 min"),
            ("010", "a number has no leading zeros", "write 10"),
            ("-007.5", "a number has no leading zeros", "write -7.5"),
            ("00", "a number has no leading zeros", "write 0"),
            ("1_000", "a number has no underscores", "write 1000"),
            (
                "1,5", "a number has no comma",
                "write a decimal point and nothing between thousands, such as 1.5 or 1000"
            ),
            (".5", "a digit is missing before the point", "write 0.5"),
            ("-.5", "a digit is missing before the point", "write -0.5"),
            ("5.", "a digit is missing behind the point", nil),
            ("1.e5", "a digit is missing behind the point", nil),
            (".inf", "not a finite number", nil), ("-Infinity", "not a finite number", nil),
            ("nan", "not a finite number", nil), ("0x1F", "a number is written in decimal digits", nil),
            ("1e31", "the exponent of a number lies between -30 and 30", nil),
            ("1e-99999999999999999999", "the exponent of a number lies between -30 and 30", nil),
            ("1e", "not a number", nil), ("--1", "not a number", nil), ("1 ", "not a number", nil),
            ("١٢", "not a number", nil), ("−5", "a minus sign is the plain -", nil), ("twelve", "not a number", nil),
        ] as [(String, String, String?)]
    )
    func refused(text: String, problem: String, remedy: String?) {
        #expect(Exact(decimal: text) == nil)
        #expect(throws: Misreading(problem, remedy: remedy)) { try Exact.read(decimal: text) }
    }

    @Test("A number of a thousand digits is refused before it is read")
    func tooLong() {
        #expect(
            throws: Misreading("a number of more than 100 characters", remedy: "write it with an exponent")
        ) { try Exact.read(decimal: String(repeating: "9", count: 1000)) }
    }

    @Test(
        "Endless expansions keep 18 significant digits",
        arguments: [
            (1, 3, "0.333333333333333333"), (2, 3, "0.666666666666666667"), (-100, 3, "-33.3333333333333333"),
            (1, 30, "0.0333333333333333333"), (29_999_999_999, 30_000_000_001, "0.999999999933333333"),
            (999_999_999_999_999_999, 1_000_000_000_000_000_003, "0.999999999999999996"),
            (1, 3_000_000_000, "3.33333333333333333e-10"),
            // 18 digits leave nothing behind the point, and the last of them rounds up.
            (2_999_999_999_999_999_999, 3, "1e18"),
        ]
    )
    func endless(top: Int, bottom: Int, text: String) {
        #expect(Exact(top, over: bottom).decimalText == text)
    }

    @Test("Any finite expansion that is written is read back as the same value")
    func roundTrips() throws {
        var generator = SplitMix64(seed: 6)
        for _ in 0..<2000 {
            let digits = BigInt(Int(truncatingIfNeeded: generator.next()) >> Int.random(in: 0..<64, using: &generator))
            let power = Int.random(in: -35...25, using: &generator)
            let scale = BigInt(10).power(abs(power))
            let value = power >= 0 ? Exact(digits * scale, 1) : Exact(digits, scale)
            #expect(Exact(decimal: value.decimalText) == value, "\(value.decimalText)")
        }
    }

    @Test("Endless expansions are within half a unit of their 18th digit")
    func precision() throws {
        var generator = SplitMix64(seed: 7)
        for _ in 0..<1000 {
            let top = Int(generator.next() >> UInt64.random(in: 1..<64, using: &generator)) + 1
            let bottom = Int(generator.next() >> UInt64.random(in: 4..<64, using: &generator)) * 6 + 7
            let value = Exact(top, over: bottom)
            let shown = try Exact.read(decimal: value.decimalText)
            let error = try #require(((shown - value).magnitude).divided(by: value))
            #expect(error <= Exact(BigInt(1), BigInt(10).power(17) * 2), "\(top)/\(bottom)")
        }
    }
}
