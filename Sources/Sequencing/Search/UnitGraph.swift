// SPDX-License-Identifier: GPL-3.0-or-later

/// A schedule as the order of runs on each unit, with the earliest times that orders, modes and lags admit.
///
/// Where the order-by-order decoder fixes one block before it sees the next, here any two runs may change places, and
/// a change costs a few sweeps over the tasks instead of a decode. For plain units with set-ups; pools, calendars,
/// stocks, spans and pins are left to the decoder.
struct UnitGraph: Sendable {
    /// A task that gets another place: units of the mode, and a minute that says where in their orders.
    struct Change {
        var task: Int
        var key: Int
        /// By global index.
        var mode: Int
    }

    /// Orders that have not settled after so many sweeps are taken to contradict the lags.
    private static let mostSweeps = 64

    let problem: Problem
    let count: Int
    // Lags by the event they end at: event 2 t is the start of task t, 2 t + 1 its end.
    let firstIn: [Int]
    let inEvent: [Int]
    let inGap: [Int]
    /// Mode of each task, by global index.
    private(set) var mode: [Int]
    /// Minute of each event.
    private(set) var time: [Int]
    /// Tasks of each unit in their order.
    private(set) var sequence: [[Int]]
    /// By use of a chosen mode: the end event of the run before on its unit, or -1, and the minutes after it.
    private(set) var before: [Int]
    private(set) var gap: [Int]

    private let stretch: [Int]
    private let latestStart: [Int]
    private let latestEnd: [Int]
    private let head: [Int]
    /// Tasks, roughly by time: few sweeps are needed in that order.
    private var order: [Int]
    private var key: [Int]
    private var trial: [Int]
    // What `undo` needs.
    private var changed: [Change] = []
    private var savedUnits: [(unit: Int, tasks: [Int])] = []
    private var isMoved: [Bool]

    /// Nothing for problems with other rules than lags, windows, modes and units.
    init?(_ problem: Problem) {
        let draft = problem.draft
        guard draft.sameOrders.isEmpty, draft.holdCosts.isEmpty, draft.stocks.isEmpty, problem.impossibleTask == nil,
            draft.tasks.count > 1, draft.tasks.count < 1 << 13,
            draft.tasks.allSatisfy({ $0.pin == nil && $0.spans.isEmpty && $0.stockChanges.isEmpty })
        else { return nil }
        for use in problem.useResource.indices {
            let resource = problem.useResource[use]
            let spec = draft.resources[resource]
            guard spec.kind == .unit, spec.open == nil, spec.expiry == nil, !problem.isCostly(resource),
                !problem.useOnce[use]
            else { return nil }
        }
        self.problem = problem
        count = draft.tasks.count
        let targets = problem.lags.map { 2 * $0.after.task + ($0.after.isEnd ? 1 : 0) }
        let (first, order) = Problem.bucketed(targets, count: 2 * count)
        firstIn = first
        inEvent = order.map { 2 * problem.lags[$0].before.task + (problem.lags[$0].before.isEnd ? 1 : 0) }
        inGap = order.map { problem.lags[$0].gap }
        mode = Array(problem.firstMode[..<count])
        head = (0..<(2 * count)).map { $0 % 2 == 0 ? problem.headStart[$0 / 2] : problem.headEnd[$0 / 2] }
        time = head
        trial = head
        sequence = [[Int]](repeating: [], count: draft.resources.count)
        before = [Int](repeating: -1, count: problem.useResource.count)
        gap = [Int](repeating: 0, count: problem.useResource.count)
        stretch = draft.tasks.map(\.stretch)
        latestStart = draft.tasks.map(\.latestStart)
        latestEnd = draft.tasks.map(\.latestEnd)
        self.order = Array(0..<count)
        key = [Int](repeating: 0, count: count)
        isMoved = [Bool](repeating: false, count: count)
    }

    /// Takes modes and orders from a complete schedule; false when its orders do not hold, which none does that keeps
    /// every rule.
    mutating func load(_ schedule: Schedule) -> Bool {
        for task in 0..<count {
            guard let placement = schedule.placements[task] else { return false }
            mode[task] = problem.firstMode[task] + placement.mode
            key[task] = placement.start
            trial[2 * task + 1] = placement.end
        }
        let sorted = (0..<count).sorted { (key[$0], trial[2 * $0 + 1], $0) < (key[$1], trial[2 * $1 + 1], $1) }
        for unit in sequence.indices { sequence[unit].removeAll(keepingCapacity: true) }
        for task in sorted {
            for use in uses(of: mode[task]) { sequence[problem.useResource[use]].append(task) }
        }
        for unit in sequence.indices { link(unit) }
        order = sorted
        guard isTogether(), relax(limit: Problem.never) else { return false }
        keep()
        return true
    }

    /// Makes some changes and works out the times; nil when no times within the limit keep all rules.
    ///
    /// Either way the changes stand until `keep` or `undo`.
    mutating func attempt(_ changes: [Change], limit: Int) -> Score? {
        changed.removeAll(keepingCapacity: true)
        savedUnits.removeAll(keepingCapacity: true)
        for change in changes {
            isMoved[change.task] = true
            changed.append(Change(task: change.task, key: key[change.task], mode: mode[change.task]))
            for use in uses(of: mode[change.task]) { save(problem.useResource[use]) }
            for use in uses(of: change.mode) { save(problem.useResource[use]) }
        }
        for saved in savedUnits { sequence[saved.unit].removeAll { isMoved[$0] } }
        for change in changes {
            isMoved[change.task] = false
            mode[change.task] = change.mode
            key[change.task] = change.key
        }
        let sorted = changes.map(\.task).sorted { (key[$0], time[2 * $0], $0) < (key[$1], time[2 * $1], $1) }
        for task in sorted {
            for use in uses(of: mode[task]) { insert(task, on: problem.useResource[use]) }
        }
        for saved in savedUnits { link(saved.unit) }
        guard isTogether() else { return nil }
        let weight = problem.draft.makespanWeight
        guard relax(limit: weight > 0 ? limit / weight : Problem.never) else { return nil }
        return score(trial)
    }

    /// Goes on from what was attempted last.
    mutating func keep() {
        swap(&time, &trial)
        for task in 0..<count { key[task] = time[2 * task] }
    }

    /// Goes back to before what was attempted last.
    mutating func undo() {
        for old in changed {
            mode[old.task] = old.mode
            key[old.task] = old.key
        }
        for saved in savedUnits {
            sequence[saved.unit] = saved.tasks
            link(saved.unit)
        }
    }

    /// What the times kept last cost.
    var score: Score { score(time) }

    /// The times kept last as a schedule.
    func schedule() -> Schedule {
        Schedule(
            placements: (0..<count).map { task in
                Placement(
                    mode: mode[task] - problem.firstMode[task], start: time[2 * task], end: time[2 * task + 1])
            })
    }

    @inline(__always)
    func uses(of mode: Int) -> Range<Int> {
        problem.firstUse[mode]..<problem.firstUse[mode + 1]
    }

    private func score(_ time: [Int]) -> Score {
        var score = Score()
        var latest = 0
        var ends = [Int](repeating: -Problem.never, count: problem.draft.groups.count)
        for task in 0..<count {
            let group = problem.draft.tasks[task].group
            ends[group] = max(ends[group], time[2 * task + 1])
            score.total = sum(score.total, problem.modeCost[mode[task]])
        }
        for (group, end) in ends.enumerated() where end > -Problem.never {
            latest = max(latest, end)
            score.second += end
            score.total = sum(score.total, problem.draft.groups[group].lateCost(end: end))
        }
        score.total = sum(score.total, scaled(latest, problem.draft.makespanWeight))
        return score
    }

    // MARK: Orders

    private mutating func save(_ unit: Int) {
        if savedUnits.contains(where: { $0.unit == unit }) { return }
        savedUnits.append((unit, sequence[unit]))
    }

    private mutating func insert(_ task: Int, on unit: Int) {
        let place = sequence[unit].firstIndex { key[$0] > key[task] } ?? sequence[unit].count
        sequence[unit].insert(task, at: place)
    }

    /// Works out what comes before each run of a unit, and how long after it the run may start.
    private mutating func link(_ unit: Int) {
        let spec = problem.draft.resources[unit]
        var last = -1
        var family = spec.opening?.family ?? -1
        for task in sequence[unit] {
            guard let use = uses(of: mode[task]).first(where: { problem.useResource[$0] == unit }) else { continue }
            let own = problem.useFamily[use]
            var minutes = last < 0 ? spec.opening?.end ?? -Problem.never : 0
            if let setUps = spec.setUps, family >= 0 { minutes += setUps.minutes[family * setUps.families + own] }
            before[use] = last
            gap[use] = minutes
            last = 2 * task + 1
            family = own
        }
    }

    /// Whether consecutive partners follow each other on the units they share.
    private func isTogether() -> Bool {
        for pair in problem.draft.consecutive {
            for use in uses(of: mode[pair.second]) {
                let unit = problem.useResource[use]
                let isShared = uses(of: mode[pair.first]).contains { problem.useResource[$0] == unit }
                if isShared, before[use] != 2 * pair.first + 1 { return false }
            }
        }
        return true
    }

    /// Raises all events to their earliest minutes in `trial`; false when a window breaks, the last end passes the limit
    /// or the orders contradict the lags.
    private mutating func relax(limit: Int) -> Bool {
        for index in 1..<max(1, count) {
            let task = order[index]
            var hole = index
            while hole > 0, key[order[hole - 1]] > key[task] {
                order[hole] = order[hole - 1]
                hole -= 1
            }
            order[hole] = task
        }
        trial.withUnsafeMutableBufferPointer { trial in
            for event in trial.indices { trial[event] = head[event] }
        }
        let firstUse = problem.firstUse
        let duration = problem.modeDuration
        let tail = problem.tailEnd
        // Unsafe buffers: most of the time of the search is spent here.
        return trial.withUnsafeMutableBufferPointer { trial in
            inEvent.withUnsafeBufferPointer { inEvent in
                inGap.withUnsafeBufferPointer { inGap in
                    before.withUnsafeBufferPointer { before in
                        gap.withUnsafeBufferPointer { gap in
                            for _ in 0..<UnitGraph.mostSweeps {
                                var changes = false
                                for task in order {
                                    var start = trial[2 * task]
                                    var end = trial[2 * task + 1]
                                    for lag in firstIn[2 * task]..<firstIn[2 * task + 1] {
                                        start = max(start, trial[inEvent[lag]] + inGap[lag])
                                    }
                                    for lag in firstIn[2 * task + 1]..<firstIn[2 * task + 2] {
                                        end = max(end, trial[inEvent[lag]] + inGap[lag])
                                    }
                                    let mode = mode[task]
                                    for use in firstUse[mode]..<firstUse[mode + 1] {
                                        let event = before[use]
                                        start = max(start, event < 0 ? gap[use] : trial[event] + gap[use])
                                    }
                                    end = max(end, start + duration[mode])
                                    start = max(start, end - duration[mode] - stretch[task])
                                    if start == trial[2 * task], end == trial[2 * task + 1] { continue }
                                    if start > latestStart[task] || end > latestEnd[task] || end + tail[task] > limit {
                                        return false
                                    }
                                    trial[2 * task] = start
                                    trial[2 * task + 1] = end
                                    changes = true
                                }
                                if !changes { return true }
                            }
                            return false
                        }
                    }
                }
            }
        }
    }
}
