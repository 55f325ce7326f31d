// SPDX-License-Identifier: GPL-3.0-or-later

/// What the iterated greedy over one order of jobs asks of a shop.
protocol PermutationShop: Sendable {
    var jobs: Int { get }
    /// Works out what belongs to positions from `from` on.
    mutating func advance(_ order: [Int], from: Int)
    /// Cost of an order that is up to date.
    func total(_ order: [Int]) -> Int
    /// The best place for a job in an order that lacks it; positions before `from` are up to date.
    mutating func bestPlace(for job: Int, in order: [Int], from: Int) -> (position: Int, total: Int)
    /// Cost of an order whose positions before `from` are up to date, without keeping anything; any value above `limit`
    /// once that is passed.
    mutating func trial(_ order: [Int], from: Int, limit: Int) -> Int
    /// Start of each job's task on each stage, of an order that is up to date.
    func starts(_ order: [Int]) -> [Int]
}

extension FlowShop: PermutationShop {}

/// Iterated greedy over one order of jobs, and annealing where lateness counts.
///
/// A few jobs are taken out, the rest is improved, they go back where they cost least, and each is tried everywhere
/// until nothing improves (Ruiz and Stützle 2007; Dubois-Lacoste, Pagnozzi and Stützle 2017).
struct PermutationChain<Shop: PermutationShop>: SearchChain {
    private var shop: Shop
    private let jobs: StagedJobs
    private let problem: Problem
    /// The schedule to start from, if there is one.
    private let start: Schedule?
    private var random: RandomSource
    private var order: [Int] = []
    private var currentTotal = Int.max
    private var best: [Int] = []
    private var bestTotal = Int.max
    private(set) var decodes = 0
    private let temperature: Double
    private let removals: Int
    private let lowerBound: Int
    /// Moves done and asked for in this round of annealing.
    private var moves = 0
    private var roundMoves = 1 << 17

    init(
        _ shop: Shop, _ jobs: StagedJobs, _ problem: Problem, start: Schedule? = nil, random: RandomSource
    ) {
        self.start = start
        self.shop = shop
        self.jobs = jobs
        self.problem = problem
        self.random = random
        let work = jobs.duration.reduce(0, +)
        let mean = Double(work) / Double(max(1, jobs.duration.count))
        var weight = Double(jobs.makespanWeight)
        if !jobs.isMakespanOnly {
            for group in jobs.groups { weight += Double(group.lateWeight) / Double(jobs.jobs) }
        }
        temperature = (jobs.isMakespanOnly ? 0.05 : 0.2) * mean * max(weight, 0.01)
        removals = jobs.setUp.isEmpty ? 2 : 4
        lowerBound = problem.bounds().map(\.total).max() ?? 0
    }

    var bestScore: Score { Score(unplaced: best.isEmpty ? Int.max : 0, total: bestTotal, second: 0) }

    mutating func run(until limit: Int, stop: () -> Bool) -> Bool {
        if order.isEmpty { construct() }
        while decodes < limit {
            if stop() || bestTotal <= lowerBound || jobs.jobs < 2 { return true }
            if jobs.isMakespanOnly { iterate() } else { anneal(until: limit, stop: stop) }
        }
        return false
    }

    mutating func adopt(_ other: PermutationChain) {
        order = other.best
        currentTotal = other.bestTotal
        if other.bestTotal < bestTotal {
            best = other.best
            bestTotal = other.bestTotal
        }
    }

    func schedule() -> Schedule {
        var shop = shop
        shop.advance(best, from: 0)
        let starts = shop.starts(best)
        var placements = [Placement?](repeating: nil, count: problem.taskCount)
        for (index, task) in jobs.task.enumerated() {
            placements[task] = Placement(mode: 0, start: starts[index], end: starts[index] + jobs.duration[index])
        }
        return Schedule(placements: placements)
    }

    /// Jobs by rule, each put where it costs least (Nawaz, Enscore and Ham 1983), and the schedule to start from.
    private mutating func construct() {
        for rule in [OrderRule.work, .due, .slack] {
            var built: [Int] = []
            var total = 0
            // One block per job: the shop has no lags between jobs.
            for job in rule.order(problem) {
                let place = shop.bestPlace(for: job, in: built, from: 0)
                decodes += 1
                built.insert(job, at: place.position)
                total = place.total
            }
            if total < bestTotal {
                best = built
                bestTotal = total
            }
        }
        if let start {
            let keys = (0..<jobs.jobs).map { start.placements[jobs.task[$0 * jobs.stages]]?.start ?? Problem.never }
            let given = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
            shop.advance(given, from: 0)
            decodes += 1
            keep(given, shop.total(given))
        }
        order = best
        currentTotal = bestTotal
        (order, currentTotal) = improved(order, currentTotal)
        keep(order, currentTotal)
    }

    private mutating func keep(_ candidate: [Int], _ total: Int) {
        if total < bestTotal {
            best = candidate
            bestTotal = total
        }
    }

    private mutating func iterate() {
        var candidate = order
        var removed: [Int] = []
        for _ in 0..<min(removals + random.below(2), candidate.count - 1) {
            removed.append(candidate.remove(at: random.below(candidate.count)))
        }
        var total = Int.max
        shop.advance(candidate, from: 0)
        if jobs.isMakespanOnly { candidate = improved(candidate, shop.total(candidate)).order }
        for job in removed {
            let place = shop.bestPlace(for: job, in: candidate, from: 0)
            decodes += 1
            candidate.insert(job, at: place.position)
            total = place.total
        }
        (candidate, total) = improved(candidate, total)
        keep(candidate, total)
        if total <= currentTotal || Double(total - currentTotal) < random.exponential() * temperature {
            order = candidate
            currentTotal = total
        }
    }

    // MARK: Annealing, where lateness counts

    /// Moves of one job, or of two that change places, accepted as the temperature allows; the temperature falls with
    /// the square of the rest of a round, and every round begins anew from the best with twice the moves.
    ///
    /// Insertions tried everywhere cost as much as fifty single moves and, with lateness, find no better ones.
    private mutating func anneal(until limit: Int, stop: () -> Bool) {
        if moves >= roundMoves {
            moves = 0
            roundMoves = min(roundMoves * 2, 1 << 22)
            order = best
            currentTotal = bestTotal
        }
        shop.advance(order, from: 0)
        let count = order.count
        for _ in 0..<512 {
            moves += 1
            let rest = 1 - Double(moves) / Double(roundMoves)
            let threshold = currentTotal + Int(random.exponential() * temperature * 5 * rest * rest)
            let a = random.below(count)
            var b = random.below(count - 1)
            if b >= a { b += 1 }
            let isSwap = random.below(3) == 0
            if isSwap { order.swapAt(a, b) } else { order.insert(order.remove(at: a), at: b) }
            let total = shop.trial(order, from: min(a, b), limit: threshold)
            if total <= threshold {
                shop.advance(order, from: min(a, b))
                currentTotal = total
                keep(order, total)
            } else if isSwap {
                order.swapAt(a, b)
            } else {
                order.insert(order.remove(at: b), at: a)
            }
        }
        decodes += 512
    }

    // MARK: Improvement

    /// Takes each job out and puts it where it costs least, in random order, until a whole round changes nothing.
    private mutating func improved(_ start: [Int], _ startTotal: Int) -> (order: [Int], total: Int) {
        var order = start
        var total = startTotal
        guard order.count > 1 else { return (order, total) }
        var queue = order
        random.shuffle(&queue)
        var since = 0
        var next = 0
        while since < queue.count {
            let job = queue[next]
            next = (next + 1) % queue.count
            since += 1
            guard let position = order.firstIndex(of: job) else { continue }
            order.remove(at: position)
            let place = shop.bestPlace(for: job, in: order, from: 0)
            decodes += 1
            if place.total < total {
                total = place.total
                order.insert(job, at: place.position)
                since = 0
            } else {
                // An equal place elsewhere lets the order drift across plateaus.
                order.insert(job, at: place.total == total ? place.position : position)
            }
        }
        return (order, total)
    }
}
