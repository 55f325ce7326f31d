// SPDX-License-Identifier: GPL-3.0-or-later

/// How long and how to search; the result depends on nothing else but the problem.
public struct SearchOptions: Sendable {
    /// How many decodes to spend: complete schedules made, or best positions found for one job where that is one pass;
    /// eight changes to the orders of runs on units count as one.
    public var decodes: Int
    /// Where the random numbers start.
    public var seed: UInt64
    /// Independent searches that share their best at fixed points; part of the result, unlike `threads`.
    public var chains: Int
    /// Threads that work off the chains; never changes the result.
    public var threads: Int
    /// A schedule whose order and modes the search tries first, say the one of yesterday; it need not keep any rule.
    public var start: Schedule?
    /// Asked every few decodes; the best so far is returned once it says true.
    public var shouldStop: (@Sendable () -> Bool)?
    /// Told at each point where chains share their best.
    public var progress: (@Sendable (SearchProgress) -> Void)?

    /// Makes options; those left out are those of `normal`.
    public init(
        decodes: Int = 20_000, seed: UInt64 = 1, chains: Int = 2, threads: Int = 1,
        start: Schedule? = nil, shouldStop: (@Sendable () -> Bool)? = nil,
        progress: (@Sendable (SearchProgress) -> Void)? = nil
    ) {
        self.decodes = decodes
        self.seed = seed
        self.chains = chains
        self.threads = threads
        self.start = start
        self.shouldStop = shouldStop
        self.progress = progress
    }

    /// Construction and a little search.
    public static var quick: SearchOptions { SearchOptions(decodes: 500, chains: 1) }
    /// What a planner waits for.
    public static var normal: SearchOptions { SearchOptions() }
    /// Over a coffee.
    public static var thorough: SearchOptions { SearchOptions(decodes: 400_000, chains: 4) }
}

/// How far a search has come.
public struct SearchProgress: Sendable, Hashable {
    /// Decodes done so far.
    public var decodes: Int
    /// Decodes asked for.
    public var asked: Int
    /// Groups without a place in the best schedule so far.
    public var unplaced: Int
    /// Its cost.
    public var total: Int
}

/// What a search found.
public struct SearchOutcome: Sendable {
    /// The best schedule; it keeps every rule of the groups that it places.
    public var schedule: Schedule
    /// Its cost.
    public var cost: Cost
    /// The structure that was recognised and used.
    public var shape: Shape
    /// Decodes spent.
    public var decodes: Int
    /// Whether the search was asked to stop before its decodes were spent.
    public var wasStopped: Bool

    /// Whether every group has its place; with longest lags or pins "no" does not prove that none exists.
    public var isComplete: Bool { schedule.unplaced.isEmpty }
}

/// A structure for which a faster decoder exists.
public enum Shape: String, Sendable, Hashable {
    /// Jobs in one order through one unit after the other.
    case permutationFlowShop = "permutation flow shop"
    /// Jobs through one unit after the other without waiting.
    case noWaitFlowShop = "no-wait flow shop"
    /// Jobs through stages of like units.
    case hybridFlowShop = "hybrid flow shop"
    /// Tasks with one mode each on pools and plain units, with lags.
    case project
    /// Anything else.
    case general
}
