// SPDX-License-Identifier: GPL-3.0-or-later

extension SequenceDecoder {
    /// Raises the bounds of what hangs on a task just placed; returns the first position that must be placed anew
    /// (beyond the task's own when none), or -1 when something that cannot move would have to.
    mutating func propagate(from task: Int, _ tasks: [Int], _ block: Int) -> Int {
        var redo = tasks.count
        let start = table.start[task]
        let end = table.end[task]
        if let distances = distances[block] {
            let own = localIndex[task]
            for other in tasks where other != task {
                let to = localIndex[other]
                let earliestStart = max(
                    start + distances.between(own, isEnd: false, to, isEnd: false),
                    end + distances.between(own, isEnd: true, to, isEnd: false))
                let earliestEnd = max(
                    start + distances.between(own, isEnd: false, to, isEnd: true),
                    end + distances.between(own, isEnd: true, to, isEnd: true))
                lift(other, start: earliestStart, end: earliestEnd, &redo)
            }
        } else {
            for slot in problem.firstOut[task]..<problem.firstOut[task + 1] {
                let lag = problem.lags[problem.outLag[slot]]
                let other = lag.after.task
                guard isMovable(other, in: block), other != task else { continue }
                let time = (lag.before.isEnd ? end : start) + lag.gap
                lift(
                    other, start: lag.after.isEnd ? -Problem.never : time,
                    end: lag.after.isEnd ? time : -Problem.never, &redo)
            }
        }
        if table.hasConsecutive, !keepTogether(task, block, &redo) { return -1 }
        if !table.ordersOfTask[task].isEmpty, !keepOrder(task, block, &redo) { return -1 }
        return redo
    }

    /// Raises the bounds of one task, and asks to place it anew if it stands before them.
    @inline(__always)
    private mutating func lift(_ task: Int, start: Int, end: Int, _ redo: inout Int) {
        if start > lowerStart[task] { lowerStart[task] = start }
        if end > lowerEnd[task] { lowerEnd[task] = end }
        if table.isPlaced[task], table.start[task] < start || table.end[task] < end {
            redo = min(redo, position[task])
        }
    }

    /// Consecutive partners: whatever stands between pushes the first behind it.
    private mutating func keepTogether(_ task: Int, _ block: Int, _ redo: inout Int) -> Bool {
        for (first, second) in problem.directBefore[task].map({ ($0, task) })
            + problem.directAfter[task].map({ (task, $0) })
        where table.isPlaced[first] && table.isPlaced[second] {
            for resource in sharedUnits(first, second) {
                if table.end[first] > table.start[second] {
                    guard isMovable(second, in: block) else { return false }
                    lift(second, start: table.end[first], end: -Problem.never, &redo)
                    continue
                }
                for run in table.runs[resource]
                where run.start >= table.end[first] && run.end <= table.start[second] && run.end > table.start[first]
                    && run.start < table.end[second] && run.task != first && run.task != second
                {
                    guard isMovable(first, in: block) else { return false }
                    lift(first, start: max(run.end, table.start[first] + 1), end: -Problem.never, &redo)
                }
            }
        }
        return true
    }

    private func sharedUnits(_ first: Int, _ second: Int) -> [Int] {
        func units(_ task: Int) -> [Int] {
            let mode = table.mode[task]
            return problem.useResource[problem.firstUse[mode]..<problem.firstUse[mode + 1]].filter {
                !table.levels[$0].isPool
            }
        }
        let theirs = units(second)
        return units(first).filter { theirs.contains($0) }
    }

    /// Units that do paired tasks in the same order: the pair just completed goes behind the one it crosses.
    private mutating func keepOrder(_ task: Int, _ block: Int, _ redo: inout Int) -> Bool {
        for entry in table.ordersOfTask[task] {
            let order = problem.draft.sameOrders[entry.order]
            let first = order.tasks1[entry.position]
            let second = order.tasks2[entry.position]
            guard runs(first, on: order.resource1), runs(second, on: order.resource2) else { continue }
            for index in order.tasks1.indices where index != entry.position {
                let other1 = order.tasks1[index]
                let other2 = order.tasks2[index]
                guard runs(other1, on: order.resource1), runs(other2, on: order.resource2) else { continue }
                let isBefore1 =
                    (table.start[first], table.end[first], first) < (table.start[other1], table.end[other1], other1)
                if isBefore1, table.end[second] > table.start[other2] {
                    guard isMovable(first, in: block) else { return false }
                    lift(first, start: max(table.end[other1], table.start[first] + 1), end: -Problem.never, &redo)
                } else if !isBefore1, table.start[second] < table.end[other2] {
                    guard isMovable(second, in: block) else { return false }
                    lift(second, start: table.end[other2], end: -Problem.never, &redo)
                }
            }
        }
        return true
    }

    private func runs(_ task: Int, on resource: Int) -> Bool {
        guard table.isPlaced[task] else { return false }
        let mode = table.mode[task]
        return problem.useResource[problem.firstUse[mode]..<problem.firstUse[mode + 1]].contains(resource)
    }
}
