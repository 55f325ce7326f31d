// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

// What two machine words hold between them: with parts of one word each, no sum and no product is longer, and big
// integers are needed only for what stays so long once it is reduced.
extension Exact {
    /// Takes parts that are reduced already, the denominator positive.
    init(reducedWide top: Int128, _ bottom: Int128) {
        if let shortTop = Int(exactly: top), let shortBottom = Int(exactly: bottom), shortTop != .min {
            form = .small(shortTop, shortBottom)
        } else {
            form = .big(BigInt(top), BigInt(bottom))
        }
    }

    /// Reduces `top / bottom`; the denominator is positive.
    init(wide top: Int128, over bottom: Int) {
        let divisor = Self.greatestCommonDivisor(Int(top % Int128(bottom)), bottom)
        self.init(reducedWide: top / Int128(divisor), Int128(bottom / divisor))
    }

    /// a/b + c/d.
    static func wideSum(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Exact {
        let common = b == d ? b : greatestCommonDivisor(b, d)
        let top = Int128(a) * Int128(d / common) + Int128(c) * Int128(b / common)
        // What divides the sum and the denominator divides the common part (Knuth, 4.5.1).
        let divisor = greatestCommonDivisor(Int(top % Int128(common)), common)
        return Exact(reducedWide: top / Int128(divisor), Int128(b / common) * Int128(d / divisor))
    }

    /// a/b × c/d.
    static func wideProduct(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Exact {
        let first = greatestCommonDivisor(a, d)
        let second = greatestCommonDivisor(c, b)
        return Exact(
            reducedWide: Int128(a / first) * Int128(c / second), Int128(b / second) * Int128(d / first))
    }

    /// a/b rounded to so many places; nil where their power of ten fits no word.
    static func wideRounded(_ a: Int, _ b: Int, _ rule: Rounding, places: Int) -> Exact? {
        guard let power = shortPower(abs(places)) else { return nil }
        if places > 0 {
            return Exact(wide: rounded(Int128(a) * Int128(power), Int128(b), rule), over: power)
        }
        return Exact(reducedWide: rounded(Int128(a), Int128(b) * Int128(power), rule) * Int128(power), 1)
    }

    /// The rounded quotient; the denominator is positive, and twice the remainder fits.
    private static func rounded(_ top: Int128, _ bottom: Int128, _ rule: Rounding) -> Int128 {
        let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
        switch rule {
        case .down: return remainder < 0 ? quotient - 1 : quotient
        case .up: return remainder > 0 ? quotient + 1 : quotient
        case .halfAwayFromZero: return abs(remainder) * 2 >= bottom ? quotient + remainder.signum() : quotient
        }
    }
}
