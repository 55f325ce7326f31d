// SPDX-License-Identifier: GPL-3.0-or-later

/// How much work a solve may do; always finite, never a time.
public struct WorkLimits: Hashable, Sendable {
    /// Simplex iterations.
    public var iterations: Int
    /// Nodes of a search.
    public var nodes: Int

    /// Sets limits; the defaults are generous.
    public init(iterations: Int = 10_000_000, nodes: Int = 1_000_000) {
        self.iterations = max(0, iterations)
        self.nodes = max(0, nodes)
    }
}

/// Families of general valid inequalities that a solver may add at the root.
public enum Cut: String, Hashable, Sendable, CaseIterable {
    /// Gomory's mixed integer cuts.
    case gomory
    /// Mixed integer rounding.
    case mixedIntegerRounding
    /// Mixed covers of knapsack rows.
    case cover
    /// Cliques of binary variables.
    case clique
}

/// How the search for whole numbers is to be done and when it may stop.
public struct IntegerOptions: Sendable {
    /// The search may stop when incumbent − bound is at most this, in units of the objective.
    public var absoluteGap: Double
    /// The search may stop when (incumbent − bound) / |incumbent| is at most this; the constant is included.
    public var relativeGap: Double
    /// How much work the search may do.
    public var limits: WorkLimits
    /// The cuts to add at the root.
    public var cuts: Set<Cut>
    /// A known answer to begin with, one value for each column; ignored if it breaks a rule.
    public var start: [Double]?

    /// Sets options; by default the optimum is to be proved.
    public init(
        absoluteGap: Double = 0,
        relativeGap: Double = 0,
        limits: WorkLimits = WorkLimits(),
        cuts: Set<Cut> = [],
        start: [Double]? = nil
    ) {
        self.absoluteGap = absoluteGap
        self.relativeGap = relativeGap
        self.limits = limits
        self.cuts = cuts
        self.start = start
    }
}

/// Where a solve stands.
public struct SolveProgress: Hashable, Sendable {
    /// What the solver does.
    public enum Phase: String, Hashable, Sendable {
        /// The relaxation is being solved.
        case relaxation
        /// Whole numbers are being searched.
        case search
    }

    /// What the solver does.
    public var phase: Phase
    /// Simplex iterations so far.
    public var iterations: Int
    /// Nodes so far.
    public var nodes: Int
    /// The objective of the best answer so far.
    public var incumbent: Double?
    /// What no answer can be below.
    public var bound: Double?

    /// Describes where a solve stands.
    public init(phase: Phase, iterations: Int, nodes: Int = 0, incumbent: Double? = nil, bound: Double? = nil) {
        self.phase = phase
        self.iterations = iterations
        self.nodes = nodes
        self.incumbent = incumbent
        self.bound = bound
    }
}

/// How a caller stops a solve and hears of it; both closures are called on the solver's thread, often.
public struct SolveControl: Sendable {
    /// Says whether to stop; asked at points that repeat exactly.
    public var cancel: @Sendable () -> Bool
    /// Says whether to stop at once; asked now and then within a long step as well.
    public var interrupt: @Sendable () -> Bool
    /// Hears where the solve stands.
    public var progress: @Sendable (SolveProgress) -> Void

    /// Makes a control; by default nothing stops the solve and nobody listens.
    ///
    /// - Parameters:
    ///   - cancel: Whether to stop.
    ///   - progress: Hears where the solve stands.
    ///   - interrupt: Whether to stop at once; by default the same as `cancel`.
    public init(
        cancel: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (SolveProgress) -> Void = { _ in },
        interrupt: (@Sendable () -> Bool)? = nil
    ) {
        self.cancel = cancel
        self.interrupt = interrupt ?? cancel
        self.progress = progress
    }

    /// Lets the solve run to its end.
    public static let none = SolveControl()
}
