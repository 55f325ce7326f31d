// SPDX-License-Identifier: GPL-3.0-or-later

public import Manufacturing

/// What planning a scenario came to.
public struct PlanningResult: Sendable {
    /// The plan, or why there is none.
    public let answer: PlanningAnswer
    /// What it took: counts that repeat exactly.
    public let work: PlanningWork
    /// The exact proof that was asked for; nil where none was.
    public var proof: PlanningProof?
    /// For each rule of a conflict, in order, by how little it would have to give way; nil where that alone is not
    /// enough, or is not known.
    public var relaxations: [RuleRelaxation?] = []
    /// The materials with more of which the lots of a conflict could be made; empty where that is not enough, or not known.
    public var missing: [MissingMaterial] = []
    /// Whether there is a plan without any one of a conflict's rules; false where the search for it was stopped.
    public var isSmallestConflict = true
}

/// A plan, or the rules that admit none.
public enum PlanningAnswer: Sendable {
    /// A plan.
    case plan(Plan)
    /// A smallest set of rules that no plan can keep together, each in plant words with its place in the file.
    case infeasible([ConflictingRule])
}

/// A rule of the plant that takes part in a conflict.
public struct ConflictingRule: Hashable, Sendable {
    /// The rule in plant words.
    public let sentence: String
    /// The key path it comes from.
    public let path: String

    /// Puts a rule together.
    public init(sentence: String, path: String) {
        self.sentence = sentence
        self.path = path
    }
}

/// Counts of what planning took; the same for the same scenario and options on any machine.
public struct PlanningWork: Hashable, Sendable, Codable {
    /// Starts walked through the calendars.
    public var walks: Int
    /// Rows of the programme.
    public var rows: Int
    /// Columns of the programme.
    public var columns: Int
    /// Whole-number columns.
    public var integers: Int
    /// Coefficients of the programme.
    public var nonZeros: Int
    /// Simplex iterations.
    public var iterations: Int
    /// Nodes of the search.
    public var nodes: Int
    /// Units of work: as a limit, they stop another search at the same point.
    public var units: Int = 0
    /// What inequalities gained at the root, by family; empty where none was needed.
    public var cuts: [CutGain] = []
}

/// Why planning came to no answer at all.
public enum PlanningTrouble: Error, Hashable, Sendable {
    /// The solver could not do its work; its sentence.
    case solver(String)
    /// The search was stopped before it had a plan.
    case interrupted
    /// The work limit was reached before there was a plan.
    case workLimit
    /// Contribution could grow without end; what is missing.
    case unbounded(String)
    /// A number is beyond all measure; which.
    case outsize(String)

    /// One sentence that says it to a person.
    public var sentence: String {
        switch self {
        case .solver(let sentence): sentence
        case .interrupted: "The search was stopped before it had a plan."
        case .workLimit: "The work limit was reached before there was a plan: allow more with --work."
        case .unbounded(let what): "Contribution could grow without end: \(what)."
        case .outsize(let what): "\(what): look for a slip in a number or its unit."
        }
    }
}
