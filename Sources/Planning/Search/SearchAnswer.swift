// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Values of all columns and what is proved of them.
struct SearchAnswer: Sendable {
    /// The value of each column.
    var values: [Double]
    /// Their cost, constant included [money].
    var objective: Double
    /// What no plan can cost less than [money].
    var bound: Double
    /// How the search ended.
    var end: End
    /// The relaxed plan.
    var root: LinearSolution
    /// What no plan can cost less than, proved with directed rounding [money]; nil if unproven.
    var certified: Double?
    /// Whether the root's value is proved, to rounding; without that nothing is called optimal.
    var isProven: Bool

    /// How a search ended.
    enum End: Sendable {
        case proved, unproved, limit, interrupted
    }
}

extension Formulation {
    /// Revenue + variable cost + penalties of an assignment, constants left out [money].
    func turnover(of values: [Double]) -> Double {
        zip(programme.costs, values).reduce(0) { $0 + abs($1.0 * $1.1) }
    }
}
