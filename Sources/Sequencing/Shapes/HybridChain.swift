// SPDX-License-Identifier: GPL-3.0-or-later

/// Annealing over a hybrid flow shop's starts: some starts are changed, the shop is decoded with them as keys, then
/// justified to the right and to the left again.
///
/// Justification stems from project scheduling (Valls, Ballestín and Quintanilla 2005); here it reads the shop
/// backwards with the ends as keys, then forwards with the starts that this gives.
struct HybridChain: SearchChain {
    private let jobs: StagedJobs
    private let problem: Problem
    /// The schedule to start from, if there is one.
    private let given: Schedule?
    private var random: RandomSource
    private var forward: HybridShop
    private var backward: HybridShop
    /// Keys of the state from which the search goes on: starts, stage by stage.
    private var current: [Int] = []
    private var currentMakespan = Int.max
    private var best: [Int] = []
    private var bestMakespan = Int.max
    private(set) var decodes = 0
    private let lowerBound: Int
    private let mean: Double
    /// Moves done; they cool the search.
    private var moves = 0

    // Scratch of `assess`.
    private var start: [Int]
    private var mirrored: [Int]
    private var key: [Int]
    /// Starts of what was assessed last.
    private var found: [Int]

    init(_ jobs: StagedJobs, _ problem: Problem, start given: Schedule? = nil, random: RandomSource) {
        self.given = given
        self.jobs = jobs
        self.problem = problem
        self.random = random
        lowerBound = problem.bounds().compactMap(\.makespan).max() ?? 0
        forward = HybridShop(jobs, isBackward: false)
        backward = HybridShop(jobs, isBackward: true)
        mean = Double(jobs.duration.reduce(0, +)) / Double(max(1, jobs.duration.count))
        start = [Int](repeating: 0, count: jobs.duration.count)
        mirrored = start
        key = start
        found = start
    }

    var bestScore: Score {
        Score(
            unplaced: best.isEmpty ? Int.max : 0,
            total: best.isEmpty ? Int.max : scaled(bestMakespan, jobs.makespanWeight), second: 0)
    }

    mutating func adopt(_ other: HybridChain) {
        current = other.best
        currentMakespan = other.bestMakespan
        if other.bestMakespan < bestMakespan {
            best = other.best
            bestMakespan = other.bestMakespan
        }
    }

    mutating func run(until limit: Int, stop: () -> Bool) -> Bool {
        if best.isEmpty { construct() }
        while decodes < limit {
            if stop() || bestMakespan <= lowerBound || jobs.jobs < 2 { return true }
            anneal(until: limit)
        }
        return false
    }

    func schedule() -> Schedule {
        var placements = [Placement?](repeating: nil, count: problem.taskCount)
        guard !best.isEmpty else { return Schedule(placements: placements) }
        for stage in 0..<jobs.stages {
            let base = stage * jobs.jobs
            func times(_ job: Int) -> (Int, Int, Int) {
                (best[base + job], best[base + job] + forward.duration[base + job], job)
            }
            // No more runs overlap than there are units, so the unit that is free first is free in time.
            var free = [Int](repeating: Int.min, count: jobs.units[stage].count)
            for job in (0..<jobs.jobs).sorted(by: { times($0) < times($1) }) {
                let unit = free.indices.min { (free[$0], $0) < (free[$1], $1) } ?? 0
                let (start, end, _) = times(job)
                free[unit] = end
                let task = jobs.task[job * jobs.stages + stage]
                let mode = problem.draft.tasks[task].modes.firstIndex {
                    $0.uses[0].resource == jobs.units[stage][unit]
                }
                placements[task] = Placement(mode: mode ?? 0, start: start, end: end)
            }
        }
        return Schedule(placements: placements)
    }

    /// Orders by rule, the longest way to the end first among them, and the schedule to start from.
    private mutating func construct() {
        key = forward.rest.map { -$0 }
        keep(assess(patience: 0))
        for rule in [OrderRule.index, .work, .head] {
            for (rank, job) in rule.order(problem).enumerated() {
                for stage in 0..<jobs.stages { key[stage * jobs.jobs + job] = rank }
            }
            keep(assess(patience: 0))
        }
        if let given {
            for (index, task) in jobs.task.enumerated() {
                let begin = given.placements[task]?.start ?? Problem.never
                key[index % jobs.stages * jobs.jobs + index / jobs.stages] = begin
            }
            keep(assess(patience: Problem.never))
        }
        current = best
        currentMakespan = bestMakespan
    }

    private mutating func keep(_ makespan: Int) {
        if makespan < bestMakespan {
            best = found
            bestMakespan = makespan
        }
    }

    /// Decodes `key` and justifies; leaves the better of the schedules met in `found`.
    ///
    /// The first decode may pass the makespan asked for by `slack`, since justification makes up for it.
    private mutating func assess(patience: Int, ceiling: Int = Int.max, slack: Int = 0) -> Int {
        let limit = sum(ceiling, slack)
        decodes += 1
        var makespan = forward.decode(key, into: &start, patience: patience, limit: limit)
        if makespan == Int.max { return makespan }
        swap(&found, &start)
        let count = jobs.jobs
        let stages = jobs.stages
        for stage in 0..<stages {
            let base = stage * count
            let mirror = (stages - 1 - stage) * count
            for job in 0..<count { key[mirror + job] = -found[base + job] - forward.duration[base + job] }
        }
        decodes += 1
        let back = backward.decode(key, into: &mirrored, patience: patience, limit: max(makespan, ceiling))
        if back == Int.max { return makespan }
        for stage in 0..<stages {
            let base = stage * count
            let mirror = (stages - 1 - stage) * count
            for job in 0..<count {
                key[base + job] = back - mirrored[mirror + job] - forward.duration[base + job]
            }
        }
        if back < makespan {
            makespan = back
            found = key
        }
        decodes += 1
        let again = forward.decode(key, into: &start, patience: patience, limit: min(makespan - 1, ceiling))
        if again < makespan {
            makespan = again
            swap(&found, &start)
        }
        return makespan
    }

    /// Some moves at a temperature that falls like one over the time.
    ///
    /// The search never goes back to its best: beginning anew from it, in rounds that grow, was worse by half a hundredth
    /// of the makespan on shops of ten stages.
    private mutating func anneal(until limit: Int) {
        // Halved after so many moves; sooner where little is asked for (a move takes three decodes at most).
        let cooling = Double(min(120 * key.count, max(64, limit / 15)))
        let width = max(2, Int(1.2 * mean))
        let slack = Int(0.4 * mean)
        for _ in 0..<64 where decodes < limit {
            moves += 1
            let rest = cooling / (cooling + Double(moves))
            let ceiling = currentMakespan + Int(random.exponential() * 0.06 * mean * rest)
            key = current
            change(width)
            // No one patience is best: some shops want none, others half a run.
            let patience = [0, Int(0.2 * mean), Int(0.5 * mean)][random.below(3)]
            let makespan = assess(patience: patience, ceiling: ceiling, slack: slack)
            guard makespan <= ceiling else { continue }
            swap(&current, &found)
            currentMakespan = makespan
            if makespan < bestMakespan {
                best = current
                bestMakespan = makespan
            }
        }
    }

    /// Moves one task, or one job over some stages, in time, or lets two tasks of a stage change places.
    private mutating func change(_ width: Int) {
        let count = jobs.jobs
        let job = random.below(count)
        let stage = random.below(jobs.stages)
        switch random.below(3) {
        case 0:
            key[stage * count + job] += random.below(2 * width + 1) - width
        case 1:
            let other = random.below(jobs.stages)
            let shift = random.below(2 * width + 1) - width
            for index in min(stage, other)...max(stage, other) { key[index * count + job] += shift }
        default:
            key.swapAt(stage * count + job, stage * count + random.below(count))
        }
    }
}
