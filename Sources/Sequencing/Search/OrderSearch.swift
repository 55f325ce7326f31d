// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes a schedule of whatever kind from jobs given one after the other, and can go back to any earlier state.
///
/// The result of a sequence of jobs depends on the jobs and their variants alone, not on how the state was reached.
public protocol OrderDecoder: Sendable {
    /// How many jobs have been given.
    var count: Int { get }
    /// How good the jobs given so far are placed; it never falls when a job is added.
    var score: OrderScore { get }
    /// Goes back to the state after the first `count` jobs.
    mutating func truncate(to count: Int)
    /// Places one more job in one of its variants, or leaves it without a place.
    mutating func append(_ job: Int, variant: Int)
    /// What the job given at a position costs; 0 where there is nothing to gain.
    func cost(at position: Int) -> Int
}

/// How good an order is: jobs without a place first, then cost, then a tie-breaker.
public struct OrderScore: Comparable, Sendable, Hashable {
    /// Jobs without a place.
    public var unplaced: Int
    /// Cost of those with a place.
    public var total: Int
    /// Decides among equals.
    public var second: Int

    /// Puts a score together.
    public init(unplaced: Int = 0, total: Int = 0, second: Int = 0) {
        self.unplaced = unplaced
        self.total = total
        self.second = second
    }

    /// Fewer without a place are better, then less cost.
    public static func < (a: OrderScore, b: OrderScore) -> Bool {
        (a.unplaced, a.total, a.second) < (b.unplaced, b.total, b.second)
    }
}

/// A search for the best order of jobs, and the best variant of each, for a decoder of the caller's.
public struct OrderSearch: Sendable {
    /// The orders from which it starts, at least one; each has every job once.
    public var orders: [[Int]]
    /// How many variants each job has, at least 1; the first is tried first.
    public var variants: [Int]

    /// Puts a search together.
    public init(orders: [[Int]], variants: [Int]) {
        self.orders = orders
        self.variants = variants
    }

    /// What was found.
    public struct Outcome: Sendable {
        /// The best order.
        public var order: [Int]
        /// The variant of each job, by job.
        public var variants: [Int]
        /// How good it is.
        public var score: OrderScore
        /// Whole orders decoded.
        public var decodes: Int
        /// Whether it was asked to stop before its decodes were spent.
        public var wasStopped: Bool
    }

    /// Searches within a number of decodes; the same result for any number of threads.
    public func run<Decoder: OrderDecoder>(_ options: SearchOptions, _ decoder: Decoder) -> Outcome {
        let runner = ChainRunner(options: options)
        let result = runner.run { OrderChain(self, decoder, random: $0) }
        return Outcome(
            order: result.best.bestOrder, variants: result.best.bestVariants, score: result.best.best,
            decodes: result.decodes, wasStopped: options.shouldStop?() ?? false)
    }
}
