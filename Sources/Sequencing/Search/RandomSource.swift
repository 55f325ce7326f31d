// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers that look random and are the same for the same seed everywhere (SplitMix64, Steele, Lea and Flood 2014).
struct RandomSource: Sendable {
    private var state: UInt64

    init(seed: UInt64, stream: Int = 0) {
        state = seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: stream &* 2 &+ 1)
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `bound`; `bound` is positive and below 2^32.
    @inline(__always)
    mutating func below(_ bound: Int) -> Int {
        Int(((next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// A number from 0 up to, not including, 1.
    @inline(__always)
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Close to exponentially distributed with mean 1, without a logarithm, so that every machine gets the same bits.
    mutating func exponential() -> Double {
        let bits = next()
        return 0.693 * (Double(bits.leadingZeroBitCount) + unit())
    }

    /// Puts the elements into random order.
    mutating func shuffle(_ values: inout [Int]) {
        guard values.count > 1 else { return }
        for index in stride(from: values.count - 1, to: 0, by: -1) {
            values.swapAt(index, below(index + 1))
        }
    }
}
