// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt
import LinearProgramming

/// The point and the multipliers of a basis in fractions, and whether they keep every bound and every sign.
struct BasisCheck {
    /// Fractions of one denominator.
    struct Vector {
        var numerators: [BigInt]
        var denominator: BigInt

        init(_ values: [Fraction]) {
            denominator = values.reduce(BigInt(1)) { all, next in
                all / all.greatestCommonDivisor(with: next.denominator) * next.denominator
            }
            numerators = []
            for value in values { numerators.append(value.numerator * (denominator / value.denominator)) }
        }

        func fraction(_ place: Int) -> Fraction { Fraction(numerators[place], denominator) }

        /// Σ coefficient × value + start.
        func sum(_ terms: some Sequence<(Int, Double)>, from start: Double = 0) -> Fraction {
            var parts: [(BigInt, Dyadic)] = start == 0 ? [] : [(denominator, Dyadic(start))]
            for (place, coefficient) in terms where !numerators[place].isZero && coefficient != 0 {
                parts.append((numerators[place], Dyadic(coefficient)))
            }
            guard let unit = parts.map(\.1.exponent).min() else { return .zero }
            let sum = parts.reduce(BigInt(0)) { $0 + $1.0 * $1.1.whole(unit: unit) }
            return unit >= 0 ? Fraction(sum << unit, denominator) : Fraction(sum, denominator << -unit)
        }
    }

    let values: Vector
    let multipliers: Vector
    let activities: [Fraction]
    let reducedCosts: [Fraction]
    /// The worst miss of a bound, and of a sign; zero where all are kept.
    private(set) var primalMiss = Fraction.zero
    private(set) var dualMiss = Fraction.zero

    /// Whether the basis is optimal, exactly.
    var isProof: Bool { primalMiss.sign == 0 && dualMiss.sign == 0 }

    /// Solves the systems of a basis and checks both answers; nil where they cannot be solved within the limits.
    init?(_ programme: LinearProgramme, _ basis: Basis, limits: ProofLimits) {
        guard basis.columns.count == programme.columnCount, basis.rows.count == programme.rowCount else { return nil }
        let basic = basis.columns.indices.filter { basis.columns[$0] == .basic }
        let tight = basis.rows.indices.filter { basis.rows[$0] != .basic }
        guard basic.count == tight.count else { return nil }
        var place = [Int32](repeating: -1, count: programme.columnCount)
        for (number, column) in basic.enumerated() { place[column] = Int32(number) }
        var resting = [Double](repeating: 0, count: programme.columnCount)
        for column in basis.columns.indices where basis.columns[column] != .basic {
            guard
                let value = Self.resting(
                    basis.columns[column], programme.columnLower[column], programme.columnUpper[column])
            else { return nil }
            resting[column] = value
        }
        let restingVector = Vector(resting.map { Fraction($0) })
        var rows: [[(column: Int32, value: Double)]] = []
        var sides: [Fraction] = []
        for row in tight {
            guard let side = Self.resting(basis.rows[row], programme.rowLower[row], programme.rowUpper[row]) else {
                return nil
            }
            let terms = programme.terms(of: Row(index: row))
            rows.append(
                terms.filter { place[$0.variable.index] >= 0 }.map { (place[$0.variable.index], $0.coefficient) }
                    .sorted { $0.0 < $1.0 })
            let away = restingVector.sum(terms.map { ($0.variable.index, -$0.coefficient) }, from: side)
            sides.append(away)
        }
        guard
            let system = LiftedSystem(rows, work: limits.eliminations, digitLimit: limits.digits),
            let inside = system.solve(sides),
            let prices = system.solveTransposed(basic.map { Fraction(programme.costs[$0]) })
        else { return nil }
        var all = resting.map { Fraction($0) }
        for (number, column) in basic.enumerated() { all[column] = inside[number] }
        values = Vector(all)
        var duals = [Fraction](repeating: .zero, count: programme.rowCount)
        for (number, row) in tight.enumerated() { duals[row] = prices[number] }
        multipliers = Vector(duals)
        let values = values
        activities = programme.rows.map { row in
            values.sum(programme.terms(of: row).map { ($0.variable.index, $0.coefficient) })
        }
        let columns = programme.columnwiseTerms()
        let multipliers = multipliers
        reducedCosts = programme.costs.indices.map { column in
            multipliers.sum(columns[column].map { ($0.row, -$0.coefficient) }, from: programme.costs[column])
        }
        check(programme, basis)
    }

    /// Where something that is not basic stands; nil where it has no such bound.
    private static func resting(_ state: BasisState, _ lower: Double, _ upper: Double) -> Double? {
        switch state {
        case .basic, .free: 0
        case .atLower, .fixed: lower.isFinite ? lower : nil
        case .atUpper: upper.isFinite ? upper : nil
        }
    }

    private mutating func check(_ programme: LinearProgramme, _ basis: Basis) {
        func bound(_ value: Fraction, _ lower: Double, _ upper: Double) {
            if lower.isFinite { primalMiss = Self.larger(primalMiss, Fraction(lower) - value) }
            if upper.isFinite { primalMiss = Self.larger(primalMiss, value - Fraction(upper)) }
        }
        func sign(_ value: Fraction, _ state: BasisState, _ isFixed: Bool) {
            switch state {
            case .basic: dualMiss = Self.larger(Self.larger(dualMiss, value), .zero - value)
            case .fixed: break
            case .free: dualMiss = Self.larger(Self.larger(dualMiss, value), .zero - value)
            case .atLower: if !isFixed { dualMiss = Self.larger(dualMiss, .zero - value) }
            case .atUpper: if !isFixed { dualMiss = Self.larger(dualMiss, value) }
            }
        }
        for column in programme.costs.indices {
            let (lower, upper) = (programme.columnLower[column], programme.columnUpper[column])
            if basis.columns[column] == .basic { bound(values.fraction(column), lower, upper) }
            sign(reducedCosts[column], basis.columns[column], lower == upper)
        }
        for row in activities.indices {
            let (lower, upper) = (programme.rowLower[row], programme.rowUpper[row])
            if basis.rows[row] == .basic { bound(activities[row], lower, upper) }
            sign(multipliers.fraction(row), basis.rows[row], lower == upper)
        }
    }

    private static func larger(_ a: Fraction, _ b: Fraction) -> Fraction { a < b ? b : a }
}

/// How much work a proof may take; always finite, never a time.
public struct ProofLimits: Hashable, Sendable {
    /// Products in one elimination.
    public var eliminations: Int
    /// Digits of 61 bits in a fraction.
    public var digits: Int
    /// Bases that are tried.
    public var rounds: Int

    /// Sets limits; the defaults suit programmes of some ten thousand rows.
    public init(eliminations: Int = 400_000_000, digits: Int = 1024, rounds: Int = 12) {
        self.eliminations = eliminations
        self.digits = digits
        self.rounds = rounds
    }
}

extension LinearProgramme {
    /// The coefficients of each column.
    func columnwiseTerms() -> [[(row: Int, coefficient: Double)]] {
        var columns = [[(row: Int, coefficient: Double)]](repeating: [], count: columnCount)
        for row in rows {
            for term in terms(of: row) { columns[term.variable.index].append((row.index, term.coefficient)) }
        }
        return columns
    }
}
