// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

/// An exact rational number that never overflows and never rounds.
///
/// The fraction is always reduced and its denominator positive, so equal values are equal in every bit. Fractions
/// whose parts fit a machine word stay in words; all others live in big integers.
public struct Exact: Hashable, Sendable {
    /// Exactly one form per value: `small` whenever both parts fit and the numerator is not `Int.min`.
    enum Form: Hashable, Sendable {
        case small(Int, Int)
        // Indirect, as hardly any number needs it: all others are then copied as two words.
        indirect case big(BigInt, BigInt)
    }

    let form: Form

    /// The number 0.
    public static let zero = Exact(0)
    /// The number 1.
    public static let one = Exact(1)

    /// Makes a whole number.
    public init(_ value: Int) {
        form = value == .min ? .big(BigInt(value), 1) : .small(value, 1)
    }

    /// Makes the fraction `numerator / denominator`; the denominator is a constant of the code and must not be 0.
    ///
    /// For a denominator that comes from data use ``divided(by:)``, which answers 0 with nil.
    public init(_ numerator: Int, over denominator: Int) {
        precondition(denominator != 0, "a fraction needs a denominator other than 0")
        if let short = Self.shortRatio(numerator, denominator) {
            self = short
        } else {
            self.init(BigInt(numerator), BigInt(denominator))
        }
    }

    /// Reduces `numerator / denominator` (denominator not 0) and picks the one form of the result.
    init(_ numerator: BigInt, _ denominator: BigInt) {
        var top = numerator
        var bottom = denominator
        if bottom.sign == .minus {
            top.negate()
            bottom.negate()
        }
        if bottom != 1 {
            let divisor = top.greatestCommonDivisor(with: bottom)
            if divisor != 1 {
                top /= divisor
                bottom /= divisor
            }
        }
        if let shortTop = Int(exactly: top), let shortBottom = Int(exactly: bottom), shortTop != .min {
            form = .small(shortTop, shortBottom)
        } else {
            form = .big(top, bottom)
        }
    }

    /// Takes parts that are reduced already: denominator positive, numerator not `Int.min`.
    init(reduced numerator: Int, _ denominator: Int) {
        form = .small(numerator, denominator)
    }

    /// The numerator of the reduced fraction, with the sign.
    var numerator: BigInt {
        switch form {
        case .small(let top, _): BigInt(top)
        case .big(let top, _): top
        }
    }

    /// The positive denominator of the reduced fraction.
    var denominator: BigInt {
        switch form {
        case .small(_, let bottom): BigInt(bottom)
        case .big(_, let bottom): bottom
        }
    }

    /// −1, 0 or 1.
    public var signum: Int {
        switch form {
        case .small(let top, _): top.signum()
        case .big(let top, _): top.sign == .minus ? -1 : 1
        }
    }

    /// Whether the value is 0.
    public var isZero: Bool { signum == 0 }

    /// Whether the value has no fractional part.
    public var isWhole: Bool {
        switch form {
        case .small(_, let bottom): bottom == 1
        case .big(_, let bottom): bottom == 1
        }
    }

    /// The value without its sign.
    public var magnitude: Exact { signum < 0 ? -self : self }
}

extension Exact: ExpressibleByIntegerLiteral {
    /// Makes a whole number from a literal.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension Exact: CustomStringConvertible {
    /// The same as ``decimalText``.
    public var description: String { decimalText }
}
