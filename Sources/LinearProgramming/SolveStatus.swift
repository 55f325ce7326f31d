// SPDX-License-Identifier: GPL-3.0-or-later

/// How a solve ended.
public enum SolveStatus: String, Hashable, Sendable, CaseIterable {
    /// The best value is found, within the gaps that were asked for.
    case optimal
    /// An answer is found that may not be the best, and the work limit is not the reason.
    case feasible
    /// No assignment satisfies all rows, bounds and whole numbers.
    case infeasible
    /// The objective can fall without end.
    case unbounded
    /// The limit of iterations or nodes is reached.
    case workLimit
    /// The caller asked to stop.
    case cancelled
    /// The arithmetic was not accurate enough for any answer.
    case numericalTrouble

    /// One sentence that says it to a person.
    public var sentence: String {
        switch self {
        case .optimal: "The optimum is found."
        case .feasible: "An answer is found, but it is not proved to be the best."
        case .infeasible: "No answer satisfies all rules."
        case .unbounded: "The objective can be improved without end: a bound is missing."
        case .workLimit: "The limit of work is reached before the search ended."
        case .cancelled: "The search was stopped on request."
        case .numericalTrouble: "The numbers differ too much in size for a reliable answer."
        }
    }
}
