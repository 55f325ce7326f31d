// SPDX-License-Identifier: GPL-3.0-or-later

/// Tries a job at four neighbouring positions at once: behind them all four do the same jobs, and since each waits for
/// its own additions only, the processor works on them side by side (twice as fast as one after the other).
///
/// Only for shops without set-ups in which lateness costs by the minute alone.
struct LaneInsertion: Sendable {
    private let stages: Int
    private let duration: [Int]
    private let release: [Int]
    private let due: [Int]
    private let weight: [Int]
    private let makespanWeight: Int
    /// `row[stage * 4 + lane]`.
    private var row: [Int]

    /// Nil where the shop does not fit.
    init?(_ shop: StagedJobs) {
        var horizon = shop.release.reduce(0) { max($0, $1.magnitude > Problem.never ? Int.max : abs($1)) }
        for duration in shop.duration { horizon = sum(horizon, duration) }
        for group in shop.groups { horizon = sum(horizon, abs(group.due ?? 0)) }
        var most = scaled(horizon, shop.makespanWeight)
        for group in shop.groups { most = sum(most, scaled(horizon, group.lateWeight)) }
        guard
            shop.setUp.isEmpty, most < Int.max / 4,
            shop.groups.allSatisfy({ $0.lateCap == nil && $0.tardyCost == 0 })
        else { return nil }
        stages = shop.stages
        duration = shop.duration
        release = shop.release
        due = shop.groups.map { $0.due ?? 4 * Problem.never }
        weight = shop.groups.map(\.lateWeight)
        makespanWeight = shop.makespanWeight
        row = [Int](repeating: 0, count: shop.stages * 4)
    }

    /// The best place for `job`; `head` and `cost` as in `FlowShop`, earlier places win ties.
    mutating func best(_ job: Int, _ order: [Int], head: [Int], cost: [Int]) -> (position: Int, total: Int) {
        let count = order.count
        let stages = stages
        var best = (position: 0, total: Int.max)
        var group = count / 4 * 4
        // Unsafe buffers: this loop is where a search for least lateness spends its time.
        row.withUnsafeMutableBufferPointer { row in
            duration.withUnsafeBufferPointer { duration in
                while group >= 0 {
                    defer { group -= 4 }
                    if cost[group] >= best.total { continue }
                    let before = group == 0 ? Int.min / 2 : 0
                    for stage in 0..<stages {
                        let time = group == 0 ? before : head[group * stages + stage]
                        for lane in 0..<4 { row[stage * 4 + lane] = time }
                    }
                    var late = (cost[group], cost[group], cost[group], cost[group])
                    // Up to here the lanes differ: those left of the step have inserted, the one at it inserts.
                    for step in group..<min(group + 4, count + 1) {
                        for lane in 0..<min(4, count + 1 - group) {
                            let own = step < group + lane ? order[step] : step == group + lane ? job : order[step - 1]
                            var left = release[own]
                            for stage in 0..<stages {
                                left = max(left, row[stage * 4 + lane]) &+ duration[own * stages + stage]
                                row[stage * 4 + lane] = left
                            }
                            let charge = max(0, left &- due[own]) &* weight[own]
                            switch lane {
                            case 0: late.0 &+= charge
                            case 1: late.1 &+= charge
                            case 2: late.2 &+= charge
                            default: late.3 &+= charge
                            }
                        }
                    }
                    var step = group + 4
                    while step <= count {
                        let own = order[step - 1]
                        let start = release[own]
                        var left = (start, start, start, start)
                        var cell = 0
                        var entry = own * stages
                        while cell < 4 * stages {
                            let run = duration[entry]
                            left.0 = max(left.0, row[cell]) &+ run
                            left.1 = max(left.1, row[cell + 1]) &+ run
                            left.2 = max(left.2, row[cell + 2]) &+ run
                            left.3 = max(left.3, row[cell + 3]) &+ run
                            row[cell] = left.0
                            row[cell + 1] = left.1
                            row[cell + 2] = left.2
                            row[cell + 3] = left.3
                            cell += 4
                            entry += 1
                        }
                        late.0 &+= max(0, left.0 &- due[own]) &* weight[own]
                        late.1 &+= max(0, left.1 &- due[own]) &* weight[own]
                        late.2 &+= max(0, left.2 &- due[own]) &* weight[own]
                        late.3 &+= max(0, left.3 &- due[own]) &* weight[own]
                        if min(min(late.0, late.1), min(late.2, late.3)) >= best.total { break }
                        step += 1
                    }
                    if step <= count { continue }
                    let last = 4 * (stages - 1)
                    for lane in 0..<min(4, count + 1 - group) {
                        let own = lane == 0 ? late.0 : lane == 1 ? late.1 : lane == 2 ? late.2 : late.3
                        let total = own &+ row[last + lane] &* makespanWeight
                        if total < best.total || total == best.total && group + lane < best.position {
                            best = (group + lane, total)
                        }
                    }
                }
            }
        }
        return best
    }
}
