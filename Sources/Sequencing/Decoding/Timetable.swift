// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms

/// What is placed so far: runs on units, levels of pools and stocks, and the order in which tasks were placed.
///
/// Tasks are taken out in the reverse order of placing only, which makes going back to an earlier state exact.
struct Timetable {
    let problem: Problem
    /// Runs of each unit, keyed resource and batch, by start, end and order of placing.
    var runs: [[Run]]
    /// Steps of each pool's level; empty for other resources.
    var levels: [LevelProfile]
    var stocks: [StockProfile]
    var isPlaced: [Bool]
    var mode: [Int]
    var start: [Int]
    var end: [Int]
    /// Tasks in the order of placing.
    var trail: [Int] = []
    /// Amount each use took from its pool.
    var claimed: [Int]
    /// Longest run ever placed on each keyed resource.
    var longest: [Int]
    /// Whether any task has a partner it must follow directly.
    let hasConsecutive: Bool
    let ordersOfTask: [[(order: Int, side: Int, position: Int)]]

    init(_ problem: Problem) {
        self.problem = problem
        let draft = problem.draft
        runs = [[Run]](repeating: [], count: draft.resources.count)
        levels = draft.resources.map {
            if case .pool = $0.kind { LevelProfile() } else { LevelProfile.none }
        }
        stocks = draft.stocks.map { StockProfile($0) }
        isPlaced = [Bool](repeating: false, count: draft.tasks.count)
        mode = [Int](repeating: 0, count: draft.tasks.count)
        start = mode
        end = mode
        claimed = [Int](repeating: 0, count: problem.useResource.count)
        longest = [Int](repeating: 0, count: draft.resources.count)
        hasConsecutive = !draft.consecutive.isEmpty
        var ordersOfTask = [[(order: Int, side: Int, position: Int)]](repeating: [], count: draft.tasks.count)
        for (index, order) in draft.sameOrders.enumerated() {
            for (position, task) in order.tasks1.enumerated() { ordersOfTask[task].append((index, 0, position)) }
            for (position, task) in order.tasks2.enumerated() { ordersOfTask[task].append((index, 1, position)) }
        }
        self.ordersOfTask = ordersOfTask
    }

    /// When an event of a placed task happens.
    @inline(__always)
    func time(of event: Event) -> Int {
        event.isEnd ? end[event.task] : start[event.task]
    }

    /// Puts a task where nothing hinders it; `newMode` is a global mode index.
    mutating func place(_ task: Int, mode newMode: Int, start newStart: Int, end newEnd: Int) {
        isPlaced[task] = true
        mode[task] = newMode
        start[task] = newStart
        end[task] = newEnd
        for use in problem.firstUse[newMode]..<problem.firstUse[newMode + 1] {
            let resource = problem.useResource[use]
            if levels[resource].isPool {
                let amount = amountToClaim(use, mode: newMode, start: newStart, end: newEnd)
                claimed[use] = amount
                levels[resource].add(amount, from: newStart, to: newEnd)
            }
        }
        for use in problem.firstUse[newMode]..<problem.firstUse[newMode + 1] {
            let resource = problem.useResource[use]
            if levels[resource].isPool { continue }
            let run = Run(
                task: task, start: newStart, end: newEnd, family: problem.useFamily[use], amount: problem.useAmount[use]
            )
            runs[resource].insert(run, at: insertionIndex(resource, start: newStart, end: newEnd))
            longest[resource] = max(longest[resource], newEnd - newStart)
        }
        for change in problem.draft.tasks[task].stockChanges {
            stocks[change.stock].add(change.amount, at: change.atEnd ? newEnd : newStart)
        }
        trail.append(task)
    }

    /// Takes the tasks placed last back out until `count` are left.
    mutating func unwind(to count: Int) {
        while trail.count > count, let task = trail.popLast() {
            isPlaced[task] = false
            let mode = mode[task]
            for use in problem.firstUse[mode]..<problem.firstUse[mode + 1] {
                let resource = problem.useResource[use]
                if levels[resource].isPool {
                    levels[resource].add(-claimed[use], from: start[task], to: end[task])
                    continue
                }
                var index = insertionIndex(resource, start: start[task], end: end[task]) - 1
                while index >= 0, runs[resource][index].task != task { index -= 1 }
                if index >= 0 { runs[resource].remove(at: index) }
            }
            for change in problem.draft.tasks[task].stockChanges {
                stocks[change.stock].add(-change.amount, at: change.atEnd ? end[task] : start[task])
            }
        }
    }

    /// Where a run goes: after all that start earlier, or with it and end no later.
    private func insertionIndex(_ resource: Int, start: Int, end: Int) -> Int {
        runs[resource].partitioningIndex { $0.start > start || $0.start == start && $0.end > end }
    }

    /// What a use takes from its pool: nothing where the batch it joins holds it already.
    func amountToClaim(_ use: Int, mode: Int, start: Int, end: Int) -> Int {
        guard problem.useOnce[use] else { return problem.useAmount[use] }
        var held = 0
        for other in problem.firstUse[mode]..<problem.firstUse[mode + 1]
        where problem.isBatch(problem.useResource[other]) {
            for run in runs[problem.useResource[other]] where run.start == start && run.end == end {
                let theirs = self.mode[run.task]
                for index in problem.firstUse[theirs]..<problem.firstUse[theirs + 1]
                where problem.useResource[index] == problem.useResource[use] {
                    held = max(held, problem.useAmount[index])
                }
            }
            break
        }
        return max(0, problem.useAmount[use] - held)
    }
}
