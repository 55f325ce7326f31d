// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    /// Tasks that all run on units of a set, whatever their mode.
    struct Stage {
        var units: [Int]
        var tasks: [Int]
        /// Whether each task takes exactly one of the units.
        var isOneEach = true
    }

    /// One stage per set of units that some task chooses among, and one per unit that some task always takes.
    func stages() -> [Stage] {
        var index: [[Int]: Int] = [:]
        var result: [Stage] = []
        func add(_ task: Int, _ units: [Int], isOneEach: Bool) {
            if index[units] == nil {
                index[units] = result.count
                result.append(Stage(units: units, tasks: []))
            }
            let number = index[units] ?? 0
            result[number].tasks.append(task)
            if !isOneEach { result[number].isOneEach = false }
        }
        for task in 0..<taskCount where draft.tasks[task].spans.isEmpty && draft.tasks[task].pin == nil {
            let sets = (firstMode[task]..<firstMode[task + 1]).map { mode in
                useResource[firstUse[mode]..<firstUse[mode + 1]].filter { draft.resources[$0].kind == .unit }
            }
            let always = sets[0].filter { unit in sets.allSatisfy { $0.contains(unit) } }.sorted()
            for unit in always { add(task, [unit], isOneEach: true) }
            let all = Set(sets.joined()).sorted()
            if always.isEmpty, !sets.contains(where: \.isEmpty) {
                add(task, all, isOneEach: sets.allSatisfy { $0.count == 1 })
            }
        }
        return result
    }

    /// A makespan that the stage's units cannot go below; nil for an empty stage.
    ///
    /// Every unit begins with some head and ends with some tail, so over M units: (M smallest heads + all work +
    /// smallest set-ups before all but M tasks + M smallest tails) / M. With calendars, the first minute by which the
    /// units have been open long enough.
    func makespan(of stage: Stage) -> Int? {
        let count = stage.units.count
        guard stage.tasks.count >= count else { return nil }
        let heads = stage.tasks.map { headStart[$0] }.sorted()
        let tails = stage.tasks.map { tailEnd[$0] }.sorted()
        var work = 0
        for task in stage.tasks { work += modeDuration[firstMode[task]..<firstMode[task + 1]].min() ?? 0 }
        let setUps = stage.tasks.map { smallestSetUp(before: $0, stage) }.sorted()
        work += setUps.dropLast(count).reduce(0, +)
        let clocks = stage.units.map { resourceHours[$0] }
        guard clocks.contains(where: { $0 >= 0 }) else {
            // A task that takes several units is the first, or the last, of all of them.
            let edges =
                stage.isOneEach
                ? heads[..<count].reduce(0, +) + tails[..<count].reduce(0, +) : count * (heads[0] + tails[0])
            return (edges + work + count - 1) / count
        }
        // Set-ups may be done while a unit is closed, so only runs count here.
        work -= setUps.dropLast(count).reduce(0, +)
        var low = heads[0]
        var high = Problem.never
        func isEnough(_ end: Int) -> Bool {
            var open = 0
            for clock in clocks {
                open = sum(open, clock < 0 ? max(0, end - heads[0]) : hours[clock].minutes(from: heads[0], to: end))
            }
            return open >= work
        }
        guard isEnough(high) else { return nil }
        while low < high {
            let middle = (low + high) / 2
            if isEnough(middle) { high = middle } else { low = middle + 1 }
        }
        return low + tails[0]
    }

    /// Least set-up before a task on any of the stage's units, whoever was there.
    private func smallestSetUp(before task: Int, _ stage: Stage) -> Int {
        var best = Int.max
        for mode in firstMode[task]..<firstMode[task + 1] {
            for use in firstUse[mode]..<firstUse[mode + 1] where stage.units.contains(useResource[use]) {
                guard let setUps = draft.resources[useResource[use]].setUps else { return 0 }
                for other in stage.tasks where other != task {
                    for theirs in firstMode[other]..<firstMode[other + 1] {
                        for position in firstUse[theirs]..<firstUse[theirs + 1]
                        where useResource[position] == useResource[use] {
                            best = min(best, setUps.minutes[useFamily[position] * setUps.families + useFamily[use]])
                        }
                    }
                }
            }
        }
        return best == Int.max ? 0 : best
    }
}
