// SPDX-License-Identifier: GPL-3.0-or-later

extension SequenceDecoder {
    /// Places all tasks of a block, each as early as it goes; returns what hindered it, if anything did.
    ///
    /// When a task comes later than a longest lag allows, the bounds of those placed before it rise and placing goes on
    /// from the first of them: bounds only rise, so this ends at the fixed point or at the work limit.
    mutating func placeBlock(_ index: Int) -> Hindrance? {
        let block = problem.blocks[index]
        let tasks = taskOrder[index].filter { !table.isPlaced[$0] }
        let mark = table.trail.count
        let size = tasks.count
        if let hindrance = prepare(block, tasks) { return hindrance }
        if snapshots.count < size * size { snapshots = [UInt64](repeating: 0, count: size * size) }

        var work = 0
        let limit = 200 + 200 * size
        var at = 0
        while at < size {
            let task = tasks[at]
            work += 1
            if work > limit { return .gaveUp(task: task) }
            for other in at..<size { snapshots[at * size + other] = domain[tasks[other]] }
            raiseSpan(task)

            var chosen: Spot?
            var hindrance: Hindrance = .noMode(task: task)
            while domain[task] != 0 {
                switch bestSpot(task, block: index) {
                case .failure(let reason):
                    hindrance = reason.hindrance
                case .success(let spot):
                    domain[task] = 1 << UInt64(spot.mode - problem.firstMode[task])
                    if narrow(from: task) {
                        chosen = spot
                        break
                    }
                    for other in at..<size { domain[tasks[other]] = snapshots[at * size + other] }
                    domain[task] &= ~(1 << UInt64(spot.mode - problem.firstMode[task]))
                    snapshots[at * size + at] = domain[task]
                    continue
                }
                break
            }
            guard let spot = chosen else {
                // Another mode of the last task whose choice narrowed this one may help.
                guard case .noMode = hindrance, let back = lastChoice(before: at, tasks, size) else { return hindrance }
                table.unwind(to: mark + back)
                for other in back..<size { domain[tasks[other]] = snapshots[back * size + other] }
                domain[tasks[back]] &= ~(1 << UInt64(table.mode[tasks[back]] - problem.firstMode[tasks[back]]))
                at = back
                continue
            }
            if let minutes = excess(task, spot) { return .tooLate(task: task, minutes: minutes) }
            table.place(task, mode: spot.mode, start: spot.start, end: spot.end)
            position[task] = at
            let redo = propagate(from: task, tasks, index)
            if redo < 0 { return .pin(task: task) }
            if redo <= at {
                table.unwind(to: mark + redo)
                for other in redo..<size { domain[tasks[other]] = snapshots[redo * size + other] }
                at = redo
            } else {
                at += 1
            }
        }
        return nil
    }

    /// Sets bounds and modes to what heads and tasks outside the block leave.
    private mutating func prepare(_ block: Block, _ tasks: [Int]) -> Hindrance? {
        for task in tasks {
            lowerStart[task] = problem.headStart[task]
            lowerEnd[task] = problem.headEnd[task]
            domain[task] = problem.allModes(of: task)
            position[task] = -1
            for slot in problem.firstIn[task]..<problem.firstIn[task + 1] {
                let lag = problem.lags[problem.inLag[slot]]
                guard table.isPlaced[lag.before.task] else { continue }
                raise(lag.after, to: table.time(of: lag.before) + lag.gap)
            }
            for rule in problem.firstRule[task]..<problem.firstRule[task + 1] {
                let other = problem.ruleOther[rule]
                guard table.isPlaced[other] else { continue }
                let bit: UInt64 = 1 << UInt64(table.mode[other] - problem.firstMode[other])
                for mode in 0..<(problem.firstMode[task + 1] - problem.firstMode[task])
                where problem.ruleMask[problem.ruleOffset[rule] + mode] & bit == 0 {
                    domain[task] &= ~(1 << UInt64(mode))
                }
            }
            if domain[task] == 0 { return .noMode(task: task) }
        }
        for task in tasks where !narrow(from: task) { return .noMode(task: task) }
        return nil
    }

    @inline(__always)
    mutating func raise(_ event: Event, to time: Int) {
        if event.isEnd {
            lowerEnd[event.task] = max(lowerEnd[event.task], time)
        } else {
            lowerStart[event.task] = max(lowerStart[event.task], time)
        }
    }

    /// A span begins with the first and ends with the last of its tasks, all of which are placed by now.
    private mutating func raiseSpan(_ task: Int) {
        let spans = problem.draft.tasks[task].spans
        guard let first = spans.first else { return }
        var start = table.start[first]
        var end = table.end[first]
        for covered in spans {
            start = min(start, table.start[covered])
            end = max(end, table.end[covered])
        }
        lowerStart[task] = start
        lowerEnd[task] = end
    }

    /// Strikes the modes of other tasks that no longer go with what is left of this one's; false when none is left.
    private mutating func narrow(from task: Int) -> Bool {
        if problem.firstRule[task] == problem.firstRule[task + 1] { return domain[task] != 0 }
        var queue = [task]
        while let next = queue.popLast() {
            for rule in problem.firstRule[next]..<problem.firstRule[next + 1] {
                let other = problem.ruleOther[rule]
                if table.isPlaced[other] || problem.blockOfTask[other] != problem.blockOfTask[task] { continue }
                var allowed: UInt64 = 0
                var rest = domain[next]
                while rest != 0 {
                    allowed |= problem.ruleMask[problem.ruleOffset[rule] + rest.trailingZeroBitCount]
                    rest &= rest - 1
                }
                let narrowed = domain[other] & allowed
                if narrowed == domain[other] { continue }
                if narrowed == 0 { return false }
                domain[other] = narrowed
                queue.append(other)
            }
        }
        return domain[task] != 0
    }

    private func lastChoice(before at: Int, _ tasks: [Int], _ size: Int) -> Int? {
        var back = at - 1
        while back >= 0 {
            let task = tasks[back]
            let bit: UInt64 = 1 << UInt64(table.mode[task] - problem.firstMode[task])
            let hasRules = problem.firstRule[task] < problem.firstRule[task + 1]
            if hasRules, snapshots[back * size + back] & ~bit != 0 { return back }
            back -= 1
        }
        return nil
    }

    /// Minutes by which a spot comes too late for its window or for a task that cannot move; nil when it does not.
    private func excess(_ task: Int, _ spot: Spot) -> Int? {
        var minutes = max(
            spot.start - problem.draft.tasks[task].latestStart, spot.end - problem.draft.tasks[task].latestEnd)
        for slot in problem.firstOut[task]..<problem.firstOut[task + 1] {
            let lag = problem.lags[problem.outLag[slot]]
            let other = lag.after.task
            guard table.isPlaced[other], !isMovable(other, in: problem.blockOfTask[task]) else { continue }
            let time = lag.before.isEnd ? spot.end : spot.start
            minutes = max(minutes, time + lag.gap - table.time(of: lag.after))
        }
        return minutes > 0 ? minutes : nil
    }

    /// Whether a placed task belongs to the block in work and is not pinned.
    @inline(__always)
    func isMovable(_ task: Int, in block: Int) -> Bool {
        problem.blockOfTask[task] == block && problem.draft.tasks[task].pin == nil
    }
}
