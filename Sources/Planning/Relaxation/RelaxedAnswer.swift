// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// The relaxed plan of one what-if: its money, what proves it, and what it took.
public struct RelaxedAnswer: Sendable {
    /// How the solve ended.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// The best relaxed plan is found.
        case optimal
        /// No plan keeps all rules.
        case infeasible
        /// Contribution could grow without end.
        case unbounded
        /// The solver gave no reliable answer.
        case unsolved
    }

    /// Where the answer comes from.
    public enum Way: String, Hashable, Sendable, CaseIterable {
        /// From a basis that was there, on the programme loaded before.
        case warm
        /// From a programme loaded anew, since rows or columns had no counterpart.
        case loaded
        /// From cold: for the base, or because a warm answer was not accepted.
        case cold
    }

    /// How the solve ended.
    public let status: Status
    /// The least cost with its constant [money]; NaN without an answer.
    public let cost: Double
    /// What no plan can cost less than, proved with directed rounding [money]; nil if nothing is proved.
    public let certified: Double?
    /// What the proof leaves open, as a share of the money that moves; infinite where nothing is proved.
    let openShare: Double
    /// Whether the proof leaves nothing open but rounding.
    public var isTight: Bool { openShare <= Self.tolerance }
    /// Simplex iterations, those of answers that were not accepted included.
    public internal(set) var iterations: Int
    /// Where the answer comes from.
    public let way: Way
    /// Why there is no plan, in plant words; empty with one.
    public let reasons: [String]
    /// What the plan decides; nil without one.
    public let figures: RelaxedFigures?
    /// The solver's answer; nil where none was asked for.
    let solution: LinearSolution?

    /// The greatest contribution [money]; NaN without an answer.
    public var contribution: Double { -cost }

    /// What a proof may lie below the answer, as a share of the money that moves.
    static let tolerance = 1e-9

    init(impossible rules: [ConflictingRule]) {
        status = .infeasible
        cost = .nan
        certified = nil
        openShare = .infinity
        iterations = 0
        way = .cold
        reasons = rules.map(\.sentence)
        figures = nil
        solution = nil
    }

    init(_ solution: LinearSolution, of formulation: Formulation, way: Way) {
        let programme = formulation.programme
        self.solution = solution
        self.way = way
        iterations = solution.iterations
        switch solution.status {
        case .optimal:
            status = .optimal
            cost = solution.objective
            reasons = []
            figures = RelaxedFigures(of: solution.values, formulation)
            let proved = SafeBound.certifiedByRows(for: programme, multipliers: solution.rowDuals)
            certified = proved.isFinite ? proved : nil
            let moving = zip(programme.costs, solution.values).reduce(0) { $0 + abs($1.0 * $1.1) }
            openShare = proved.isFinite ? (solution.objective - proved) / (1 + moving) : .infinity
        case .infeasible, .unbounded, .cancelled, .workLimit, .numericalTrouble, .feasible:
            switch solution.status {
            case .infeasible:
                status = .infeasible
                reasons = ["no plan keeps all rules of the plant together"]
            case .unbounded:
                status = .unbounded
                reasons = ["contribution could grow without end"]
            default:
                status = .unsolved
                reasons = [solution.status.sentence]
            }
            cost = .nan
            certified = nil
            openShare = .infinity
            figures = nil
        }
    }
}
