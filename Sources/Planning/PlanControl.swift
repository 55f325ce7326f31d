// SPDX-License-Identifier: GPL-3.0-or-later

/// How a caller stops a search and hears of it; both closures are called on the solver's thread, often.
public struct PlanControl: Sendable {
    /// Says whether to stop; the best plan so far is then the answer.
    public var cancel: @Sendable () -> Bool
    /// Says whether the caller's time is over; the search then ends with its unit of work, so that it can be repeated.
    public var isOver: @Sendable () -> Bool
    /// Hears where the search stands.
    public var progress: @Sendable (PlanProgress) -> Void

    /// Makes a control; by default nothing stops the search and nobody listens.
    public init(
        cancel: @escaping @Sendable () -> Bool = { false },
        isOver: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (PlanProgress) -> Void = { _ in }
    ) {
        self.cancel = cancel
        self.isOver = isOver
        self.progress = progress
    }
}

/// Where a search stands, in money of the plan.
public struct PlanProgress: Hashable, Sendable {
    /// What is being done.
    public enum Phase: String, Hashable, Sendable {
        /// Lots are walked through the calendars and the programme is written.
        case formulate
        /// The programme is handed to the solver.
        case load
        /// The relaxed plan is being found.
        case relax
        /// Whole lots are being searched.
        case search
        /// The plan is read from the answer, and what is asked for is proved.
        case extract
        /// Prices are being followed by exact solves.
        case price
    }

    /// What is being done.
    public var phase: Phase
    /// Simplex iterations so far.
    public var iterations: Int
    /// Nodes of the search so far.
    public var nodes: Int
    /// The contribution of the best plan so far [money].
    public var contribution: Double?
    /// The most that any plan can contribute, as far as is proved [money].
    public var bound: Double?
    /// The same, proved with directed rounding from the rows alone [money].
    public var certified: Double?

    /// Describes where a search stands.
    public init(
        phase: Phase, iterations: Int = 0, nodes: Int = 0, contribution: Double? = nil, bound: Double? = nil,
        certified: Double? = nil
    ) {
        self.phase = phase
        self.iterations = iterations
        self.nodes = nodes
        self.contribution = contribution
        self.bound = bound
        self.certified = certified
    }
}
