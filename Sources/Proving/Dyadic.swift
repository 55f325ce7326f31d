// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

/// A finite `Double` as a whole number times a power of two.
struct Dyadic {
    let mantissa: Int64
    let exponent: Int

    init(_ value: Double) {
        let bits = value.bitPattern
        let power = Int(bits >> 52) & 0x7FF
        let fraction = Int64(bits & 0xF_FFFF_FFFF_FFFF)
        var mantissa = power == 0 ? fraction : fraction | 1 << 52
        var exponent = max(power, 1) - 1075
        if mantissa == 0 {
            exponent = 0
        } else {
            let zeros = mantissa.trailingZeroBitCount
            mantissa >>= zeros
            exponent += zeros
        }
        self.mantissa = value < 0 ? -mantissa : mantissa
        self.exponent = exponent
    }

    /// The number times 2^−`unit`, for a unit that is not above its exponent.
    func whole(unit: Int) -> BigInt { BigInt(mantissa) << (exponent - unit) }
}

/// A fraction in lowest terms with a positive denominator.
struct Fraction: Hashable, Sendable {
    let numerator: BigInt
    let denominator: BigInt

    static let zero = Fraction(0, 1)

    /// Makes numerator/denominator; the denominator is not 0.
    init(_ numerator: BigInt, _ denominator: BigInt) {
        let divisor = numerator.greatestCommonDivisor(with: denominator)
        let sign: BigInt = denominator.sign == .minus ? -1 : 1
        self.numerator = numerator / divisor * sign
        self.denominator = denominator / divisor * sign
    }

    /// A finite number, exactly.
    init(_ value: Double) {
        let dyadic = Dyadic(value)
        if dyadic.exponent >= 0 {
            self.init(BigInt(dyadic.mantissa) << dyadic.exponent, 1)
        } else {
            self.init(BigInt(dyadic.mantissa), BigInt(1) << -dyadic.exponent)
        }
    }

    var sign: Int { numerator.isZero ? 0 : numerator.sign == .minus ? -1 : 1 }

    static func + (a: Fraction, b: Fraction) -> Fraction {
        a.denominator == b.denominator
            ? Fraction(a.numerator + b.numerator, a.denominator)
            : Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
    }

    static func - (a: Fraction, b: Fraction) -> Fraction { a + Fraction(-b.numerator, b.denominator) }

    static func * (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
    }

    static func < (a: Fraction, b: Fraction) -> Bool {
        a.numerator * b.denominator < b.numerator * a.denominator
    }

    /// A number near it.
    var double: Double {
        guard sign != 0 else { return 0 }
        let shift = 64 - (numerator.magnitude.bitWidth - denominator.magnitude.bitWidth)
        let scaled = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift)
        return Double(sign: .plus, exponent: -shift, significand: Double(scaled))
    }

    /// `p` or `p/q`.
    var text: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
