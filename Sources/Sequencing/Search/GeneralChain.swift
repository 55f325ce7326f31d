// SPDX-License-Identifier: GPL-3.0-or-later

/// Iterated greedy over the order of blocks and the modes their tasks try first, for problems of any structure.
///
/// Where orders of runs on units tell the whole schedule, most turns go to annealing over these (`SequencePolish`).
struct GeneralChain: SearchChain {
    var decoder: SequenceDecoder
    let problem: Problem
    var random: RandomSource
    var order: [Int] = []
    var preferred: [Int]
    var current = Score(unplaced: Int.max, total: Int.max, second: Int.max)
    var bestOrder: [Int] = []
    var bestPreferred: [Int]
    var taskOrder: [[Int]]
    var bestTaskOrder: [[Int]]
    var bestThrifty = false
    /// The best score of an order of blocks.
    private(set) var bestOrderScore = Score(unplaced: Int.max, total: Int.max, second: Int.max)
    var decodes = 0
    /// Works on the orders of runs once there is a complete schedule, where these tell all.
    var polish: SequencePolish?
    private var turns = 0
    let hasPrecedence: Bool
    /// Tasks of each block that have a choice of modes.
    let choices: [[Int]]
    /// The schedule to start from, if there is one.
    let start: Schedule?
    private let temperature: Double
    /// Changes within blocks done and asked for in this round.
    private var moves = 0
    private var roundMoves = 1 << 11

    init(_ problem: Problem, start: Schedule? = nil, random: RandomSource) {
        self.start = start
        self.problem = problem
        self.random = random
        decoder = SequenceDecoder(problem)
        preferred = [Int](repeating: -1, count: problem.taskCount)
        bestPreferred = preferred
        taskOrder = problem.blocks.map(\.tasks)
        bestTaskOrder = taskOrder
        hasPrecedence = problem.blocks.contains { !$0.before.isEmpty }
        choices = problem.blocks.map { block in
            block.tasks.filter { problem.firstMode[$0 + 1] - problem.firstMode[$0] > 1 }
        }
        temperature = GeneralChain.temperature(problem)
        polish = SequencePolish(problem, temperature: temperature)
    }

    var bestScore: Score { min(bestOrderScore, polish?.bestScore ?? bestOrderScore) }

    /// Proportional to what a task's mean run costs when it comes late.
    private static func temperature(_ problem: Problem) -> Double {
        var work = 0
        for task in 0..<problem.taskCount { work += problem.modeDuration[problem.firstMode[task]] }
        var weight = Double(problem.draft.makespanWeight)
        for group in problem.draft.groups {
            weight += Double(group.lateWeight) / Double(max(1, problem.draft.groups.count))
        }
        return 0.2 * weight * Double(work) / Double(max(1, problem.taskCount))
    }

    mutating func run(until limit: Int, stop: () -> Bool) -> Bool {
        if order.isEmpty { construct(limit: limit) }
        if problem.blocks.isEmpty { return true }
        while decodes < limit {
            if stop() { return true }
            if bestScore.unplaced == 0, bestScore.total == 0 { return true }
            turns += 1
            // The first turns are for the orders of blocks, then one in sixteen: a turn of theirs takes longer.
            if turns > 16, turns % 16 != 0, bestOrderScore.unplaced == 0, runPolish() { continue }
            // With few blocks the choices within them matter more than their order; with ten or more this only drifts.
            if order.count < 8, isVaried, random.below(16) > 0 { vary() } else { improve() }
        }
        return false
    }

    mutating func adopt(_ other: GeneralChain) {
        if let theirs = other.polish { polish?.adopt(theirs) }
        goBack(to: other)
    }

    private mutating func goBack(to other: GeneralChain) {
        order = other.bestOrder
        preferred = other.bestPreferred
        taskOrder = other.bestTaskOrder
        decoder.preferred = preferred
        decoder.taskOrder = taskOrder
        decoder.truncate(to: 0)
        decoder.isThrifty = other.bestThrifty
        current = other.bestOrderScore
        if other.bestOrderScore < bestOrderScore { remember(current) }
    }

    func schedule() -> Schedule {
        if let polish, polish.bestScore < bestOrderScore { return polish.schedule() }
        return bestOfOrders()
    }

    func bestOfOrders() -> Schedule {
        var decoder = decoder
        decoder.truncate(to: 0)
        decoder.preferred = bestPreferred
        decoder.taskOrder = bestTaskOrder
        decoder.isThrifty = bestThrifty
        for block in bestOrder { decoder.append(block) }
        decoder.retryFailed()
        return decoder.schedule()
    }

    mutating func remember(_ score: Score) {
        bestOrderScore = score
        bestOrder = order
        bestPreferred = preferred
        bestTaskOrder = taskOrder
        bestThrifty = decoder.isThrifty
    }

    // MARK: Improvement

    /// Whether some block has modes or an order of tasks to choose.
    private var isVaried: Bool {
        choices.contains { !$0.isEmpty } || problem.blocks.contains { $0.tasks.count > 2 }
    }

    /// Changes modes or the order of tasks of one block where it stands; the temperature falls through a round, and
    /// rounds grow and begin at the best.
    private mutating func vary() {
        if moves >= roundMoves {
            moves = 0
            roundMoves = min(roundMoves * 2, 1 << 20)
            goBack(to: self)
        }
        moves += 1
        let rest = 2 * (1 - Double(moves) / Double(roundMoves))
        let block = random.below(2) == 0 ? order[random.below(order.count)] : lateBlock() ?? order[0]
        let previousPreferred = preferred
        let previousTasks = taskOrder[block]
        if problem.blocks[block].tasks.count <= 2 || random.below(3) > 0 {
            mutateModes(of: block)
        } else {
            mutateTasks(of: block)
        }
        decoder.preferred = preferred
        decoder.taskOrder[block] = taskOrder[block]
        decoder.truncate(to: commonPrefix(order, [block]))
        let threshold = random.exponential() * temperature * rest
        let limit = current.unplaced > 0 ? Int.max : current.total + Int(min(threshold, 1e15))
        let score = evaluate(from: 0, limit: limit)
        if score.unplaced < current.unplaced || score.unplaced == current.unplaced && score.total <= limit {
            current = score
            if score < bestOrderScore { remember(score) }
        } else {
            preferred = previousPreferred
            taskOrder[block] = previousTasks
            decoder.preferred = preferred
            decoder.taskOrder[block] = previousTasks
            decoder.truncate(to: commonPrefix(order, [block]))
        }
    }

    /// Takes a few blocks out and puts each back where it costs least.
    private mutating func improve() {
        let count = order.count
        let previousOrder = order
        let previousPreferred = preferred
        let previousTaskOrder = taskOrder
        let wanted = min(count, 1 + random.below(4))
        var removed: [Int] = []
        if random.below(3) == 0, let anchor = lateBlock() { removed.append(anchor) }
        while removed.count < wanted {
            let block = order[random.below(count)]
            if !removed.contains(block) { removed.append(block) }
        }
        order.removeAll { removed.contains($0) }
        for block in removed where random.below(2) == 0 { mutateModes(of: block) }
        for block in removed where problem.blocks[block].tasks.count > 2 && random.below(2) == 0 {
            mutateTasks(of: block)
        }
        decoder.preferred = preferred
        decoder.taskOrder = taskOrder
        decoder.truncate(to: commonPrefix(order, removed))
        random.shuffle(&removed)
        var score = current
        for block in removed { score = insertBest(block) }
        let threshold = random.exponential() * temperature
        let isBetter = score.unplaced < current.unplaced
        let isClose =
            score.unplaced == current.unplaced && Double(score.total) <= Double(current.total) + threshold
        if isBetter || isClose {
            current = score
            if score < bestOrderScore { remember(score) }
        } else {
            order = previousOrder
            preferred = previousPreferred
            taskOrder = previousTaskOrder
            decoder.preferred = preferred
            decoder.taskOrder = taskOrder
            decoder.truncate(to: 0)
        }
    }

    /// Entries of the decoder that stand for the first blocks of an order and whose modes did not change.
    private func commonPrefix(_ order: [Int], _ changed: [Int]) -> Int {
        var prefix = 0
        while prefix < order.count, prefix < decoder.count, decoder.entries[prefix].block == order[prefix],
            !changed.contains(order[prefix])
        { prefix += 1 }
        return prefix
    }

    /// Tries a block at some positions, from the last to the first, and leaves it at the best.
    mutating func insertBest(_ block: Int) -> Score {
        var positions = Array(0...order.count)
        if positions.count > 12 {
            random.shuffle(&positions)
            positions = Array(positions[..<10]).sorted()
        }
        var best = Score(unplaced: Int.max, total: Int.max, second: Int.max)
        var bestPosition = positions[0]
        let base = order
        for position in positions.reversed() {
            order = base
            order.insert(block, at: position)
            if hasPrecedence { order = repaired(order) }
            let score = evaluate(from: position, limit: best.unplaced == 0 ? best.total : Int.max)
            if score < best {
                best = score
                bestPosition = position
            }
        }
        order = base
        order.insert(block, at: bestPosition)
        if hasPrecedence { order = repaired(order) }
        return best
    }

    /// Decodes what is not decoded yet; gives up (with the worst score) once the cost passes `limit`.
    mutating func evaluate(from position: Int, limit: Int) -> Score {
        decodes += 1
        decoder.truncate(to: min(decoder.count, commonPrefix(order, [])))
        while decoder.count < order.count {
            decoder.append(order[decoder.count])
            if decoder.totalSoFar > limit { return Score(unplaced: Int.max, total: Int.max, second: Int.max) }
        }
        let before = decoder.count
        if decoder.isComplete.contains(false) { decoder.retryFailed() }
        let score = decoder.score()
        if decoder.count > before { decoder.truncate(to: before) }
        return score
    }
}
