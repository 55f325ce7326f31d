// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

extension Exact {
    /// The nearest `Double`, ties to even; beyond the largest one it is infinite.
    public var double: Double {
        if case .small(let top, let bottom) = form,
            top.magnitude <= 1 << 53 && bottom <= 1 << 53 || bottom & (bottom - 1) == 0
        {
            // Both parts are exact as doubles, and division rounds correctly; or the numerator rounds correctly, and
            // division by a power of two leaves it so.
            return Double(top) / Double(bottom)
        }
        let size = Self.nearestDouble(numerator.magnitude, denominator.magnitude)
        return signum < 0 ? -size : size
    }

    /// The value of a finite double, exactly, or nil for infinities and not-a-number.
    public init?(exactly value: Double) {
        guard value.isFinite else { return nil }
        guard value != 0 else {
            self = .zero
            return
        }
        if let short = Self.short(value) {
            self = short
            return
        }
        // value = significand · 2^exponent with 1 ≤ significand < 2: 52 doublings make it whole.
        let whole = BigInt(value.significand * 0x1p52) * (value.sign == .minus ? -1 : 1)
        let power = Int(value.exponent) - 52
        self = power >= 0 ? Exact(whole << power, 1) : Exact(whole, BigInt(1) << -power)
    }

    /// The same in machine words, or nil where they are too short.
    private static func short(_ value: Double) -> Exact? {
        guard value.isNormal else { return nil }
        let bits = Int(value.significandBitPattern | 1 << 52)
        let twos = bits.trailingZeroBitCount
        // value = odd · 2^power
        let odd = value.sign == .minus ? -(bits >> twos) : bits >> twos
        let power = Int(value.exponent) - 52 + twos
        if power <= 0 { return power > -62 ? Exact(reduced: odd, 1 << -power) : nil }
        return power < 62 - (53 - twos) ? Exact(reduced: odd << power, 1) : nil
    }

    private static func nearestDouble(_ top: BigUInt, _ bottom: BigUInt) -> Double {
        guard top.bitWidth > 0 else { return 0 }
        // The quotient gets 66 or 67 bits: 53 for the result, the rest to decide how to round.
        let shift = 66 - (top.bitWidth - bottom.bitWidth)
        let (quotient, remainder) =
            shift >= 0
            ? (top << shift).quotientAndRemainder(dividingBy: bottom)
            : top.quotientAndRemainder(dividingBy: bottom << -shift)
        // Weight of the result's last bit; below −1074 there are no doubles.
        let lastBit = max(quotient.bitWidth - 53 - shift, -1074)
        let dropped = lastBit + shift
        guard dropped <= quotient.bitWidth + 1 else { return 0 }
        guard lastBit <= 971 else { return .infinity }
        var kept = quotient >> dropped
        let rest = quotient - (kept << dropped)
        let half = BigUInt(1) << (dropped - 1)
        let isOdd = kept & 1 == 1
        if rest > half || (rest == half && (remainder.bitWidth > 0 || isOdd)) {
            kept += 1
        }
        return Double(sign: .plus, exponent: lastBit, significand: Double(UInt64(kept)))
    }
}
