// SPDX-License-Identifier: GPL-3.0-or-later

/// Multipliers that prove a bound, with the bounds of columns that they rest on.
public struct DualCertificate: Hashable, Sendable {
    /// One for each row, of allowed sign.
    public var multipliers: [Double]
    /// The bounds of columns; those of the programme, or tighter ones that follow from its rows.
    public var lower: [Double]
    /// The upper bounds of columns.
    public var upper: [Double]
    /// Whether bounds that follow from the rows were needed.
    public var usesImpliedBounds: Bool
    /// What no point can cost less than, rounded downward in every operation; −∞ if nothing is proved.
    public var bound: Double

    /// The same bound without rounding but for the last step: at least `bound`.
    public func exactBound(in programme: LinearProgramme) -> Double {
        guard bound > -.infinity else { return bound }
        let exact = ExactEvaluation.dualBound(of: multipliers, in: programme, lower: lower, upper: upper)
        return max(exact, bound)
    }
}
