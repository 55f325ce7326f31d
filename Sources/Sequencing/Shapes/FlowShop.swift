// SPDX-License-Identifier: GPL-3.0-or-later

/// Times of a permutation flow shop, worked out from saved states: completion times after each position and, for the
/// makespan, tails before each position (Taillard 1990, with set-ups as in Ruiz and Stützle 2008).
struct FlowShop: Sendable {
    let jobs: Int
    let stages: Int
    let duration: [Int]
    let setUp: [Int]
    let release: [Int]
    let groups: [GroupSpec]
    let makespanWeight: Int
    let isMakespanOnly: Bool
    /// Completion of the job at position `i` on each stage: `head[(i + 1) * stages + stage]`, row 0 for none.
    private var head: [Int]
    /// From the start of the job at position `i` on each stage to the end: `tail[i * stages + stage]`.
    private var tail: [Int]
    /// Cost of lateness of the jobs up to each position.
    private var cost: [Int]
    private var row: [Int]
    private let lateness: JobLateness
    private var lanes: LaneInsertion?

    init(_ shop: StagedJobs) {
        jobs = shop.jobs
        stages = shop.stages
        duration = shop.duration
        setUp = shop.setUp
        release = shop.release
        groups = shop.groups
        makespanWeight = shop.makespanWeight
        isMakespanOnly = shop.isMakespanOnly
        head = [Int](repeating: 0, count: (jobs + 2) * stages)
        tail = head
        cost = [Int](repeating: 0, count: jobs + 2)
        row = [Int](repeating: 0, count: stages)
        lateness = JobLateness(shop.groups)
        lanes = LaneInsertion(shop)
    }

    /// Works out heads (and lateness) from position `from` on; those before must be up to date.
    mutating func advance(_ order: [Int], from: Int) {
        let stages = stages
        let jobs = jobs
        let lateness = lateness
        // Unsafe buffers: bounds checks took a third of the time here.
        head.withUnsafeMutableBufferPointer { head in
            duration.withUnsafeBufferPointer { duration in
                setUp.withUnsafeBufferPointer { setUp in
                    for position in from..<order.count {
                        let job = order[position]
                        var left = release[job]
                        let above = position * stages
                        let hasSetUp = position > 0 && !setUp.isEmpty
                        let before = position > 0 ? order[position - 1] : 0
                        for stage in 0..<stages {
                            var ready = position > 0 ? head[above + stage] : Int.min
                            if hasSetUp { ready += setUp[(stage * jobs + before) * jobs + job] }
                            left = max(left, ready) + duration[job * stages + stage]
                            head[above + stages + stage] = left
                        }
                        if !isMakespanOnly { cost[position + 1] = sum(cost[position], lateness.cost(job, end: left)) }
                    }
                }
            }
        }
    }

    /// Cost of an order whose heads are up to date.
    func total(_ order: [Int]) -> Int {
        guard !order.isEmpty else { return 0 }
        return sum(
            scaled(head[order.count * stages + stages - 1], makespanWeight), isMakespanOnly ? 0 : cost[order.count])
    }

    /// The best place for a job in an order that lacks it, with its cost; earlier places win ties.
    ///
    /// The heads of `order` are worked out from `from` on first; after that they are up to date.
    mutating func bestPlace(for job: Int, in order: [Int], from: Int = 0) -> (position: Int, total: Int) {
        advance(order, from: from)
        if isMakespanOnly { return bestByMakespan(job, order) }
        if !order.isEmpty, let place = lanes?.best(job, order, head: head, cost: cost) { return place }
        return bestByCost(job, order)
    }

    private mutating func bestByMakespan(_ job: Int, _ order: [Int]) -> (position: Int, total: Int) {
        let stages = stages
        let jobs = jobs
        let count = order.count
        var best = (position: 0, total: Int.max)
        let head = head
        tail.withUnsafeMutableBufferPointer { tail in
            duration.withUnsafeBufferPointer { duration in
                setUp.withUnsafeBufferPointer { setUp in
                    head.withUnsafeBufferPointer { head in
                        for stage in 0..<stages { tail[count * stages + stage] = 0 }
                        for position in stride(from: count - 1, through: 0, by: -1) {
                            let own = order[position]
                            let after = position + 1 < count ? order[position + 1] : -1
                            var right = 0
                            for stage in stride(from: stages - 1, through: 0, by: -1) {
                                var below = tail[(position + 1) * stages + stage]
                                if after >= 0, !setUp.isEmpty { below += setUp[(stage * jobs + own) * jobs + after] }
                                right = max(right, below) + duration[own * stages + stage]
                                tail[position * stages + stage] = right
                            }
                        }
                        for position in 0...count {
                            let before = position > 0 ? order[position - 1] : -1
                            let after = position < count ? order[position] : -1
                            var left = release[job]
                            var makespan = 0
                            for stage in 0..<stages {
                                var ready = before >= 0 ? head[position * stages + stage] : Int.min
                                var rest = tail[position * stages + stage]
                                if !setUp.isEmpty {
                                    if before >= 0 { ready += setUp[(stage * jobs + before) * jobs + job] }
                                    if after >= 0 { rest += setUp[(stage * jobs + job) * jobs + after] }
                                }
                                left = max(left, ready) + duration[job * stages + stage]
                                makespan = max(makespan, left + rest)
                            }
                            if makespan < best.total { best = (position, makespan) }
                        }
                    }
                }
            }
        }
        best.total = scaled(best.total, makespanWeight)
        return best
    }

    private mutating func bestByCost(_ job: Int, _ order: [Int]) -> (position: Int, total: Int) {
        let stages = stages
        let jobs = jobs
        let lateness = lateness
        let count = order.count
        var best = (position: 0, total: Int.max)
        row.withUnsafeMutableBufferPointer { row in
            head.withUnsafeBufferPointer { head in
                duration.withUnsafeBufferPointer { duration in
                    setUp.withUnsafeBufferPointer { setUp in
                        // From the back, so that the first complete costs are cheap to get and cut off the rest.
                        for position in stride(from: count, through: 0, by: -1) {
                            var late = cost[position]
                            if late >= best.total { continue }
                            var before = position > 0 ? order[position - 1] : -1
                            for stage in 0..<stages { row[stage] = head[position * stages + stage] }
                            var index = position
                            while index <= count {
                                let own = index == position ? job : order[index - 1]
                                var left = release[own]
                                let from = own * stages
                                if before < 0 {
                                    for stage in 0..<stages {
                                        left += duration[from + stage]
                                        row[stage] = left
                                    }
                                } else if setUp.isEmpty {
                                    for stage in 0..<stages {
                                        left = max(left, row[stage]) &+ duration[from + stage]
                                        row[stage] = left
                                    }
                                } else {
                                    for stage in 0..<stages {
                                        let ready = row[stage] + setUp[(stage * jobs + before) * jobs + own]
                                        left = max(left, ready) + duration[from + stage]
                                        row[stage] = left
                                    }
                                }
                                late = sum(late, lateness.cost(own, end: left))
                                if late >= best.total { break }
                                before = own
                                index += 1
                            }
                            if late >= best.total { continue }
                            let total = sum(late, scaled(row[stages - 1], makespanWeight))
                            if total < best.total { best = (position, total) }
                        }
                    }
                }
            }
        }
        return best
    }

    /// Cost of an order whose heads before `from` are up to date, without keeping anything.
    mutating func trial(_ order: [Int], from: Int, limit: Int) -> Int {
        let stages = stages
        let jobs = jobs
        let lateness = lateness
        var late = cost[from]
        row.withUnsafeMutableBufferPointer { row in
            head.withUnsafeBufferPointer { head in
                duration.withUnsafeBufferPointer { duration in
                    for stage in 0..<stages { row[stage] = from == 0 ? Int.min / 2 : head[from * stages + stage] }
                    for position in from..<order.count {
                        let job = order[position]
                        var left = release[job]
                        if position > 0, !setUp.isEmpty {
                            let before = order[position - 1]
                            for stage in 0..<stages { row[stage] += setUp[(stage * jobs + before) * jobs + job] }
                        }
                        let entry = job * stages
                        for stage in 0..<stages {
                            left = max(left, row[stage]) &+ duration[entry + stage]
                            row[stage] = left
                        }
                        late = sum(late, lateness.cost(job, end: left))
                        if late > limit { break }
                    }
                }
            }
        }
        return sum(late, scaled(max(0, row[stages - 1]), makespanWeight))
    }

    /// Start of each job on each stage: `starts[job * stages + stage]`; heads must be up to date.
    func starts(_ order: [Int]) -> [Int] {
        var result = [Int](repeating: 0, count: jobs * stages)
        for (position, job) in order.enumerated() {
            for stage in 0..<stages {
                result[job * stages + stage] =
                    head[(position + 1) * stages + stage] - duration[job * stages + stage]
            }
        }
        return result
    }
}

/// What jobs cost by their ends, quickly where lateness costs by the minute alone.
struct JobLateness: Sendable {
    private let groups: [GroupSpec]
    private let due: [Int]
    private let weight: [Int]

    init(_ groups: [GroupSpec]) {
        self.groups = groups
        // With caps or fixed costs, or where products might overflow, the general formula is used.
        let isLinear = groups.allSatisfy { $0.lateCap == nil && $0.tardyCost == 0 && $0.lateWeight < 1 << 20 }
        due = isLinear ? groups.map { $0.due ?? 4 * Problem.never } : []
        weight = isLinear ? groups.map(\.lateWeight) : []
    }

    /// Cost of a job that ends at `end`.
    @inline(__always)
    func cost(_ job: Int, end: Int) -> Int {
        if due.isEmpty { return groups[job].lateCost(end: end) }
        return end > due[job] ? (end - due[job]) &* weight[job] : 0
    }
}
