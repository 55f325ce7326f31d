// SPDX-License-Identifier: GPL-3.0-or-later

/// A sum of products of finite `Double`s without any rounding: a fixed-point number wider than all of them.
///
/// The sum is held in digits of 32 bits that carry late, from 2^-3328 on, so that three factors find room at both
/// ends (Kulisch, Computer Arithmetic and Validity, 2013). Only digits that were touched are looked at again.
struct ExactSum {
    /// The exponent of the lowest digit's lowest bit.
    private static let lowest = -3328
    private static let count = 208
    /// Additions after which carries must be settled, so that no digit overflows.
    private static let settling = 1 << 28

    private var digits = [Int64](repeating: 0, count: Self.count)
    private var first = Self.count
    private var last = -1
    private var additions = 0

    /// Makes zero.
    init() {}

    /// Forgets everything.
    mutating func reset() {
        guard first <= last else { return }
        for place in first...last { digits[place] = 0 }
        (first, last, additions) = (Self.count, -1, 0)
    }

    /// Adds a number.
    mutating func add(_ value: Double) {
        let (mantissa, exponent) = Self.parts(value)
        add(low: mantissa, high: 0, exponent: exponent, isNegative: value < 0)
    }

    /// Adds a product.
    mutating func add(_ a: Double, times b: Double) {
        let (left, leftExponent) = Self.parts(a)
        let (right, rightExponent) = Self.parts(b)
        let product = left.multipliedFullWidth(by: right)
        add(
            low: product.low, high: product.high, exponent: leftExponent + rightExponent,
            isNegative: (a < 0) != (b < 0))
    }

    /// Adds a sum times a number; the sum's carries are settled.
    mutating func add(_ other: inout ExactSum, times factor: Double) {
        let isNegative = other.settle()
        guard other.first <= other.last else { return }
        let (mantissa, exponent) = Self.parts(factor)
        for place in other.first...other.last where other.digits[place] != 0 {
            let product = UInt64(other.digits[place]).multipliedFullWidth(by: mantissa)
            add(
                low: product.low, high: product.high, exponent: Self.lowest + 32 * place + exponent,
                isNegative: isNegative != (factor < 0))
        }
        if isNegative { other.negate() }
    }

    /// −1, 0 or 1.
    var sign: Int {
        var copy = self
        let isNegative = copy.settle()
        return copy.first > copy.last ? 0 : isNegative ? -1 : 1
    }

    /// The largest number that is not above the sum, and the smallest that is not below it.
    var rounded: (down: Double, up: Double) {
        var copy = self
        let isNegative = copy.settle()
        let (low, high) = copy.magnitude
        return isNegative ? (-high, -low) : (low, high)
    }

    // MARK: Digits

    /// A number as a whole one times a power of two.
    private static func parts(_ value: Double) -> (mantissa: UInt64, exponent: Int) {
        let bits = value.bitPattern
        let power = Int(bits >> 52) & 0x7FF
        let fraction = bits & 0xF_FFFF_FFFF_FFFF
        return power == 0 ? (fraction, -1074) : (fraction | 1 << 52, power - 1075)
    }

    private mutating func add(low: UInt64, high: UInt64, exponent: Int, isNegative: Bool) {
        guard low != 0 || high != 0 else { return }
        let position = exponent - Self.lowest
        let place = position >> 5
        let shift = UInt64(position & 31)
        // Four digits hold 128 bits; what the shift pushes out above them is the fifth.
        let bottom = low << shift
        let middle = high << shift | (shift == 0 ? 0 : low >> (64 - shift))
        let top = shift == 0 ? 0 : high >> (64 - shift)
        put(bottom & 0xFFFF_FFFF, at: place, isNegative)
        put(bottom >> 32, at: place + 1, isNegative)
        put(middle & 0xFFFF_FFFF, at: place + 2, isNegative)
        put(middle >> 32, at: place + 3, isNegative)
        if top != 0 { put(top, at: place + 4, isNegative) }
        if place < first { first = place }
        if place + 4 > last { last = place + 4 }
        additions += 1
        if additions >= Self.settling, settle() { negate() }
    }

    private mutating func put(_ digit: UInt64, at place: Int, _ isNegative: Bool) {
        digits[place] &+= isNegative ? -Int64(digit) : Int64(digit)
    }

    /// Carries everything up, so that each digit has 32 bits, and makes the number positive; whether it was negative.
    private mutating func settle() -> Bool {
        guard first <= last else { return false }
        var isNegative = carry()
        if isNegative {
            for place in first...last { digits[place] = -digits[place] }
            _ = carry()
        }
        while last >= first, digits[last] == 0 { last -= 1 }
        while first <= last, digits[first] == 0 { first += 1 }
        if first > last {
            (first, last) = (Self.count, -1)
            isNegative = false
        }
        additions = 0
        return isNegative
    }

    /// Carries up; whether the number is negative, which its highest digit then tells.
    private mutating func carry() -> Bool {
        var carried: Int64 = 0
        var place = first
        while place <= last || (carried != 0 && carried != -1 && place < Self.count) {
            let digit = digits[place] + carried
            carried = digit >> 32
            digits[place] = digit & 0xFFFF_FFFF
            place += 1
        }
        last = max(last, place - 1)
        // What is left to carry is worth 2^32 of the highest digit.
        digits[last] += carried << 32
        return digits[last] < 0
    }

    private mutating func negate() {
        guard first <= last else { return }
        for place in first...last { digits[place] = -digits[place] }
    }

    /// The settled digits as a number, rounded towards zero and away from it.
    private var magnitude: (low: Double, high: Double) {
        guard first <= last else { return (0, 0) }
        // The highest digit is not zero, so three digits hold at least 65 bits.
        var bits = UInt128(0)
        for place in 0..<3 { bits = bits << 32 | (last - place >= 0 ? UInt128(digits[last - place]) : 0) }
        let extra = 128 - bits.leadingZeroBitCount - 53
        let mantissa = UInt64(bits >> UInt128(extra))
        var isExact = bits & ((1 << UInt128(extra)) - 1) == 0
        if isExact, last - 3 >= first { isExact = !digits[first...(last - 3)].contains { $0 != 0 } }
        let exponent = Self.lowest + 32 * (last - 2) + extra
        // Beside the smallest numbers the neighbours are told, not the nearest.
        guard exponent > -1074 else { return (0, Double(sign: .plus, exponent: -1020, significand: 1)) }
        guard exponent < 971 else { return (.greatestFiniteMagnitude, .infinity) }
        let low = Double(sign: .plus, exponent: exponent, significand: Double(mantissa))
        return (low, isExact ? low : low.nextUp)
    }
}
