// SPDX-License-Identifier: GPL-3.0-or-later

extension GeneralChain {
    /// The schedule to start from, several orders by rule, and blocks put where they cost least; the best one is where
    /// the search starts.
    mutating func construct(limit: Int) {
        if let start { takeOver(start) }
        for isThrifty in problem.modeCost.contains(where: { $0 > 0 }) ? [false, true] : [false] {
            for rule in OrderRule.allCases {
                let before = order
                let candidate = repaired(rule.order(problem))
                if candidate == before, rule != .index { continue }
                decoder.truncate(to: 0)
                decoder.isThrifty = isThrifty
                order = candidate
                let score = evaluate(from: 0, limit: Int.max)
                if score < bestOrderScore { remember(score) }
            }
        }
        // Eleven tries to a block at most: worth it where the search goes on for much longer.
        if !hasPrecedence, problem.blocks.count > 2, problem.blocks.count <= 60, limit > 100 * problem.blocks.count {
            decoder.isThrifty = bestThrifty
            order = []
            var score = bestOrderScore
            for block in OrderRule.work.order(problem) { score = insertBest(block) }
            if score < bestOrderScore { remember(score) }
        }
        order = bestOrder
        preferred = bestPreferred
        taskOrder = bestTaskOrder
        decoder.preferred = preferred
        decoder.taskOrder = taskOrder
        decoder.isThrifty = bestThrifty
        decoder.truncate(to: 0)
        current = bestOrderScore
    }

    /// Blocks and their tasks in the order of a schedule's starts, in its modes; what it does not place comes last.
    private mutating func takeOver(_ schedule: Schedule) {
        func begin(_ task: Int) -> Int { schedule.placements[task]?.start ?? Problem.never }
        for task in preferred.indices { preferred[task] = schedule.placements[task]?.mode ?? -1 }
        for index in taskOrder.indices {
            let spans = taskOrder[index].filter { !problem.draft.tasks[$0].spans.isEmpty }
            let plain = taskOrder[index].filter { problem.draft.tasks[$0].spans.isEmpty }
            taskOrder[index] = plain.sorted { (begin($0), $0) < (begin($1), $1) } + spans
        }
        let keys = problem.blocks.map { $0.tasks.lazy.map(begin).min() ?? 0 }
        order = repaired(keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) })
        // Placed as the blocks came by themselves as well: the order of the starts within a block may stand in its way.
        for tasks in [taskOrder, problem.blocks.map(\.tasks)] {
            taskOrder = tasks
            decoder.truncate(to: 0)
            decoder.preferred = preferred
            decoder.taskOrder = tasks
            let score = evaluate(from: 0, limit: Int.max)
            if score < bestOrderScore { remember(score) }
        }
        preferred = [Int](repeating: -1, count: problem.taskCount)
        decoder.truncate(to: 0)
        decoder.preferred = preferred
        order = []
    }

    /// The same order with every block behind those it waits for.
    func repaired(_ order: [Int]) -> [Int] {
        guard hasPrecedence else { return order }
        var result: [Int] = []
        var state = [Int](repeating: 0, count: problem.blocks.count)
        var stack: [Int] = []
        for block in order {
            stack.append(block)
            while let top = stack.last {
                if state[top] == 2 {
                    stack.removeLast()
                    continue
                }
                let missing = problem.blocks[top].before.filter { state[$0] == 0 }
                if state[top] == 1 || missing.isEmpty {
                    state[top] = 2
                    result.append(top)
                    stack.removeLast()
                } else {
                    state[top] = 1
                    stack.append(contentsOf: missing.reversed())
                }
            }
        }
        return result
    }
}
