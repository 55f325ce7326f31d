// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a row's sum or a column stands in a basic solution.
public enum BasisState: UInt8, Hashable, Sendable {
    /// Determined by the others.
    case basic
    /// At its least value.
    case atLower
    /// At its greatest value.
    case atUpper
    /// Without bounds, at zero.
    case free
    /// At its only value.
    case fixed
}

/// A starting point for a later solve: the state of each row and column.
public struct Basis: Hashable, Sendable {
    /// The state of each row's sum.
    public var rows: [BasisState]
    /// The state of each column.
    public var columns: [BasisState]

    /// Makes a basis.
    public init(rows: [BasisState], columns: [BasisState]) {
        self.rows = rows
        self.columns = columns
    }
}

/// The answer to a programme whose variables may all be fractional.
public struct LinearSolution: Hashable, Sendable {
    /// How the solve ended; `values` and the rest mean an optimum only if it is `optimal`.
    public var status: SolveStatus
    /// The objective with its constant; NaN without an answer.
    public var objective: Double
    /// The value of each column; empty without an answer.
    public var values: [Double]
    /// The change of the objective per unit of each row's right-hand side, in a minimisation.
    public var rowDuals: [Double]
    /// The change of the objective per unit of each column.
    public var reducedCosts: [Double]
    /// The basis at the end, from which a later solve may start.
    public var basis: Basis?
    /// Simplex iterations.
    public var iterations: Int
    /// What was tried, in order, one short text a step.
    public var steps: [String]
    /// Whether it was reached from the solver's own starting basis instead of one that was there.
    public var isFromCold = false

    /// Makes an answer.
    public init(
        status: SolveStatus,
        objective: Double = .nan,
        values: [Double] = [],
        rowDuals: [Double] = [],
        reducedCosts: [Double] = [],
        basis: Basis? = nil,
        iterations: Int = 0,
        steps: [String] = []
    ) {
        self.status = status
        self.objective = objective
        self.values = values
        self.rowDuals = rowDuals
        self.reducedCosts = reducedCosts
        self.basis = basis
        self.iterations = iterations
        self.steps = steps
    }
}

/// The answer to a programme with whole numbers.
public struct IntegerSolution: Hashable, Sendable {
    /// How the search ended; after a limit or a cancel there may be values all the same.
    public var status: SolveStatus
    /// The objective of `values` with its constant; ∞ without an answer.
    public var objective: Double
    /// The value of each column, whole where it must be; empty without an answer.
    public var values: [Double]
    /// What no answer can be below, according to the search; never above `objective`.
    ///
    /// It holds to the solver's tolerances, about 1e-7 of the objective; `SafeBound` certifies the root's exactly.
    public var bound: Double
    /// Nodes of the search that were solved.
    public var nodes: Int
    /// Simplex iterations, the root included.
    public var iterations: Int
    /// The optimum of the relaxation; −∞ if it was not solved.
    public var rootBound: Double
    /// The relaxation's answer at the root, if it was solved to the end.
    public var root: LinearSolution?
    /// The answer with the whole numbers fixed: its duals price what is not an integer decision.
    public var fixed: LinearSolution?
    /// What was tried, in order, one short text a step.
    public var steps: [String]

    /// Makes an answer.
    public init(
        status: SolveStatus,
        objective: Double = .infinity,
        values: [Double] = [],
        bound: Double = -.infinity,
        nodes: Int = 0,
        iterations: Int = 0,
        rootBound: Double = -.infinity,
        root: LinearSolution? = nil,
        fixed: LinearSolution? = nil,
        steps: [String] = []
    ) {
        self.status = status
        self.objective = objective
        self.values = values
        self.bound = bound
        self.nodes = nodes
        self.iterations = iterations
        self.rootBound = rootBound
        self.root = root
        self.fixed = fixed
        self.steps = steps
    }
}
