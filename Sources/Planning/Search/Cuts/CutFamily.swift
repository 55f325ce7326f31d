// SPDX-License-Identifier: GPL-3.0-or-later

/// A family of inequalities that every plan of whole lots keeps and the relaxed plan may break.
public enum CutFamily: String, Hashable, Sendable, CaseIterable, Codable {
    /// Lots released in a stretch of time cover what is wanted then, in whole lots.
    case demandCover = "demand-cover"
    /// Lots of an intermediate cover what whole lots use of it.
    case lotRounding = "lot-rounding"
    /// What is made in a bucket for later demand needs the bucket's set-up.
    case setUpCover = "set-up-cover"
    /// Whole packs cover what whole lots use of a bought material.
    case packRounding = "pack-rounding"
}

/// What a family of inequalities gained at the root.
public struct CutGain: Hashable, Sendable, Codable {
    /// The family.
    public var family: CutFamily
    /// How many inequalities came in.
    public var count: Int
    /// By how much they raised what no plan can cost less than [money].
    public var gain: Double
}
