// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

/// Checks certificates against programmes in whole numbers; knows nothing of solvers, plans or scenarios.
///
/// Every double is a whole number of 2^−1074, so that all sums below are sums of whole numbers.
public enum CertificateCheck {
    /// What a certificate proves.
    public enum Verdict: Hashable, Sendable {
        /// The optimum of the programme without its whole numbers, as a decimal rounded down.
        case optimal(String)
        /// No point costs less than this decimal, rounded down.
        case bound(String)
        /// There is no point.
        case infeasible
    }

    /// Checks a certificate's text against a programme, or throws why it proves nothing.
    public static func check(_ text: String, of programme: MPSProgramme) throws(CertificateFault) -> Verdict {
        var lines = text.split(separator: "\n").map { $0.split(separator: " ") }[...]
        guard lines.popFirst() == ["exoplan-certificate", "1"] else { throw .init("no certificate of this kind") }
        guard let claim = lines.popFirst(), claim.count == 2, claim[0] == "claim" else { throw .init("no claim") }
        switch claim[1] {
        case "optimal":
            let values = try vector("values", "x", programme.columns.count, &lines)
            let multipliers = try vector("multipliers", "y", programme.rows.count, &lines)
            try end(lines)
            try keep(values, programme)
            let bound = try bound(multipliers, programme, isCosted: true)
            var cost = whole(programme.constant) * values.denominator
            for (column, value) in values.numerators.enumerated() where !value.isZero {
                cost += whole(programme.costs[column]) * value
            }
            // cost / values.denominator = bound / multipliers.denominator / 2^1074
            guard (cost << 1074) * multipliers.denominator == bound * values.denominator else {
                throw .init("the point costs more than the multipliers prove")
            }
            return .optimal(decimal(cost, over: values.denominator << 1074))
        case "bound":
            let multipliers = try vector("multipliers", "y", programme.rows.count, &lines)
            try end(lines)
            let bound = try bound(multipliers, programme, isCosted: true)
            return .bound(decimal(bound, over: multipliers.denominator << 2148))
        case "infeasible":
            let multipliers = try vector("multipliers", "y", programme.rows.count, &lines)
            try end(lines)
            if (programme.rows + programme.columns).contains(where: { $0.lower > $0.upper }) { return .infeasible }
            guard try bound(multipliers, programme, isCosted: false) > 0 else {
                throw .init("the multipliers do not rule every point out")
            }
            return .infeasible
        default:
            throw .init("an unknown claim")
        }
    }

    private typealias Vector = (numerators: [BigInt], denominator: BigInt)

    /// Whether a point lies within all rows and columns.
    private static func keep(_ values: Vector, _ programme: MPSProgramme) throws(CertificateFault) {
        var sums = [BigInt](repeating: 0, count: programme.rows.count)
        for (column, value) in values.numerators.enumerated() {
            let bounds = programme.columns[column]
            guard isWithin(value << 1074, bounds, values.denominator) else {
                throw .init("column \(column) is outside its bounds")
            }
            if value.isZero { continue }
            for term in programme.terms[column] { sums[term.row] += whole(term.coefficient) * value }
        }
        for (row, sum) in sums.enumerated() {
            guard isWithin(sum, programme.rows[row], values.denominator) else {
                throw .init("row \(row) is outside its bounds")
            }
        }
    }

    private static func isWithin(_ value: BigInt, _ bounds: MPSProgramme.Line, _ denominator: BigInt) -> Bool {
        (bounds.lower == -.infinity || whole(bounds.lower) * denominator <= value)
            && (bounds.upper == .infinity || value <= whole(bounds.upper) * denominator)
    }

    /// y·side + the least of (c − Aᵀy)·x within the columns' bounds, times 2^2148 and the denominator.
    private static func bound(
        _ multipliers: Vector, _ programme: MPSProgramme, isCosted: Bool
    ) throws(CertificateFault) -> BigInt {
        var total = isCosted ? whole(programme.constant) * multipliers.denominator : 0
        for (row, multiplier) in multipliers.numerators.enumerated() where !multiplier.isZero {
            let side = multiplier.sign == .plus ? programme.rows[row].lower : programme.rows[row].upper
            guard side.isFinite else { throw .init("the multiplier of row \(row) has the wrong sign") }
            total += multiplier * whole(side)
        }
        total <<= 1074
        for (column, terms) in programme.terms.enumerated() {
            var reduced = isCosted ? whole(programme.costs[column]) * multipliers.denominator : 0
            for term in terms { reduced -= whole(term.coefficient) * multipliers.numerators[term.row] }
            if reduced.isZero { continue }
            let side = reduced.sign == .plus ? programme.columns[column].lower : programme.columns[column].upper
            guard side.isFinite else { throw .init("column \(column) can run away") }
            total += reduced * whole(side)
        }
        return total
    }

    /// A finite double times 2^1074.
    private static func whole(_ value: Double) -> BigInt {
        guard value != 0 else { return 0 }
        let significand = BigInt(Int64(value.significandBitPattern) | (value.isNormal ? 1 << 52 : 0))
        let shifted = significand << (value.isNormal ? Int(value.exponentBitPattern) - 1 : 0)
        return value < 0 ? -shifted : shifted
    }

    /// A fraction with six decimals, rounded down.
    private static func decimal(_ numerator: BigInt, over denominator: BigInt) -> String {
        var (quotient, rest) = (numerator * 1_000_000).quotientAndRemainder(dividingBy: denominator)
        if rest.sign == .minus { (quotient, rest) = (quotient - 1, 0) }
        let digits = String(quotient.magnitude)
        let padded = String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
        return (quotient.sign == .minus ? "-" : "") + padded.dropLast(6) + "." + padded.suffix(6)
    }

    // MARK: Text

    private static func vector(
        _ name: String, _ letter: String, _ count: Int, _ lines: inout ArraySlice<[Substring]>
    ) throws(CertificateFault) -> Vector {
        guard let head = lines.popFirst(), head.count == 2, head[0] == name, let denominator = BigInt(String(head[1])),
            denominator.sign == .plus, !denominator.isZero
        else { throw .init("no \(name) with a denominator") }
        var numerators = [BigInt](repeating: 0, count: count)
        while let line = lines.first, line.count == 3, line[0] == letter {
            guard let place = Int(line[1]), numerators.indices.contains(place), let value = BigInt(String(line[2]))
            else {
                throw .init("no such number among \(name): \(line.joined(separator: " "))")
            }
            numerators[place] = value
            lines.removeFirst()
        }
        return (numerators, denominator)
    }

    private static func end(_ lines: ArraySlice<[Substring]>) throws(CertificateFault) {
        guard lines.elementsEqual([["end"]]) else { throw .init("something stands where the end should be") }
    }
}
