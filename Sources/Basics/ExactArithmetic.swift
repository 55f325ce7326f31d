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
        if case .small(let a, let b) = left.form, case .small(let c, let d) = right.form,
            let short = shortSum(a, b, c, d)
        {
            return short
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
        if case .small(let a, let b) = left.form, case .small(let c, let d) = right.form,
            let short = shortProduct(a, b, c, d)
        {
            return short
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
        if case .small(let a, let b) = form, case .small(let c, let d) = divisor.form,
            let short = Self.shortProduct(a, b, c < 0 ? -d : d, abs(c))
        {
            return short
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
        let (first, firstOver) = a.multipliedReportingOverflow(by: d)
        let (second, secondOver) = c.multipliedReportingOverflow(by: b)
        let (top, topOver) = first.addingReportingOverflow(second)
        let (bottom, bottomOver) = b.multipliedReportingOverflow(by: d)
        guard !firstOver, !secondOver, !topOver, !bottomOver, top != .min else { return nil }
        let divisor = greatestCommonDivisor(top, bottom)
        return Exact(reduced: top / divisor, bottom / divisor)
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

    /// The greatest common divisor, positive as long as `b` is positive.
    private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        var x = abs(a)
        var y = b
        while y != 0 {
            (x, y) = (y, x % y)
        }
        return x
    }
}
