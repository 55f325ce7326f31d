// SPDX-License-Identifier: GPL-3.0-or-later

/// A material with more of which lots that must be could be made, all rules kept.
public struct MissingMaterial: Hashable, Sendable, Codable {
    /// The material.
    public var material: String
    /// How much more of it would be enough.
    public var amount: Double
    /// The unit of the amount.
    public var unit: String
    /// By when the first of it is needed.
    public var by: String

    /// What is missing, for a person.
    public var words: String { "\(RuleRelaxation.text(amount)) \(unit) of \(material) by \(by)" }
}
