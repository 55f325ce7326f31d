// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

extension Money {
    /// The amount in parts of whole cents that add up to it, in proportion to weights of 0 or more; nil where all are 0.
    ///
    /// Each part is rounded towards 0 first; the cents that are left go one each to the largest remainders, the first of
    /// equals.
    public func shared(by weights: [Exact]) -> [Money]? {
        // Over one denominator the weights are whole numbers, and their remainders compare without any fractions.
        guard let parts = wordParts(weights, UInt.self) ?? wordParts(weights, UInt128.self) ?? bigParts(weights) else {
            return nil
        }
        return parts.map { Money(cents: cents < 0 ? -$0 : $0) }
    }

    /// What is shared, without its sign.
    private var size: UInt { UInt(clamping: cents.magnitude) }

    /// The parts where all whole weights and their sum fit a word; nil where they do not, or where all are 0.
    private func wordParts<Word: FixedWidthInteger & UnsignedInteger>(
        _ weights: [Exact], _: Word.Type
    ) -> [Int64]? {
        guard let wholes: [Word] = Self.wholeWeights(weights) else { return nil }
        var total: Word = 0
        for whole in wholes {
            let (sum, overflow) = total.addingReportingOverflow(whole)
            guard !overflow else { return nil }
            total = sum
        }
        guard total > 0 else { return nil }
        return Self.parts(of: size, wholes) { whole in
            // No weight is above the total, so the quotient is at most the size.
            let (quotient, remainder) = total.dividingFullWidth(Word(size).multipliedFullWidth(by: whole))
            return (Int64(clamping: quotient), remainder)
        }
    }

    /// The parts of weights of any size; nil where all are 0.
    private func bigParts(_ weights: [Exact]) -> [Int64]? {
        let common = weights.reduce(BigInt(1)) { common, weight in
            let denominator = weight.denominator
            return common / common.greatestCommonDivisor(with: denominator) * denominator
        }
        let wholes = weights.map { $0.numerator * (common / $0.denominator) }
        let total = wholes.reduce(0, +)
        guard total > 0 else { return nil }
        let size = BigInt(size)
        return Self.parts(of: self.size, wholes) { whole in
            let (quotient, remainder) = (size * whole).quotientAndRemainder(dividingBy: total)
            return (Int64(clamping: quotient), remainder)
        }
    }

    /// The weights times their common denominator; nil where one is negative or fits no word.
    private static func wholeWeights<Word: FixedWidthInteger & UnsignedInteger>(_ weights: [Exact]) -> [Word]? {
        var common: Word = 1
        for case .small(_, let denominator) in weights.map(\.form) where common % Word(denominator) != 0 {
            var (divisor, rest) = (common, Word(denominator))
            while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
            let (product, overflow) = (common / divisor).multipliedReportingOverflow(by: Word(denominator))
            guard !overflow else { return nil }
            common = product
        }
        var wholes: [Word] = []
        wholes.reserveCapacity(weights.count)
        for weight in weights {
            guard case .small(let numerator, let denominator) = weight.form, numerator >= 0 else { return nil }
            let (product, overflow) = Word(numerator).multipliedReportingOverflow(by: common / Word(denominator))
            guard !overflow else { return nil }
            wholes.append(product)
        }
        return wholes
    }

    /// The quotients, with the cents that are left added to the largest remainders.
    private static func parts<Whole: Comparable & Numeric>(
        of size: UInt, _ wholes: [Whole], divide: (Whole) -> (quotient: Int64, remainder: Whole)
    ) -> [Int64] {
        var left = Int64(clamping: size)
        var parts: [Int64] = []
        var remainders: [(place: Int, remainder: Whole)] = []
        parts.reserveCapacity(wholes.count)
        for (place, whole) in wholes.enumerated() {
            let (quotient, remainder) = divide(whole)
            parts.append(quotient)
            left -= quotient
            if remainder > .zero { remainders.append((place, remainder)) }
        }
        // Fewer cents are left than there are remainders; without any nothing is to be put in order.
        guard left > 0 else { return parts }
        remainders.sort { $0.remainder == $1.remainder ? $0.place < $1.place : $0.remainder > $1.remainder }
        for (place, _) in remainders.prefix(Int(left)) { parts[place] += 1 }
        return parts
    }
}
