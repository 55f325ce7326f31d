// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt
import Testing

@testable import Basics

@Suite struct ExactDoubleTests {
    @Test("Decimals become the same doubles as by the standard library's correctly rounded reader")
    func decimals() throws {
        var generator = SplitMix64(seed: 3)
        for _ in 0..<3000 {
            var text = Bool.random(using: &generator) ? "-" : ""
            text += String(generator.next() >> UInt64.random(in: 0..<64, using: &generator))
            if Bool.random(using: &generator) { text += "." + String(generator.next()) }
            if Bool.random(using: &generator) { text += "e\(Int.random(in: -30...30, using: &generator))" }
            let expected = try #require(Double(text))
            #expect(try Exact.read(decimal: text).double == expected, "\(text)")
        }
    }

    @Test("Values beyond the written exponents round correctly too, subnormals and overflow included")
    func extremes() throws {
        var generator = SplitMix64(seed: 4)
        for _ in 0..<2000 {
            let digits = BigInt(generator.next()) * BigInt(generator.next()) + 1
            let power = Int.random(in: -370...300, using: &generator)
            let scale = BigInt(10).power(abs(power))
            let value = power >= 0 ? Exact(digits * scale, 1) : Exact(digits, scale)
            let expected = try #require(Double("\(digits)e\(power)"))
            #expect(value.double == expected, "\(digits)e\(power)")
        }
        #expect(Exact(BigInt(1), BigInt(1) << 1075).double == 0)
        #expect(Exact(BigInt(3), BigInt(1) << 1076).double == .leastNonzeroMagnitude)
        #expect(Exact((BigInt(1) << 1024) - 1, 1).double == .infinity)
        #expect(Exact((BigInt(1) << 1024) - (BigInt(1) << 970) - 1, 1).double == .greatestFiniteMagnitude)
        #expect(Exact(BigInt(-1) << 3000, 1).double == -.infinity)
    }

    @Test("Ties go to the even neighbour")
    func ties() {
        let base = BigInt(1) << 80
        let unit = BigInt(1) << 28
        #expect(Exact(base + unit / 2, 1).double == 0x1p80)
        #expect(Exact(base + unit / 2 + 1, 1).double == 0x1p80.nextUp)
        #expect(Exact(base + unit + unit / 2, 1).double == 0x1p80.nextUp.nextUp)
    }

    @Test("A double comes back from its exact value")
    func roundTrip() throws {
        var generator = SplitMix64(seed: 5)
        for _ in 0..<3000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            #expect(try #require(Exact(exactly: value)).double == value)
        }
        #expect(Exact(exactly: .leastNonzeroMagnitude)?.double == .leastNonzeroMagnitude)
        #expect(Exact(exactly: 0.1) == Exact(3_602_879_701_896_397, over: 36_028_797_018_963_968))
        #expect(Exact(exactly: .infinity) == nil)
        #expect(Exact(exactly: .nan) == nil)
        #expect(Exact(exactly: -0.0) == .zero)
    }
}
