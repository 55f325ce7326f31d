// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes a schedule of whatever kind by placing jobs one after the other, and can take any of them out again.
///
/// What is taken by jobs adds up: taking a job out and putting it back leaves everything as it was.
public protocol JobPlacer: Sendable {
    /// Where a job is and what it takes, or why it has no place.
    associatedtype Place: Sendable
    /// What a job costs where it is; 0 where there is nothing to gain, nil where it has no place.
    func cost(of job: Int) -> Int?
    /// Places a job in one of its variants among those that have their place, or leaves it without one.
    mutating func place(_ job: Int, variant: Int)
    /// Takes a job out.
    mutating func remove(_ job: Int) -> Place
    /// Puts a job back where it was; once all that moved are back the others are where they were then.
    mutating func restore(_ job: Int, to place: Place)
    /// Jobs that were in a job's way when it was placed and may be moved, ascending.
    func rivals(of job: Int) -> [Int]
    /// Whether everything that has a place still has what it stands on, after others were taken out and placed anew.
    mutating func settles() -> Bool
}

/// How good placements are: jobs without a place first, then cost.
public struct PlacementScore: Comparable, Sendable, Hashable {
    /// Jobs without a place.
    public var unplaced: Int
    /// Cost of those with a place.
    public var total: Int

    /// Puts a score together.
    public init(unplaced: Int = 0, total: Int = 0) {
        self.unplaced = unplaced
        self.total = total
    }

    /// Fewer without a place are better, then less cost.
    public static func < (a: PlacementScore, b: PlacementScore) -> Bool {
        (a.unplaced, a.total) < (b.unplaced, b.total)
    }

    /// Counts a job with its cost, or takes it out of the count.
    mutating func count(_ cost: Int?, sign: Int = 1) {
        if let cost { total += sign * cost } else { unplaced += sign }
    }
}

/// A search for better places of jobs: one that costs something is placed anew, and some that are in its way after it.
public struct PlacementSearch: Sendable {
    /// The order in which jobs are placed first; jobs that are not in it are never touched.
    public var order: [Int]
    /// How many variants each job has, at least 1, by job; the first is tried first.
    public var variants: [Int]

    /// Puts a search together.
    public init(order: [Int], variants: [Int]) {
        self.order = order
        self.variants = variants
    }

    /// What was found.
    public struct Outcome<Placer: JobPlacer>: Sendable {
        /// The placer with all jobs at their best places.
        public var placer: Placer
        /// How good they are.
        public var score: PlacementScore
        /// Jobs placed, counted in whole schedules.
        public var decodes: Int
        /// Whether it was asked to stop before its work was done.
        public var wasStopped: Bool
    }

    /// Searches within a number of decodes (as many placements as there are jobs make one), and no longer than it gains
    /// something; the same result for any number of threads.
    public func run<Placer: JobPlacer>(_ options: SearchOptions, _ placer: Placer) -> Outcome<Placer> {
        var first = placer
        for job in order { first.place(job, variant: 0) }
        let runner = ChainRunner(options: options)
        let share = options.decodes / max(1, options.chains)
        let result = runner.run { PlacementChain(self, first, share: share, random: $0) }
        return Outcome(
            placer: result.best.bestPlacer, score: result.best.best, decodes: result.decodes + 1,
            wasStopped: options.shouldStop?() ?? false)
    }
}
