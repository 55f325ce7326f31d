// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

/// The direction in which a number is rounded.
public enum Rounding: Hashable, Sendable {
    /// Towards minus infinity.
    case down
    /// Towards plus infinity.
    case up
    /// To the nearest, a half away from zero.
    case halfAwayFromZero
}

extension Exact {
    /// Rounds to a multiple of 10^−`places`; negative places round to tens, hundreds, ….
    public func rounded(_ rule: Rounding, places: Int = 0) -> Exact {
        if case .small(let top, let bottom) = form {
            if places == 0 { return Exact(reduced: Self.shortRounded(top, bottom, rule), 1) }
            if let wide = Self.wideRounded(top, bottom, rule, places: places) { return wide }
        }
        guard places != 0 else { return Exact(roundedWhole(rule), 1) }
        // Beyond this no value of ours has a digit; it also keeps the power from growing without bound.
        let depth = min(abs(places), 4096)
        let power = BigInt(10).power(depth)
        return places > 0
            ? Exact(Exact(numerator * power, denominator).roundedWhole(rule), power)
            : Exact(Exact(numerator, denominator * power).roundedWhole(rule) * power, 1)
    }

    /// The largest whole number not above the value, or nil where it fits no `Int`.
    public var floorToInt: Int? { rounded(.down).asInt }

    /// The smallest whole number not below the value, or nil where it fits no `Int`.
    public var ceilingToInt: Int? { rounded(.up).asInt }

    /// The value itself where it is whole and fits an `Int`.
    public var asInt: Int? {
        switch form {
        case .small(let top, let bottom): bottom == 1 ? top : nil
        case .big(let top, let bottom): bottom == 1 ? Int(exactly: top) : nil
        }
    }

    private func roundedWhole(_ rule: Rounding) -> BigInt {
        guard !isWhole else { return numerator }
        switch rule {
        case .down:
            return Self.floor(numerator, denominator)
        case .up:
            return Self.floor(numerator, denominator) + 1
        case .halfAwayFromZero:
            let size = (BigInt(numerator.magnitude) * 2 + denominator) / (denominator * 2)
            return numerator.sign == .minus ? -size : size
        }
    }

    /// The rounded quotient in machine words; where the denominator is 1 nothing is left, so that no step can overflow.
    private static func shortRounded(_ top: Int, _ bottom: Int, _ rule: Rounding) -> Int {
        guard bottom > 1 else { return top }
        let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
        switch rule {
        case .down: return remainder < 0 ? quotient - 1 : quotient
        case .up: return remainder > 0 ? quotient + 1 : quotient
        case .halfAwayFromZero:
            let size = remainder.magnitude
            return size >= UInt(bottom) - size ? quotient + remainder.signum() : quotient
        }
    }

    private static func floor(_ top: BigInt, _ bottom: BigInt) -> BigInt {
        // The quotient is cut towards zero, which is upwards below zero.
        let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
        return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
    }
}
