// SPDX-License-Identifier: GPL-3.0-or-later

/// A flow shop without waiting: only the times between the starts of neighbours matter, as in a round trip.
struct NoWaitShop: PermutationShop {
    let jobs: Int
    private let stages: Int
    private let duration: [Int]
    /// `distance[before * jobs + after]`: from one start to the next, at least.
    private let distance: [Int]
    /// From a job's start to its end.
    private let length: [Int]
    private let groups: [GroupSpec]
    private let release: [Int]
    private let makespanWeight: Int
    private let isPlain: Bool
    /// Start and cost of lateness up to each position.
    private var start: [Int]
    private var cost: [Int]

    init(_ shop: StagedJobs) {
        jobs = shop.jobs
        stages = shop.stages
        duration = shop.duration
        groups = shop.groups
        release = shop.release
        makespanWeight = shop.makespanWeight
        isPlain = shop.isMakespanOnly && Set(shop.release).count == 1
        var length: [Int] = []
        var distance = [Int](repeating: 0, count: shop.jobs * shop.jobs)
        for job in 0..<shop.jobs {
            length.append(shop.duration[(job * shop.stages)..<((job + 1) * shop.stages)].reduce(0, +))
        }
        for a in 0..<shop.jobs {
            for b in 0..<shop.jobs where a != b {
                var ahead = 0
                var behind = 0
                var gap = 0
                for stage in 0..<shop.stages {
                    ahead += shop.duration[a * shop.stages + stage]
                    let setUp = shop.setUp.isEmpty ? 0 : shop.setUp[(stage * shop.jobs + a) * shop.jobs + b]
                    gap = max(gap, ahead + setUp - behind)
                    behind += shop.duration[b * shop.stages + stage]
                }
                distance[a * shop.jobs + b] = gap
            }
        }
        self.length = length
        self.distance = distance
        start = [Int](repeating: 0, count: shop.jobs + 1)
        cost = [Int](repeating: 0, count: shop.jobs + 2)
    }

    @inline(__always)
    private func follow(_ position: Int, _ before: Int, _ time: Int, _ job: Int) -> Int {
        position == 0 ? release[job] : max(release[job], time + distance[before * jobs + job])
    }

    mutating func advance(_ order: [Int], from: Int) {
        for position in from..<order.count {
            let job = order[position]
            let before = position > 0 ? order[position - 1] : 0
            start[position] = follow(position, before, position > 0 ? start[position - 1] : 0, job)
            if !isPlain {
                cost[position + 1] = sum(cost[position], groups[job].lateCost(end: start[position] + length[job]))
            }
        }
    }

    func total(_ order: [Int]) -> Int {
        guard !order.isEmpty else { return 0 }
        var makespan = 0
        if isPlain {
            makespan = latestEnd(order)
            return scaled(makespan, makespanWeight)
        }
        makespan = latestEnd(order)
        return sum(scaled(makespan, makespanWeight), cost[order.count])
    }

    private func latestEnd(_ order: [Int]) -> Int {
        var latest = 0
        for (position, job) in order.enumerated() { latest = max(latest, start[position] + length[job]) }
        return latest
    }

    mutating func bestPlace(for job: Int, in order: [Int], from: Int) -> (position: Int, total: Int) {
        advance(order, from: from)
        var best = (position: 0, total: Int.max)
        let count = order.count
        if isPlain {
            // The last job on the last stage ends last, so two neighbours decide.
            guard count > 0 else { return (0, scaled(release[job] + length[job], makespanWeight)) }
            let end = start[count - 1] + length[order[count - 1]]
            for position in 0...count {
                var total = 0
                if position == count {
                    total = start[count - 1] + distance[order[count - 1] * jobs + job] + length[job]
                } else if position == 0 {
                    total = end + distance[job * jobs + order[0]]
                } else {
                    let before = order[position - 1]
                    let after = order[position]
                    total =
                        end + distance[before * jobs + job] + distance[job * jobs + after]
                        - distance[before * jobs + after]
                }
                if total < best.total { best = (position, total) }
            }
            best.total = scaled(best.total, makespanWeight)
            return best
        }
        for position in 0...count {
            var late = cost[position]
            var time = position > 0 ? start[position - 1] : 0
            var before = position > 0 ? order[position - 1] : 0
            var latest = position > 0 ? time + length[before] : 0
            var index = position
            while index <= count, late < best.total {
                let own = index == position ? job : order[index - 1]
                time = follow(index, before, time, own)
                latest = max(latest, time + length[own])
                late = sum(late, groups[own].lateCost(end: time + length[own]))
                before = own
                index += 1
            }
            if index <= count { continue }
            let total = sum(late, scaled(latest, makespanWeight))
            if total < best.total { best = (position, total) }
        }
        return best
    }

    mutating func trial(_ order: [Int], from: Int, limit: Int) -> Int {
        var late = cost[from]
        var time = from > 0 ? start[from - 1] : 0
        var latest = 0
        for position in from..<order.count {
            let own = order[position]
            time = follow(position, position > 0 ? order[position - 1] : 0, time, own)
            latest = max(latest, time + length[own])
            late = sum(late, groups[own].lateCost(end: time + length[own]))
            if late > limit { break }
        }
        return sum(late, scaled(latest, makespanWeight))
    }

    func starts(_ order: [Int]) -> [Int] {
        var result = [Int](repeating: 0, count: jobs * stages)
        for (position, job) in order.enumerated() {
            var time = start[position]
            for stage in 0..<stages {
                result[job * stages + stage] = time
                time += duration[job * stages + stage]
            }
        }
        return result
    }
}
