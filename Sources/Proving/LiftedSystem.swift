// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

/// A square system of linear equations over `Double`s, solved in fractions.
///
/// The system is solved modulo a prime, and the solution is refined: each round takes what the digits so far leave of
/// the right-hand side and finds the next digit (Dixon, Exact solution of linear equations using p-adic expansions,
/// 1982). From enough digits the fractions follow, and nothing is believed before the equations hold exactly.
struct LiftedSystem {
    /// The elements of each row by ascending column.
    private let rows: [[(column: Int32, value: BigInt)]]
    /// The power of two by which each row was divided.
    private let units: [Int]
    private let factors: ModularMatrix
    private let digitLimit: Int

    /// Prepares a system; nil where it is singular modulo the prime or too large for the work allowed.
    init?(_ rows: [[(column: Int32, value: Double)]], work: Int, digitLimit: Int) {
        var whole: [[(column: Int32, value: BigInt)]] = []
        var units: [Int] = []
        var modular: [[(column: Int32, value: UInt64)]] = []
        for row in rows {
            let dyadics = row.map { ($0.column, Dyadic($0.value)) }
            let unit = dyadics.map(\.1.exponent).min() ?? 0
            let elements = dyadics.map { (column: $0.0, value: $0.1.whole(unit: unit)) }
            units.append(unit)
            whole.append(elements)
            modular.append(elements.map { ($0.column, Self.residue($0.value)) }.filter { $0.1 != 0 })
        }
        guard let factors = ModularMatrix(modular, work: work) else { return nil }
        self.rows = whole
        self.units = units
        self.factors = factors
        self.digitLimit = digitLimit
    }

    private static let prime = BigInt(Modular.prime)

    private static func residue(_ value: BigInt) -> UInt64 {
        let rest = value % prime
        return UInt64(rest.sign == .minus ? rest + prime : rest)
    }

    /// The solution of A·x = b, or nil where its fractions are too long.
    func solve(_ right: [Fraction]) -> [Fraction]? {
        // In whole numbers: rows by their units, all right-hand sides by one denominator.
        let scaled = zip(right, units).map { Self.scaled($0, by: -$1) }
        return lifted(scaled, product: multiply, modular: factors.solve)
    }

    /// The solution of Aᵀ·y = c, or nil where its fractions are too long.
    func solveTransposed(_ right: [Fraction]) -> [Fraction]? {
        lifted(right, product: multiplyTransposed, modular: factors.solveTransposed)
            .map { zip($0, units).map { Self.scaled($0, by: -$1) } }
    }

    private static func scaled(_ value: Fraction, by power: Int) -> Fraction {
        power >= 0
            ? Fraction(value.numerator << power, value.denominator)
            : Fraction(value.numerator, value.denominator << -power)
    }

    private func lifted(
        _ right: [Fraction], product: ([BigInt]) -> [BigInt], modular: ([UInt64]) -> [UInt64]
    ) -> [Fraction]? {
        let common = right.reduce(BigInt(1)) { all, next in
            all / all.greatestCommonDivisor(with: next.denominator) * next.denominator
        }
        let wholeRight = right.map { $0.numerator * (common / $0.denominator) }
        guard wholeRight.contains(where: { !$0.isZero }) else { return right.map { _ in .zero } }
        var rest = wholeRight
        var sums = [BigInt](repeating: 0, count: right.count)
        var power = BigInt(1)
        var digits = 0
        var goal = 4
        while digits < digitLimit {
            while digits < goal {
                let digit = modular(rest.map(Self.residue)).map { BigInt($0) }
                for place in sums.indices where !digit[place].isZero { sums[place] += digit[place] * power }
                let part = product(digit)
                for place in rest.indices { rest[place] = (rest[place] - part[place]) / Self.prime }
                power *= Self.prime
                digits += 1
            }
            if let found = fractions(sums, power), holds(found, wholeRight, product) {
                return found.numerators.map { Fraction($0, found.denominator * common) }
            }
            goal = min(digitLimit, goal * 2)
        }
        return nil
    }

    /// Fractions of one denominator that are equal to residues; nil where the residues have too few digits.
    private func fractions(_ sums: [BigInt], _ power: BigInt) -> (numerators: [BigInt], denominator: BigInt)? {
        let limit = BigInt(1) << (power.magnitude.bitWidth / 2 - 1)
        var denominator = BigInt(1)
        for sum in sums {
            let value = Self.centred(sum * denominator, power)
            if value.magnitude <= limit.magnitude { continue }
            guard let factor = Self.denominator(of: value, power, limit),
                (denominator * factor).magnitude <= limit.magnitude
            else { return nil }
            denominator *= factor
        }
        let numerators = sums.map { Self.centred($0 * denominator, power) }
        guard numerators.allSatisfy({ $0.magnitude <= limit.magnitude }) else { return nil }
        return (numerators, denominator)
    }

    private static func centred(_ value: BigInt, _ power: BigInt) -> BigInt {
        var rest = value % power
        if rest.sign == .minus { rest += power }
        return rest * 2 > power ? rest - power : rest
    }

    /// The smallest denominator with which a residue becomes small (half of Euclid's algorithm).
    private static func denominator(of value: BigInt, _ power: BigInt, _ limit: BigInt) -> BigInt? {
        var (old, new) = (power, value.sign == .minus ? value + power : value)
        var (oldFactor, factor) = (BigInt(0), BigInt(1))
        while new > limit {
            let (quotient, rest) = old.quotientAndRemainder(dividingBy: new)
            (old, new) = (new, rest)
            (oldFactor, factor) = (factor, oldFactor - quotient * factor)
        }
        guard !factor.isZero, factor.magnitude <= limit.magnitude else { return nil }
        return factor.sign == .minus ? -factor : factor
    }

    private func holds(
        _ found: (numerators: [BigInt], denominator: BigInt), _ right: [BigInt], _ product: ([BigInt]) -> [BigInt]
    ) -> Bool {
        zip(product(found.numerators), right).allSatisfy { $0 == $1 * found.denominator }
    }

    private func multiply(_ vector: [BigInt]) -> [BigInt] {
        rows.map { row in
            row.reduce(BigInt(0)) { sum, element in
                let factor = vector[Int(element.column)]
                return factor.isZero ? sum : sum + element.value * factor
            }
        }
    }

    private func multiplyTransposed(_ vector: [BigInt]) -> [BigInt] {
        var result = [BigInt](repeating: 0, count: rows.count)
        for (row, elements) in rows.enumerated() where !vector[row].isZero {
            for (column, value) in elements { result[Int(column)] += value * vector[row] }
        }
        return result
    }
}
