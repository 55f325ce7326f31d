// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

extension Exact: Comparable, AdditiveArithmetic {
    /// Compares exactly, by cross multiplication.
    public static func < (left: Exact, right: Exact) -> Bool {
        if case .small(let a, let b) = left.form, case .small(let c, let d) = right.form {
            // Full-width products order like the signed numbers they stand for.
            let first = a.multipliedFullWidth(by: d)
            let second = c.multipliedFullWidth(by: b)
            return first.high != second.high ? first.high < second.high : first.low < second.low
        }
        return left.numerator * right.denominator < right.numerator * left.denominator
    }

    /// The exact sum.
    public static func + (left: Exact, right: Exact) -> Exact {
        if case .small(let a, let b) = left.form, case .small(let c, let d) = right.form {
            return shortSum(a, b, c, d) ?? wideSum(a, b, c, d)
        }
        return Exact(
            left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator
        )
    }

    /// The exact difference.
    public static func - (left: Exact, right: Exact) -> Exact {
        left + -right
    }

    /// The negated number.
    public static prefix func - (operand: Exact) -> Exact {
        switch operand.form {
        case .small(let top, let bottom): Exact(reduced: -top, bottom)
        // Not `.big` as it stands: the negative of 2^63 fits no word, but its neighbours may.
        case .big(let top, let bottom): Exact(-top, bottom)
        }
    }

    /// The exact product.
    public static func * (left: Exact, right: Exact) -> Exact {
        if case .small(let a, let b) = left.form, case .small(let c, let d) = right.form {
            return shortProduct(a, b, c, d) ?? wideProduct(a, b, c, d)
        }
        return Exact(left.numerator * right.numerator, left.denominator * right.denominator)
    }

    /// Multiplies in place.
    public static func *= (left: inout Exact, right: Exact) {
        left = left * right
    }

    /// The exact quotient, or nil where the divisor is 0.
    public func divided(by divisor: Exact) -> Exact? {
        guard !divisor.isZero else { return nil }
        if case .small(let a, let b) = form, case .small(let c, let d) = divisor.form {
            let (top, bottom) = (c < 0 ? -d : d, abs(c))
            return Self.shortProduct(a, b, top, bottom) ?? Self.wideProduct(a, b, top, bottom)
        }
        return Exact(numerator * divisor.denominator, denominator * divisor.numerator)
    }

    /// a/b reduced in machine words, or nil where a word is too short; b is not 0.
    static func shortRatio(_ a: Int, _ b: Int) -> Exact? {
        guard a != .min, b != .min else { return nil }
        let divisor = greatestCommonDivisor(a, abs(b))
        return Exact(reduced: b < 0 ? -a / divisor : a / divisor, abs(b) / divisor)
    }

    /// a/b + c/d in machine words, or nil where a word is too short.
    private static func shortSum(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Exact? {
        if b == 1, d == 1 {
            let (sum, overflow) = a.addingReportingOverflow(c)
            return overflow || sum == .min ? nil : Exact(reduced: sum, 1)
        }
        // Over the least common denominator: fractions of halves, quarters … stay in words (Knuth, 4.5.1).
        let common = b == d ? b : greatestCommonDivisor(b, d)
        let (first, firstOver) = a.multipliedReportingOverflow(by: d / common)
        let (second, secondOver) = c.multipliedReportingOverflow(by: b / common)
        let (top, topOver) = first.addingReportingOverflow(second)
        guard !firstOver, !secondOver, !topOver, top != .min else { return nil }
        let divisor = greatestCommonDivisor(top, common)
        let (bottom, bottomOver) = (b / common).multipliedReportingOverflow(by: d / divisor)
        return bottomOver ? nil : Exact(reduced: top / divisor, bottom)
    }

    /// a/b × c/d in machine words, or nil where a word is too short.
    private static func shortProduct(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Exact? {
        // Reduced crosswise first: the product of the rest is reduced and as small as it can be.
        let first = greatestCommonDivisor(a, d)
        let second = greatestCommonDivisor(c, b)
        let (top, topOver) = (a / first).multipliedReportingOverflow(by: c / second)
        let (bottom, bottomOver) = (b / second).multipliedReportingOverflow(by: d / first)
        guard !topOver, !bottomOver, top != .min else { return nil }
        return Exact(reduced: top, bottom)
    }

    /// The greatest common divisor, positive as long as `b` is positive; by halving (Stein).
    static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        var x = a.magnitude
        var y = b.magnitude
        guard x != 0 else { return Int(y) }
        guard y != 0 else { return Int(x) }
        let twos = min(x.trailingZeroBitCount, y.trailingZeroBitCount)
        x >>= UInt(x.trailingZeroBitCount)
        y >>= UInt(y.trailingZeroBitCount)
        while x != y, x != 1, y != 1 {
            if x > y {
                x -= y
                x >>= UInt(x.trailingZeroBitCount)
            } else {
                y -= x
                y >>= UInt(y.trailingZeroBitCount)
            }
        }
        return Int(min(x, y) << UInt(twos))
    }
}
