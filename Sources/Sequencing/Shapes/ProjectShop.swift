// SPDX-License-Identifier: GPL-3.0-or-later

/// The resource-constrained project: one mode each, pools and plain units, shortest times only, the makespan as cost.
///
/// Capacity is kept minute by minute, so that a decode takes microseconds.
struct ProjectShop: Sendable {
    /// The longest horizon for which minutes are kept one by one.
    static let mostMinutes = 1 << 14

    let count: Int
    let duration: [Int]
    private let head: [Int]
    // Arcs between starts: those from task t are firstOut[t]..<firstOut[t + 1].
    let firstOut: [Int]
    let outTask: [Int]
    let outGap: [Int]
    let firstIn: [Int]
    let inTask: [Int]
    let inGap: [Int]
    /// Resources with their capacity; demands of task t are firstNeed[t]..<firstNeed[t + 1].
    private let capacity: [Int32]
    private let firstNeed: [Int]
    private let needResource: [Int]
    private let needAmount: [Int32]
    private let horizon: Int
    /// What is free: `free[minute * resources + resource]`.
    private var free: [Int32]
    /// Minutes that may differ from wholly free.
    private var touched: Int

    /// Recognises the structure; nil when anything else stands in the problem.
    init?(_ problem: Problem) {
        let draft = problem.draft
        guard
            draft.sameUnits.isEmpty, draft.differentUnits.isEmpty, draft.consecutive.isEmpty,
            draft.dependencies.isEmpty,
            draft.sameOrders.isEmpty, draft.holdCosts.isEmpty, draft.stocks.isEmpty, draft.makespanWeight > 0,
            problem.impossibleTask == nil, draft.tasks.count > 1, problem.blocks.count == draft.tasks.count,
            draft.groups.allSatisfy({ $0.due == nil || $0.lateWeight == 0 && $0.tardyCost == 0 })
        else { return nil }
        for spec in draft.resources {
            switch spec.kind {
            case .unit, .pool: break
            default: return nil
            }
            guard spec.open == nil, spec.setUps == nil, spec.expiry == nil, spec.opening == nil else { return nil }
        }
        var horizon = problem.headStart.max() ?? 0
        var duration: [Int] = []
        var firstNeed = [0]
        var needResource: [Int] = []
        var needAmount: [Int32] = []
        let capacity: [Int] = draft.resources.map { if case .pool(let size) = $0.kind { size } else { 1 } }
        for spec in draft.tasks {
            guard spec.modes.count == 1, spec.pin == nil, spec.stretch == 0, spec.spans.isEmpty,
                spec.modes[0].cost == 0,
                spec.latestStart == Problem.never, spec.latestEnd == Problem.never, spec.earliestEnd <= 0
            else { return nil }
            duration.append(spec.modes[0].duration)
            horizon = sum(horizon, spec.modes[0].duration)
            for use in spec.modes[0].uses {
                let amount = draft.resources[use.resource].kind == .unit ? 1 : use.amount
                // A unit also keeps runs of no length apart; minutes do not.
                if draft.resources[use.resource].kind == .unit, spec.modes[0].duration == 0 { return nil }
                guard amount <= capacity[use.resource], !use.isOncePerBatch else { return nil }
                if amount > 0 {
                    needResource.append(use.resource)
                    needAmount.append(Int32(truncatingIfNeeded: amount))
                }
            }
            firstNeed.append(needResource.count)
        }
        var from: [Int] = []
        var to: [Int] = []
        var gap: [Int] = []
        for lag in draft.lags {
            let start =
                lag.gap + (lag.before.isEnd ? duration[lag.before.task] : 0)
                - (lag.after.isEnd ? duration[lag.after.task] : 0)
            if lag.before.task == lag.after.task { continue }
            from.append(lag.before.task)
            to.append(lag.after.task)
            gap.append(start)
            horizon = sum(horizon, max(0, lag.gap))
        }
        guard horizon <= ProjectShop.mostMinutes, problem.headStart.allSatisfy({ $0 >= 0 }),
            capacity.allSatisfy({ $0 < Int(Int32.max) })
        else { return nil }
        count = draft.tasks.count
        self.duration = duration
        head = problem.headStart
        self.capacity = capacity.map { Int32($0) }
        self.firstNeed = firstNeed
        self.needResource = needResource
        self.needAmount = needAmount
        self.horizon = horizon
        let (firstOut, out) = Problem.bucketed(from, count: draft.tasks.count)
        self.firstOut = firstOut
        outTask = out.map { to[$0] }
        outGap = out.map { gap[$0] }
        let (firstIn, into) = Problem.bucketed(to, count: draft.tasks.count)
        self.firstIn = firstIn
        inTask = into.map { from[$0] }
        inGap = into.map { gap[$0] }
        free = [Int32](repeating: 0, count: (horizon + 1) * max(1, capacity.count))
        touched = horizon + 1
    }

    /// Places tasks in the order given, each as early as arcs and resources admit; the order keeps all arcs.
    mutating func decode(_ order: [Int], into start: inout [Int]) -> Int {
        clear()
        var latest = 0
        for task in order {
            var earliest = head[task]
            for arc in firstIn[task]..<firstIn[task + 1] {
                earliest = max(earliest, start[inTask[arc]] + inGap[arc])
            }
            start[task] = claim(task, earliest)
            latest = max(latest, start[task] + duration[task])
        }
        return latest
    }

    /// Pushes tasks to the right, latest end first, then all to the left again in the order of their new starts.
    ///
    /// Never makes a schedule longer (Valls, Ballestín and Quintanilla 2005).
    mutating func justify(_ order: inout [Int], _ start: inout [Int], _ end: Int) -> Int {
        order.sort { (start[$0] + duration[$0], start[$0], $0) > (start[$1] + duration[$1], start[$1], $1) }
        clear()
        // Mirrored, so that the same search for the earliest place serves: minute m is end - m.
        for task in order {
            var earliest = 0
            for arc in firstOut[task]..<firstOut[task + 1] {
                let latestStart = start[outTask[arc]] - outGap[arc]
                earliest = max(earliest, end - latestStart - duration[task])
            }
            start[task] = end - claim(task, earliest) - duration[task]
        }
        order.sort { (start[$0], start[$0] + duration[$0], $0) < (start[$1], start[$1] + duration[$1], $1) }
        return decode(order, into: &start)
    }

    private mutating func clear() {
        let width = max(1, capacity.count)
        free.withUnsafeMutableBufferPointer { free in
            for minute in 0..<touched {
                for resource in capacity.indices { free[minute * width + resource] = capacity[resource] }
            }
        }
        touched = 0
    }

    /// Finds the earliest place at or after a minute and takes it.
    private mutating func claim(_ task: Int, _ earliest: Int) -> Int {
        let needs = firstNeed[task]..<firstNeed[task + 1]
        let length = duration[task]
        if needs.isEmpty || length == 0 { return earliest }
        let width = max(1, capacity.count)
        var start = earliest
        var touched = touched
        defer { self.touched = touched }
        // Unsafe buffers: most of the time of a project search is spent here.
        free.withUnsafeMutableBufferPointer { free in
            var minute = start + length - 1
            while minute >= start {
                var fits = true
                for need in needs where free[minute * width + needResource[need]] < needAmount[need] {
                    fits = false
                    break
                }
                if fits {
                    minute -= 1
                } else {
                    start = minute + 1
                    minute = start + length - 1
                }
            }
            touched = max(touched, start + length)
            for minute in start..<(start + length) {
                for need in needs { free[minute * width + needResource[need]] -= needAmount[need] }
            }
        }
        return start
    }
}
