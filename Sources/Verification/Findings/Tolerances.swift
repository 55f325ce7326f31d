// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a stated figure may be from the recomputed one, per family of rules.
///
/// Times are whole minutes and compared exactly, and the contribution is exactly the sum of the ledger.
enum Tolerances {
    /// Quantities: plans round them to 1e-6, so every rounded figure in a sum may add as much.
    static func quantity(_ magnitude: Double, figures: Int = 1) -> Double {
        1e-6 * (max(1, abs(magnitude)) + Double(max(0, figures - 1)))
    }

    /// Sums of staff minutes per week and unit minutes per day [min].
    static let minutes = 0.5

    /// Hours of tables [h]: the minutes above, with rounding of large figures.
    static func hours(_ magnitude: Double) -> Double { minutes / 60 + 1e-6 * abs(magnitude) }

    /// One ledger line [money].
    static let money = 0.01

    /// Objective and bound [money]: rounding of each ledger line, and of the programme's doubles.
    static func objective(ledgerLines: Int, magnitude: Double) -> Double {
        0.01 * Double(max(1, ledgerLines)) + 1e-6 * abs(magnitude)
    }

    /// What decisions may miss of a rule of the programme, as a share of what the rule adds up.
    static let programme = 1e-4

    /// Gap, a share.
    static let gap = 1e-6
}

/// The largest list and the furthest time that are looked at.
enum Limits {
    /// Entries of one list of a plan.
    static let entries = 1_000_000
    /// Minutes from minute 0: 50 years of 366 days.
    static let minutes = 50 * 366 * 1440
    /// The largest quantity.
    static let quantity = 1e30
}
