// SPDX-License-Identifier: GPL-3.0-or-later

/// Annealing over a hybrid flow shop's order at the first stage and the offsets at later ones, in both directions.
struct HybridChain: SearchChain {
    private let jobs: StagedJobs
    private let problem: Problem
    private var random: RandomSource
    private var shop: HybridShop
    /// The same shop read from the other end, with the best found that way.
    private var other: HybridShop
    private let mayTurn: Bool
    private var best: HybridShop?
    /// Best of the direction in work.
    private var bestHere: HybridShop?
    private(set) var decodes = 0
    private let lowerBound: Int
    private let mean: Double
    /// Moves done and asked for in this round.
    private var moves = 0
    private var roundMoves = 1 << 16
    private var round = 0

    init(_ jobs: StagedJobs, _ problem: Problem, random: RandomSource) {
        self.jobs = jobs
        self.problem = problem
        self.random = random
        lowerBound = problem.bounds().compactMap(\.makespan).max() ?? 0
        shop = HybridShop(jobs, isBackward: false)
        other = HybridShop(jobs, isBackward: true)
        mayTurn = jobs.release.allSatisfy { $0 <= 0 } && jobs.release.allSatisfy { $0 == jobs.release[0] }
        mean = Double(jobs.duration.reduce(0, +)) / Double(max(1, jobs.duration.count))
    }

    var bestScore: Score {
        Score(
            unplaced: best == nil ? Int.max : 0,
            total: best.map { scaled($0.makespan, jobs.makespanWeight) } ?? Int.max, second: 0)
    }

    mutating func adopt(_ other: HybridChain) {
        guard let theirs = other.best else { return }
        if theirs.isBackward != shop.isBackward { swap(&shop, &self.other) }
        shop = theirs
        keepBest()
    }

    mutating func run(until limit: Int, stop: () -> Bool) -> Bool {
        if best == nil { construct() }
        while decodes < limit {
            if stop() || (best?.makespan ?? 0) <= lowerBound || jobs.jobs < 2 { return true }
            anneal()
        }
        return false
    }

    func schedule() -> Schedule {
        var placements = [Placement?](repeating: nil, count: problem.taskCount)
        guard let best else { return Schedule(placements: placements) }
        let units = best.assignment()
        for stage in 0..<jobs.stages {
            for job in 0..<jobs.jobs {
                let task = jobs.task[job * jobs.stages + (best.isBackward ? jobs.stages - 1 - stage : stage)]
                let node = stage * jobs.jobs + job
                let end = best.end[node]
                let start = end - best.duration[node]
                let resource = jobs.units[best.isBackward ? jobs.stages - 1 - stage : stage][units[node]]
                placements[task] = Placement(
                    mode: problem.draft.tasks[task].modes.firstIndex { $0.uses[0].resource == resource } ?? 0,
                    start: best.isBackward ? best.makespan - end : start,
                    end: best.isBackward ? best.makespan - start : end)
            }
        }
        return Schedule(placements: placements)
    }

    /// Orders by rule, in both directions.
    private mutating func construct() {
        for isBackward in mayTurn ? [true, false] : [false] {
            if isBackward != shop.isBackward { swap(&shop, &other) }
            bestHere = nil
            for rule in [OrderRule.index, .work, .tail, .head] {
                shop.first = rule.order(problem)
                shop.keep(from: 0, makespan: shop.decode(from: 0, limit: Int.max))
                decodes += 1
                keepBest()
            }
            if let bestHere { shop = bestHere }
        }
    }

    private mutating func keepBest() {
        if shop.makespan < bestHere?.makespan ?? Int.max { bestHere = shop }
        if shop.makespan < best?.makespan ?? Int.max { best = shop }
    }

    /// Some moves at the first stage or of one offset; the temperature falls with the square of the rest of the round.
    ///
    /// Rounds grow and turn the shop round: either direction finds what the other misses.
    private mutating func anneal() {
        if moves >= roundMoves {
            moves = 0
            round += 1
            if let bestHere { shop = bestHere }
            if mayTurn {
                swap(&shop, &other)
                bestHere = shop
            }
            if round % 2 == 0 { roundMoves = min(roundMoves * 2, 1 << 20) }
        }
        let count = jobs.jobs
        let width = max(2, Int(2 * mean))
        for _ in 0..<512 {
            moves += 1
            let rest = 1 - Double(moves) / Double(roundMoves)
            let limit = shop.makespan + Int(random.exponential() * 0.05 * mean * rest * rest)
            var stage = 0
            if random.below(2) == 0 {
                let a = random.below(count)
                var b = random.below(count - 1)
                if b >= a { b += 1 }
                let before = shop.first
                if random.below(2) == 0 {
                    shop.first.swapAt(a, b)
                } else {
                    shop.first.insert(shop.first.remove(at: a), at: b)
                }
                let makespan = shop.decode(from: 0, limit: limit)
                if makespan <= limit { shop.keep(from: 0, makespan: makespan) } else { shop.first = before }
            } else {
                guard jobs.stages > 1 else { continue }
                stage = 1 + random.below(jobs.stages - 1)
                let node = stage * count + random.below(count)
                let before = shop.offset[node]
                shop.offset[node] = random.below(2) == 0 ? 0 : random.below(width) - width / 2
                let makespan = shop.decode(from: stage, limit: limit)
                if makespan <= limit { shop.keep(from: stage, makespan: makespan) } else { shop.offset[node] = before }
            }
            if shop.makespan < bestHere?.makespan ?? Int.max { keepBest() }
        }
        decodes += 512
    }
}
