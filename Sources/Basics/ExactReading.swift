// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

extension Exact {
    /// The largest exponent that a written number may have, in both directions.
    public static let largestWrittenExponent = 30
    /// The longest text that is read as a number, in characters.
    static let longestText = 100

    /// Reads a strict decimal such as `12`, `-0.5` or `1e11`, or answers nil.
    ///
    /// Refused: leading zeros, separators between thousands, decimal commas, infinities, hexadecimal numbers, an
    /// exponent beyond ±30, a point without digits on both sides, blanks.
    public init?(decimal text: some StringProtocol) {
        guard let value = try? Exact.read(decimal: text) else { return nil }
        self = value
    }

    /// Reads a strict decimal and says what is wrong where the text is none.
    @inlinable
    public static func read(decimal text: some StringProtocol) throws(Misreading) -> Exact {
        try read(decimal: Array(text.utf8))
    }

    /// The same of the text's bytes.
    @usableFromInline
    static func read(decimal bytes: [UInt8]) throws(Misreading) -> Exact {
        guard bytes.count <= longestText else {
            throw Misreading("a number of more than \(longestText) characters", remedy: "write it with an exponent")
        }
        guard let parts = DecimalParts(bytes) else {
            throw whyNoDecimal(String(decoding: bytes, as: UTF8.self))
        }
        guard abs(parts.exponent) <= largestWrittenExponent else {
            throw Misreading("the exponent of a number lies between -30 and 30")
        }
        let shift = parts.exponent - parts.places
        if let digits = parts.word, let power = shortPower(abs(shift)) {
            let signed = Exact(parts.isNegative ? -digits : digits)
            return shift >= 0 ? signed * Exact(power) : signed * Exact(reduced: 1, power)
        }
        guard let digits = BigInt(String(decoding: parts.whole + parts.fraction, as: UTF8.self)) else {
            throw whyNoDecimal(String(decoding: bytes, as: UTF8.self))
        }
        let signed = parts.isNegative ? -digits : digits
        let power = BigInt(10).power(abs(shift))
        return shift >= 0 ? Exact(signed * power, 1) : Exact(signed, power)
    }
}

/// 10^`exponent` where it fits a word.
func shortPower(_ exponent: Int) -> Int? {
    guard exponent <= 18 else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
}

/// The parts of a well-formed decimal: digits before and behind the point, the exponent.
private struct DecimalParts {
    var isNegative = false
    let whole: ArraySlice<UInt8>
    var fraction: ArraySlice<UInt8> = []
    var exponent = 0

    /// How many digits stand behind the point.
    var places: Int { fraction.count }

    /// All digits as one number, where it fits a word.
    var word: Int? {
        var value = 0
        for part in [whole, fraction] {
            for digit in part {
                let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, carry) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
                if overflow || carry { return nil }
                value = sum
            }
        }
        return value
    }

    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        whole = Self.takeDigits(&rest)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return nil }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = Self.takeDigits(&rest)
            guard !fraction.isEmpty else { return nil }
        }
        if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
            rest.removeFirst()
            var isDown = false
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
                isDown = sign == UInt8(ascii: "-")
                rest.removeFirst()
            }
            let power = Self.takeDigits(&rest)
            guard !power.isEmpty else { return nil }
            // More than nine digits need no value: anything beyond 30 is refused anyway.
            let size = power.count > 9 ? Int(Int32.max) : power.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            exponent = isDown ? -size : size
        }
        guard rest.isEmpty else { return nil }
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        return digits
    }
}
