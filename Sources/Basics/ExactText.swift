// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

extension Exact {
    /// The decimal digits that stand for the value.
    ///
    /// Exact where the expansion ends, else 18 significant digits, a half away from zero. No trailing zeros, no −0.
    /// An exponent appears from 1e15 up and below 1e-6, as long as it can be read again.
    public var decimalText: String {
        guard !isZero else { return "0" }
        if let text = shortText { return text }
        if let places = finitePlaces {
            let whole = numerator.magnitude * BigUInt(10).power(places) / denominator.magnitude
            return sign + Self.lay(digits: String(whole), places: places)
        }
        // Shift so that 18 digits stand before the point; the estimate may be one short, never more.
        var places = 18 - Self.digitCount(numerator.magnitude / denominator.magnitude)
        if numerator.magnitude < denominator.magnitude {
            places = 18 + Self.digitCount(denominator.magnitude / numerator.magnitude) - 1
        }
        var whole = magnitude.shifted(places)
        if Self.digitCount(whole) > 18 {
            places -= 1
            whole = magnitude.shifted(places)
        }
        return sign + Self.lay(digits: String(whole), places: places)
    }

    /// The same where these digits are the value and can be read again; nil elsewhere.
    public var exactDecimalText: String? {
        // What stays in words ends and is short.
        if let text = isZero ? "0" : shortText { return text }
        let text = decimalText
        return Exact(decimal: text) == self ? text : nil
    }

    /// The same where the fraction and all its digits stay in machine words, as those of a scenario do; nil elsewhere.
    private var shortText: String? {
        guard case .small(let top, let bottom) = form else { return nil }
        var (rest, places, power) = (bottom, 0, 1)
        // One place at a time: each takes a two, a five or both out of the denominator.
        while rest != 1 {
            let taken = rest % 10 == 0 ? 10 : rest % 5 == 0 ? 5 : rest % 2 == 0 ? 2 : 1
            guard taken > 1, places < 18 else { return nil }
            rest /= taken
            places += 1
            power *= 10
        }
        let (whole, overflow) = top.magnitude.multipliedReportingOverflow(by: UInt(power / bottom))
        return overflow ? nil : sign + Self.lay(digits: String(whole), places: places)
    }

    private var sign: String { signum < 0 ? "-" : "" }

    /// How many decimal places the expansion has, or nil where it never ends.
    private var finitePlaces: Int? {
        var rest = denominator.magnitude
        let twos = rest.trailingZeroBitCount
        rest >>= twos
        var fives = 0
        while rest > 1 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
            guard remainder.isZero else { return nil }
            rest = quotient
            fives += 1
        }
        return max(twos, fives)
    }

    /// The value times 10^`places`, rounded to a whole number.
    private func shifted(_ places: Int) -> BigUInt {
        let power = BigUInt(10).power(abs(places))
        let top = places >= 0 ? numerator.magnitude * power : numerator.magnitude
        let bottom = places >= 0 ? denominator.magnitude : denominator.magnitude * power
        return (top * 2 + bottom) / (bottom * 2)
    }

    private static func digitCount(_ value: BigUInt) -> Int {
        value.isZero ? 0 : String(value).utf8.count
    }

    /// Lays out digits · 10^−places without superfluous zeros.
    private static func lay(digits: String, places: Int) -> String {
        let zeros = digits.reversed().prefix { $0 == "0" }.count
        let kept = String(digits.dropLast(zeros))
        let places = places - zeros
        // Exponent of the first digit.
        let exponent = kept.utf8.count - 1 - places
        if (15...largestWrittenExponent).contains(exponent) || (-largestWrittenExponent...(-7)).contains(exponent) {
            let tail = kept.dropFirst()
            return "\(kept.prefix(1))\(tail.isEmpty ? "" : ".")\(tail)e\(exponent)"
        }
        if places <= 0 {
            return kept + String(repeating: "0", count: -places)
        }
        if places < kept.utf8.count {
            return "\(kept.dropLast(places)).\(kept.suffix(places))"
        }
        return "0." + String(repeating: "0", count: places - kept.utf8.count) + kept
    }
}
