// SPDX-License-Identifier: GPL-3.0-or-later

/// Annealing over the orders of runs on the units, with moves along the critical chain.
struct SequencePolish: Sendable {
    private var graph: UnitGraph
    private var best: UnitGraph
    private var current = Score(unplaced: Int.max, total: Int.max, second: Int.max)
    private(set) var bestScore = Score(unplaced: Int.max, total: Int.max, second: Int.max)
    private var chain: CriticalChain?
    private let temperature: Double
    private let meanRun: Int
    /// Tasks with a choice of modes, and tasks of each group.
    private let choices: [Int]
    private let members: [[Int]]
    /// Moves done and asked for in this round.
    private var moves = 0
    private var roundMoves = 1 << 10

    /// Nothing for problems that orders on units do not tell whole.
    init?(_ problem: Problem, temperature: Double) {
        guard let graph = UnitGraph(problem) else { return nil }
        self.graph = graph
        best = graph
        self.temperature = temperature
        choices = (0..<graph.count).filter { problem.firstMode[$0 + 1] - problem.firstMode[$0] > 1 }
        var members = [[Int]](repeating: [], count: problem.draft.groups.count)
        var work = 0
        for task in 0..<graph.count {
            members[problem.draft.tasks[task].group].append(task)
            work += problem.modeDuration[problem.firstMode[task]]
        }
        self.members = members
        meanRun = max(1, work / graph.count)
    }

    /// Goes on from a complete schedule; false when it cannot be taken over.
    mutating func load(_ schedule: Schedule) -> Bool {
        guard graph.load(schedule) else { return false }
        current = graph.score
        chain = nil
        moves = 0
        if current < bestScore { remember() }
        return true
    }

    /// The best schedule so far.
    func schedule() -> Schedule { best.schedule() }

    /// Goes on from another search's best.
    mutating func adopt(_ other: SequencePolish) {
        guard other.bestScore.unplaced == 0 else { return }
        graph = other.best
        current = other.bestScore
        chain = nil
        if current < bestScore { remember() }
    }

    /// Some moves; the temperature falls through a round, and rounds grow and begin at the best.
    mutating func run(_ count: Int, random: inout RandomSource) {
        guard bestScore.unplaced == 0 else { return }
        for _ in 0..<count {
            if moves >= roundMoves {
                moves = 0
                roundMoves = min(roundMoves * 2, 1 << 20)
                graph = best
                current = bestScore
                chain = nil
            }
            moves += 1
            let changes = propose(&random)
            if changes.isEmpty { continue }
            let rest = 1 - Double(moves) / Double(roundMoves)
            let limit = sum(current.total, Int(min(random.exponential() * temperature * rest, 1e15)))
            if let score = graph.attempt(changes, limit: limit), score.total <= limit {
                graph.keep()
                current = score
                chain = nil
                if score < bestScore { remember() }
            } else {
                graph.undo()
            }
        }
    }

    private mutating func remember() {
        bestScore = current
        best = graph
    }

    // MARK: Moves

    private mutating func propose(_ random: inout RandomSource) -> [UnitGraph.Change] {
        if chain == nil { chain = CriticalChain(graph, from: lastTask(&random)) }
        let critical = chain?.tasks ?? []
        let isAnywhere = critical.isEmpty || random.below(4) == 0
        let anchor = isAnywhere ? random.below(graph.count) : critical[random.below(critical.count)]
        switch random.below(16) {
        case 0..<4:
            let task = choices.isEmpty || choices.contains(anchor) ? anchor : choices[random.below(choices.count)]
            return otherMode(task, &random)
        case 4..<9:
            guard let meetings = chain?.meetings, !meetings.isEmpty else { return [] }
            return exchange(meetings[random.below(meetings.count)], &random)
        case 9..<12:
            return shifted(neighbours(of: anchor), by: distance(&random))
        case 12..<14:
            return shifted(members[graph.problem.draft.tasks[anchor].group], by: distance(&random))
        case 14:
            return shifted([anchor], by: distance(&random))
        default:
            return exchangeGroups(anchor, random.below(graph.count))
        }
    }

    /// A task that ends last, or where lateness costs the last task of a group that costs.
    private func lastTask(_ random: inout RandomSource) -> Int {
        func end(_ task: Int) -> Int { graph.time[2 * task + 1] }
        func last(_ tasks: some Sequence<Int>) -> Int { tasks.max { (end($0), $0) < (end($1), $1) } ?? 0 }
        let late = members.indices.filter { group in
            !members[group].isEmpty && graph.problem.draft.groups[group].lateCost(end: end(last(members[group]))) > 0
        }
        if late.isEmpty || graph.problem.draft.makespanWeight > 0 && random.below(2) == 0 {
            return last(0..<graph.count)
        }
        return last(members[late[random.below(late.count)]])
    }

    private func distance(_ random: inout RandomSource) -> Int {
        let width = meanRun * [1, 4, 16][random.below(3)]
        return random.below(2 * width + 1) - width
    }

    private func shifted(_ tasks: [Int], by minutes: Int) -> [UnitGraph.Change] {
        tasks.map { UnitGraph.Change(task: $0, key: graph.time[2 * $0] + minutes, mode: graph.mode[$0]) }
    }

    /// Tasks of the same group that share a unit with a task, itself included.
    private func neighbours(of task: Int) -> [Int] {
        let units = graph.uses(of: graph.mode[task]).map { graph.problem.useResource[$0] }
        return members[graph.problem.draft.tasks[task].group].filter { other in
            other == task
                || graph.uses(of: graph.mode[other]).contains { units.contains(graph.problem.useResource[$0]) }
        }
    }

    /// The later of two runs that meet goes before the earlier, the earlier behind the later, or all that stands
    /// together of the later's group before all that stands together of the earlier's.
    private func exchange(_ meeting: CriticalChain.Meeting, _ random: inout RandomSource) -> [UnitGraph.Change] {
        let start = graph.time[2 * meeting.first]
        let later = graph.time[2 * meeting.second]
        switch random.below(4) {
        case 0:
            return [UnitGraph.Change(task: meeting.second, key: start - 1, mode: graph.mode[meeting.second])]
        case 1:
            return [UnitGraph.Change(task: meeting.first, key: later + 1, mode: graph.mode[meeting.first])]
        default:
            let sequence = graph.sequence[meeting.unit]
            guard let place = sequence.firstIndex(of: meeting.second), place > 0 else { return [] }
            func group(_ index: Int) -> Int { graph.problem.draft.tasks[sequence[index]].group }
            var from = place - 1
            while from > 0, group(from - 1) == group(place - 1) { from -= 1 }
            var to = place + 1
            while to < sequence.count, group(to) == group(place) { to += 1 }
            let key = graph.time[2 * sequence[from]] - 1
            return sequence[place..<to].map { UnitGraph.Change(task: $0, key: key, mode: graph.mode[$0]) }
        }
    }

    /// Two groups change places in time.
    private func exchangeGroups(_ a: Int, _ b: Int) -> [UnitGraph.Change] {
        let first = members[graph.problem.draft.tasks[a].group]
        let second = members[graph.problem.draft.tasks[b].group]
        guard first != second else { return [] }
        func start(_ tasks: [Int]) -> Int { tasks.map { graph.time[2 * $0] }.min() ?? 0 }
        let minutes = start(second) - start(first)
        return shifted(first, by: minutes) + shifted(second, by: -minutes)
    }

    /// Another mode for a task, and for those that rules between modes ask to follow; empty when they contradict.
    private func otherMode(_ task: Int, _ random: inout RandomSource) -> [UnitGraph.Change] {
        let problem = graph.problem
        let count = problem.firstMode[task + 1] - problem.firstMode[task]
        guard count > 1 else { return [] }
        let own = graph.mode[task] - problem.firstMode[task]
        var result = [UnitGraph.Change(task: task, key: graph.time[2 * task], mode: 0)]
        result[0].mode = problem.firstMode[task] + (own + 1 + random.below(count - 1)) % count
        var next = 0
        while next < result.count, result.count <= 64 {
            let change = result[next]
            next += 1
            for rule in problem.firstRule[change.task]..<problem.firstRule[change.task + 1] {
                let other = problem.ruleOther[rule]
                var allowed =
                    problem.ruleMask[problem.ruleOffset[rule] + change.mode - problem.firstMode[change.task]]
                let follower = result.firstIndex { $0.task == other }
                let current = (follower.map { result[$0].mode } ?? graph.mode[other]) - problem.firstMode[other]
                if allowed >> UInt64(current) & 1 == 1 { continue }
                if follower != nil || allowed == 0 { return [] }
                for _ in 0..<random.below(allowed.nonzeroBitCount) { allowed &= allowed - 1 }
                result.append(
                    UnitGraph.Change(
                        task: other, key: graph.time[2 * other],
                        mode: problem.firstMode[other] + allowed.trailingZeroBitCount))
            }
        }
        return next == result.count ? result : []
    }
}
