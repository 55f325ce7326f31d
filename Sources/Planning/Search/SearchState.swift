// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// The best plan so far and what is proved of all plans.
struct SearchState {
    let programme: LinearProgramme
    /// The values of the best plan so far; empty without one.
    private(set) var values: [Double] = []
    /// Its cost [money].
    private(set) var objective = Double.infinity
    /// What no plan can cost less than [money].
    private(set) var bound: Double
    /// What the rows alone say no plan can cost less than [money].
    private let floor: Double
    /// Whether the best plan is one that starts no lot, for want of any other.
    var isSafeOnly = false
    /// What no plan can cost less than, proved with directed rounding [money]; nil if unproven.
    var certified: Double?
    /// What inequalities gained at the root.
    var cuts: [CutGain] = []

    init(programme: LinearProgramme, bound: Double) {
        self.programme = programme
        self.bound = bound
        floor = bound
    }

    /// Raises what no plan can cost less than; never above the best plan.
    mutating func raiseBound(to proved: Double) {
        if proved > bound { bound = min(proved, max(objective, bound)) }
    }

    /// Keeps values if they are a plan, cheaper than the best one, and not cheaper than is possible.
    ///
    /// - Returns: Whether they were kept.
    mutating func offer(_ candidate: [Double]) -> Bool {
        var rounded = candidate
        for column in rounded.indices where programme.kinds[column] == .integer {
            rounded[column] = rounded[column].rounded()
        }
        let cost = programme.objective(of: rounded)
        // What is cheaper than any plan can be is no plan, whatever the solver says.
        guard cost < objective, cost >= floor - 1e-7 * (1 + abs(floor)) else { return false }
        guard Feasibility(absolute: 1e-5).violations(of: rounded, in: programme).isEmpty else { return false }
        values = rounded
        isSafeOnly = false
        objective = cost
        // A plan that is there is possible, whatever was held to be proved.
        bound = max(floor, min(bound, cost))
        return true
    }
}
