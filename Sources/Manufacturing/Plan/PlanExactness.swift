// SPDX-License-Identifier: GPL-3.0-or-later

/// How well a plan's decisions keep the planning programme, evaluated without rounding on its stored numbers.
///
/// Misses come from the solver's arithmetic and are told as the next power of ten that is not below them.
public struct PlanExactness: Hashable, Sendable, Codable {
    /// The programme's value of the decisions as contribution [money], the nearest number not above it.
    public var objective: Double
    /// By how much a row of the programme is missed at most, as a share of the size of its terms; 0 if none is.
    public var rowMiss: Double
    /// By how much a bound of a column is missed at most, as a share of it; 0 if none is.
    public var boundMiss: Double

    /// Puts an evaluation together.
    public init(objective: Double, rowMiss: Double, boundMiss: Double) {
        self.objective = objective
        self.rowMiss = rowMiss
        self.boundMiss = boundMiss
    }
}
