// SPDX-License-Identifier: GPL-3.0-or-later

/// A hybrid flow shop decoded from one order for the first stage and an offset for every task: at each later stage jobs
/// are taken as they arrive, earlier or later by their offset, onto the unit that is free first.
struct HybridShop: Sendable {
    let jobs: Int
    let stages: Int
    /// Whether the shop is read from its last stage to its first; times then run backwards.
    let isBackward: Bool
    /// `duration[stage * jobs + job]`.
    let duration: [Int]
    /// Work of the job in later stages.
    let rest: [Int]
    let release: [Int]
    let units: [Int]
    /// Jobs at the first stage.
    var first: [Int]
    /// Minutes by which a task is taken later than it arrives, `offset[stage * jobs + job]`; not read at stage 0.
    var offset: [Int]
    /// `end[stage * jobs + job]` of what is kept, and the order in which each stage took the jobs.
    private(set) var end: [Int]
    private(set) var order: [Int]
    private(set) var makespan = Int.max
    private var trialEnd: [Int]
    private var trialOrder: [Int]
    private var key: [Int]
    private var free: [Int]

    init(_ shop: StagedJobs, isBackward: Bool) {
        self.isBackward = isBackward
        jobs = shop.jobs
        stages = shop.stages
        var duration = [Int](repeating: 0, count: shop.jobs * shop.stages)
        for job in 0..<shop.jobs {
            for stage in 0..<shop.stages {
                duration[stage * shop.jobs + job] =
                    shop.duration[job * shop.stages + (isBackward ? shop.stages - 1 - stage : stage)]
            }
        }
        var rest = [Int](repeating: 0, count: duration.count)
        for stage in stride(from: shop.stages - 2, through: 0, by: -1) {
            for job in 0..<shop.jobs {
                rest[stage * shop.jobs + job] =
                    rest[(stage + 1) * shop.jobs + job] + duration[(stage + 1) * shop.jobs + job]
            }
        }
        self.duration = duration
        self.rest = rest
        release = isBackward ? [Int](repeating: 0, count: shop.jobs) : shop.release
        units = isBackward ? shop.units.map(\.count).reversed() : shop.units.map(\.count)
        first = Array(0..<shop.jobs)
        offset = [Int](repeating: 0, count: duration.count)
        end = offset
        order = offset
        trialEnd = offset
        trialOrder = offset
        key = [Int](repeating: 0, count: shop.jobs)
        free = [Int](repeating: 0, count: units.max() ?? 1)
    }

    /// Decodes from a stage on (those before as kept); the makespan, or `Int.max` once a job is bound to pass `limit`.
    mutating func decode(from: Int, limit: Int) -> Int {
        var latest = 0
        let jobs = jobs
        let stages = stages
        // Unsafe buffers: all of the search's time is spent in these loops.
        return trialEnd.withUnsafeMutableBufferPointer { trialEnd in
            free.withUnsafeMutableBufferPointer { free in
                trialOrder.withUnsafeMutableBufferPointer { trialOrder in
                    key.withUnsafeMutableBufferPointer { key in
                        duration.withUnsafeBufferPointer { duration in
                            for stage in from..<stages {
                                let count = units[stage]
                                for unit in 0..<count { free[unit] = Int.min }
                                let base = stage * jobs
                                if stage == 0 {
                                    for position in 0..<jobs { trialOrder[position] = first[position] }
                                } else {
                                    let isKept = stage == from
                                    // Almost sorted already: insertion sort by arrival and offset.
                                    for position in 0..<jobs {
                                        let job =
                                            isKept ? order[base - jobs + position] : trialOrder[base - jobs + position]
                                        let arrival = isKept ? end[base - jobs + job] : trialEnd[base - jobs + job]
                                        let own = arrival + offset[base + job]
                                        key[job] = own
                                        var hole = base + position
                                        while hole > base, key[trialOrder[hole - 1]] > own {
                                            trialOrder[hole] = trialOrder[hole - 1]
                                            hole -= 1
                                        }
                                        trialOrder[hole] = job
                                    }
                                }
                                for position in base..<(base + jobs) {
                                    let job = trialOrder[position]
                                    var time = release[job]
                                    if stage > 0 {
                                        time = stage == from ? end[base - jobs + job] : trialEnd[base - jobs + job]
                                    }
                                    var soonest = free[0]
                                    var chosen = 0
                                    var unit = 1
                                    while unit < count {
                                        if free[unit] < soonest {
                                            soonest = free[unit]
                                            chosen = unit
                                        }
                                        unit += 1
                                    }
                                    time = max(time, soonest) &+ duration[base + job]
                                    free[chosen] = time
                                    trialEnd[base + job] = time
                                    if time &+ rest[base + job] > limit { return Int.max }
                                    if stage == stages - 1 { latest = max(latest, time) }
                                }
                            }
                            return latest
                        }
                    }
                }
            }
        }
    }

    /// Keeps what was decoded last.
    mutating func keep(from stage: Int, makespan: Int) {
        self.makespan = makespan
        for index in (stage * jobs)..<(stages * jobs) {
            end[index] = trialEnd[index]
            order[index] = trialOrder[index]
        }
    }

    /// Unit, within its stage, of each task: `unit[stage * jobs + job]`.
    func assignment() -> [Int] {
        var result = [Int](repeating: 0, count: order.count)
        for stage in 0..<stages {
            var free = [Int](repeating: Int.min, count: units[stage])
            for position in (stage * jobs)..<((stage + 1) * jobs) {
                let job = order[position]
                let first = free.indices.min { (free[$0], $0) < (free[$1], $1) } ?? 0
                free[first] = end[stage * jobs + job]
                result[stage * jobs + job] = first
            }
        }
        return result
    }
}
