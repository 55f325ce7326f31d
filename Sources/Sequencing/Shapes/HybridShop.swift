// SPDX-License-Identifier: GPL-3.0-or-later

/// A hybrid flow shop decoded from a key for every task, read from its first stage to its last or the other way round.
///
/// At each stage the unit that is free first takes, among the jobs that arrive soon enough, the one of least key.
struct HybridShop: Sendable {
    let jobs: Int
    let stages: Int
    /// `duration[stage * jobs + job]`, stages in the order of reading.
    let duration: [Int]
    /// Minutes from the end of a task to the end of its job, or back to its release when read backwards.
    let rest: [Int]
    private let release: [Int]
    /// How many units each stage has.
    let units: [Int]
    private var order: [Int]
    private var arrival: [Int]
    private var free: [Int]

    init(_ shop: StagedJobs, isBackward: Bool) {
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
        if isBackward {
            for job in 0..<shop.jobs { rest[(shop.stages - 1) * shop.jobs + job] = shop.release[job] }
        }
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
        order = [Int](repeating: 0, count: shop.jobs)
        arrival = order
        free = [Int](repeating: 0, count: units.max() ?? 1)
    }

    /// Places every task.
    ///
    /// - Parameters:
    ///   - key: One for each task; the least goes first.
    ///   - start: Start of each task.
    ///   - patience: Minutes for which a free unit waits for a job of lesser key.
    ///   - limit: The largest makespan of any use.
    /// - Returns: The makespan, or `Int.max` once a job is bound to pass the limit.
    mutating func decode(_ key: [Int], into start: inout [Int], patience: Int, limit: Int) -> Int {
        let jobs = jobs
        let stages = stages
        var latest = Int.min
        for job in 0..<jobs {
            order[job] = job
            arrival[job] = release[job]
        }
        // Unsafe buffers: all of the search's time is spent in these loops.
        return order.withUnsafeMutableBufferPointer { order in
            arrival.withUnsafeMutableBufferPointer { arrival in
                free.withUnsafeMutableBufferPointer { free in
                    start.withUnsafeMutableBufferPointer { start in
                        key.withUnsafeBufferPointer { key in
                            duration.withUnsafeBufferPointer { duration in
                                for stage in 0..<stages {
                                    let base = stage * jobs
                                    let count = units[stage]
                                    for unit in 0..<count { free[unit] = Int.min }
                                    // Almost sorted already: they stand as the stage before took them.
                                    for position in 1..<max(1, jobs) {
                                        let job = order[position]
                                        let own = arrival[job]
                                        var hole = position
                                        while hole > 0, arrival[order[hole - 1]] > own {
                                            order[hole] = order[hole - 1]
                                            hole -= 1
                                        }
                                        order[hole] = job
                                    }
                                    for position in 0..<jobs {
                                        var unit = 0
                                        for other in 1..<max(1, count) where free[other] < free[unit] { unit = other }
                                        let until = max(free[unit], arrival[order[position]]) &+ patience
                                        var chosen = position
                                        var least = key[base + order[position]]
                                        var candidate = position + 1
                                        while candidate < jobs, arrival[order[candidate]] <= until {
                                            let own = key[base + order[candidate]]
                                            if own < least {
                                                least = own
                                                chosen = candidate
                                            }
                                            candidate += 1
                                        }
                                        let job = order[chosen]
                                        while chosen > position {
                                            order[chosen] = order[chosen - 1]
                                            chosen -= 1
                                        }
                                        order[position] = job
                                        let begin = max(free[unit], arrival[job])
                                        let end = begin &+ duration[base + job]
                                        start[base + job] = begin
                                        arrival[job] = end
                                        free[unit] = end
                                        let whole = end &+ rest[base + job]
                                        if whole > limit { return Int.max }
                                        latest = max(latest, whole)
                                    }
                                }
                                return latest
                            }
                        }
                    }
                }
            }
        }
    }
}
