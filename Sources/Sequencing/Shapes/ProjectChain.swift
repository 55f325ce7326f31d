// SPDX-License-Identifier: GPL-3.0-or-later

/// A population of task orders for projects: crossed in two points, mutated, decoded, justified to both sides.
///
/// After Valls, Ballestín and Quintanilla 2008; begun anew, best kept, when nothing improves.
struct ProjectChain: SearchChain {
    private struct Member {
        var order: [Int]
        var makespan: Int
    }

    private let problem: Problem
    /// The schedule to start from, if there is one.
    private let start: Schedule?
    private var shop: ProjectShop
    private var random: RandomSource
    private var members: [Member] = []
    /// How many members there are to be.
    private var size = 0
    private var bestStart: [Int] = []
    private var bestOrder: [Int] = []
    private var bestMakespan = Int.max
    private(set) var decodes = 0
    private let lowerBound: Int
    private var sinceBest = 0

    init(_ shop: ProjectShop, _ problem: Problem, start: Schedule? = nil, random: RandomSource) {
        self.start = start
        self.shop = shop
        self.problem = problem
        self.random = random
        lowerBound = problem.bounds().compactMap(\.makespan).max() ?? 0
    }

    var bestScore: Score {
        Score(
            unplaced: bestStart.isEmpty ? Int.max : 0,
            total: bestStart.isEmpty ? Int.max : scaled(bestMakespan, problem.draft.makespanWeight), second: 0)
    }

    mutating func adopt(_ other: ProjectChain) {
        members = other.members
        if other.bestMakespan < bestMakespan {
            bestMakespan = other.bestMakespan
            bestStart = other.bestStart
            bestOrder = other.bestOrder
        }
    }

    func schedule() -> Schedule {
        Schedule(
            placements: bestStart.indices.map {
                Placement(mode: 0, start: bestStart[$0], end: bestStart[$0] + shop.duration[$0])
            })
    }

    mutating func run(until limit: Int, stop: () -> Bool) -> Bool {
        // A large project wants more members, where there is time for some hundred schedules of each.
        if size == 0 { size = max(40, min(shop.count, 100, limit / 100)) }
        while decodes < limit {
            if stop() || bestMakespan <= lowerBound { return true }
            if members.count < size {
                members.append(assess(sample()))
            } else if sinceBest > 300 * size {
                members = [Member(order: bestOrder, makespan: bestMakespan)]
                sinceBest = 0
            } else {
                breed()
            }
        }
        return false
    }

    /// A random order that prefers tasks with a long way to the end.
    private mutating func sample() -> [Int] {
        if members.isEmpty, let start {
            return arranged(start.placements.map { Double($0?.start ?? Problem.never) })
        }
        let slack = (0..<shop.count).map { -problem.tailStart[$0] }
        let span = Double(max(1, problem.tailStart.max() ?? 1))
        let noise = members.isEmpty ? 0 : 0.1 + 0.4 * random.unit()
        var key = [Double](repeating: 0, count: shop.count)
        for task in key.indices { key[task] = Double(slack[task]) + noise * span * random.unit() }
        return arranged(key)
    }

    /// Tasks by key, none before those it waits for.
    private func arranged(_ key: [Double]) -> [Int] {
        var waiting = (0..<shop.count).map { shop.firstIn[$0 + 1] - shop.firstIn[$0] }
        var ready = waiting.indices.filter { waiting[$0] == 0 }
        var result: [Int] = []
        while let index = ready.indices.min(by: { (key[ready[$0]], ready[$0]) < (key[ready[$1]], ready[$1]) }) {
            let task = ready.remove(at: index)
            result.append(task)
            for arc in shop.firstOut[task]..<shop.firstOut[task + 1] {
                waiting[shop.outTask[arc]] -= 1
                if waiting[shop.outTask[arc]] == 0 { ready.append(shop.outTask[arc]) }
            }
        }
        return result
    }

    /// Decodes and justifies; the member keeps the order of its starts.
    private mutating func assess(_ order: [Int]) -> Member {
        var order = order
        var start = [Int](repeating: 0, count: shop.count)
        var makespan = shop.decode(order, into: &start)
        decodes += 3
        sinceBest += 1
        makespan = shop.justify(&order, &start, makespan)
        if makespan < bestMakespan {
            bestMakespan = makespan
            bestStart = start
            bestOrder = order
            sinceBest = 0
        }
        return Member(order: order, makespan: makespan)
    }

    private mutating func breed() {
        let mother = members[tournament()].order
        let father = members[tournament()].order
        let count = shop.count
        let a = random.below(count)
        let b = random.below(count)
        // The mother's head, the father's middle, the mother's rest: arcs are kept since both keep them.
        var taken = [Bool](repeating: false, count: count)
        var child: [Int] = []
        child.reserveCapacity(count)
        for task in mother.prefix(min(a, b)) {
            child.append(task)
            taken[task] = true
        }
        for task in father where child.count < max(a, b) && !taken[task] {
            child.append(task)
            taken[task] = true
        }
        for task in mother where !taken[task] { child.append(task) }
        for position in 0..<(count - 1) where random.below(max(20, count / 2)) == 0 {
            let first = child[position]
            let second = child[position + 1]
            let isBound = (shop.firstOut[first]..<shop.firstOut[first + 1]).contains { shop.outTask[$0] == second }
            if !isBound { child.swapAt(position, position + 1) }
        }
        let member = assess(child)
        var worst = random.below(members.count)
        for _ in 0..<3 {
            let rival = random.below(members.count)
            if members[rival].makespan > members[worst].makespan { worst = rival }
        }
        let isKnown = members.contains { $0.makespan == member.makespan && $0.order == member.order }
        if member.makespan <= members[worst].makespan, !isKnown { members[worst] = member }
    }

    private mutating func tournament() -> Int {
        let a = random.below(members.count)
        let b = random.below(members.count)
        return members[a].makespan <= members[b].makespan ? a : b
    }
}
