// SPDX-License-Identifier: GPL-3.0-or-later

public import BigInt

/// A proof about a linear programme that can be checked with nothing but the programme's MPS file.
public struct Certificate: Hashable, Sendable {
    /// What is proved.
    public enum Claim: String, Hashable, Sendable {
        /// The point is within all bounds, and no point costs less than it: the relaxation's optimum.
        case optimal
        /// No point costs less than the multipliers say.
        case bound
        /// There is no point within all bounds.
        case infeasible
    }

    /// What is proved.
    public var claim: Claim
    /// The numerators of the point's columns as the MPS file has them, that of the constant included; empty without one.
    public var values: [BigInt]
    /// Their denominator.
    public var valueDenominator: BigInt
    /// The numerators of the rows' multipliers.
    public var multipliers: [BigInt]
    /// Their denominator.
    public var multiplierDenominator: BigInt

    /// Makes a certificate of fractions.
    public init(
        claim: Claim, values: [BigInt], valueDenominator: BigInt, multipliers: [BigInt], multiplierDenominator: BigInt
    ) {
        self.claim = claim
        self.values = values
        self.valueDenominator = valueDenominator
        self.multipliers = multipliers
        self.multiplierDenominator = multiplierDenominator
    }

    /// Makes a certificate of multipliers that are finite numbers.
    init(claim: Claim, multipliers: [Double]) {
        let dyadics = multipliers.map { Dyadic($0) }
        let unit = min(0, dyadics.map(\.exponent).min() ?? 0)
        self.init(
            claim: claim, values: [], valueDenominator: 1, multipliers: dyadics.map { $0.whole(unit: unit) },
            multiplierDenominator: BigInt(1) << -unit)
    }

    /// The name of the file beside the programme's.
    public static let fileName = "certificate.txt"
    /// The name of the programme's file.
    public static let programmeName = "programme.mps"

    /// The certificate as a file: columns and rows by their place in the MPS file, from 0, zeros left out.
    public var text: String {
        var lines = ["exoplan-certificate 1", "claim \(claim.rawValue)"]
        if claim == .optimal {
            lines.append("values \(valueDenominator)")
            lines += values.enumerated().filter { !$0.element.isZero }.map { "x \($0.offset) \($0.element)" }
        }
        lines.append("multipliers \(multiplierDenominator)")
        lines += multipliers.enumerated().filter { !$0.element.isZero }.map { "y \($0.offset) \($0.element)" }
        return (lines + ["end"]).joined(separator: "\n") + "\n"
    }
}
