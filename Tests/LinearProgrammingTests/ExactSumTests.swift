// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import LinearProgramming

@Suite("Sums without rounding")
struct ExactSumTests {
    @Test("Terms that cancel leave what is left, however small")
    func cancellation() {
        var sum = ExactSum()
        sum.add(1e300, times: 1e300)
        sum.add(0x1p-1074, times: 0x1p-1074)
        sum.add(-1e300, times: 1e300)
        #expect(sum.sign == 1)
        sum.add(-0x1p-1074, times: 0x1p-1074)
        #expect(sum.sign == 0)
        #expect(sum.rounded == (0, 0))
        sum.add(0.1)
        sum.add(0.2)
        sum.add(-0.3)
        // The three doubles differ from their decimals by this much.
        #expect(sum.rounded == (0x1p-55, 0x1p-55))
    }

    @Test("A sum that no number is equal to lies between two neighbours")
    func rounding() {
        var sum = ExactSum()
        sum.add(1)
        sum.add(0x1p-200)
        #expect(sum.rounded == (1, (1.0).nextUp))
        sum.reset()
        sum.add(-1)
        sum.add(-0x1p-200)
        #expect(sum.rounded == ((-1.0).nextDown, -1))
        sum.reset()
        sum.add(0x1p1023, times: 4)
        #expect(sum.rounded == (.greatestFiniteMagnitude, .infinity))
        sum.reset()
        sum.add(0x1p-1074, times: -0.5)
        #expect(sum.rounded.down < 0 && sum.rounded.down >= -0x1p-1000 && sum.rounded.up == 0)
    }

    @Test("Whole numbers add up as they do in Int128", arguments: 0..<20)
    func wholeNumbers(seed: UInt64) {
        var random = WideRandom(state: seed)
        var sum = ExactSum()
        var expected: Int128 = 0
        for _ in 0..<2000 {
            let left = Double(random.next() >> 12)
            let right = Double(random.next() >> 12)
            sum.add(left, times: right)
            expected += Int128(Int64(left)) * Int128(Int64(right))
        }
        #expect(sum.sign == expected.signum())
        let (down, up) = sum.rounded
        #expect(Int128(down) <= expected && expected <= Int128(up))
        #expect(up == down || up == down.nextUp)
        var doubled = ExactSum()
        doubled.add(&sum, times: -2.5)
        #expect(doubled.sign == -expected.signum())
        // The first sum is as it was.
        #expect(sum.rounded == (down, up))
        doubled.add(&sum, times: 2.5)
        #expect(doubled.sign == 0)
    }
}

/// Whole numbers of 64 bits (SplitMix64).
struct WideRandom {
    var state: UInt64

    mutating func next() -> Int64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int64(bitPattern: mixed ^ (mixed >> 31))
    }

    /// A number in 0..<limit.
    mutating func next(_ limit: Int) -> Int { Int(UInt64(bitPattern: next()) % UInt64(limit)) }
}
