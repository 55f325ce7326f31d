// SPDX-License-Identifier: GPL-3.0-or-later

/// What a schedule costs, term by term; sums saturate instead of overflowing.
public struct Cost: Sendable, Hashable {
    /// The last end, in minutes; weighted by the draft's `makespanWeight` in the total.
    public var makespan = 0
    /// Minutes late, all groups together, unweighted.
    public var tardiness = 0
    /// How many groups are late.
    public var tardyCount = 0
    /// Cost of lateness, caps and fixed parts included.
    public var late = 0
    /// Cost of the modes chosen.
    public var modes = 0
    /// Cost of set-ups and renewed cleans.
    public var setUps = 0
    /// Cost of waiting material.
    public var holds = 0
    /// Cost of groups that are not placed.
    public var unplaced = 0
    /// How many groups are not placed; any is worse than any total.
    public var unplacedCount = 0
    /// The weighted sum.
    public var total = 0
}

/// Product that stays at the largest value instead of overflowing.
@inline(__always)
func scaled(_ value: Int, _ weight: Int) -> Int {
    let result = value.multipliedReportingOverflow(by: weight)
    return result.overflow ? Int.max : result.partialValue
}

/// Sum that stays at the largest value instead of overflowing.
@inline(__always)
func sum(_ a: Int, _ b: Int) -> Int {
    let result = a.addingReportingOverflow(b)
    return result.overflow ? Int.max : result.partialValue
}

extension GroupSpec {
    /// Cost of ending at `end`.
    @inline(__always)
    func lateCost(end: Int) -> Int {
        guard let due, end > due else { return 0 }
        return sum(min(scaled(end - due, lateWeight), lateCap ?? Int.max), tardyCost)
    }
}

extension Problem {
    /// What a schedule costs, one placement for each task; it is not judged whether it keeps the rules.
    public func cost(of schedule: Schedule) -> Cost {
        var cost = Cost()
        var ends = [Int](repeating: -Problem.never, count: draft.groups.count)
        var placed = [Bool](repeating: true, count: draft.groups.count)
        for (task, placement) in schedule.placements.enumerated() {
            let group = draft.tasks[task].group
            guard let placement else {
                placed[group] = false
                continue
            }
            ends[group] = max(ends[group], placement.end)
            cost.modes = sum(cost.modes, modeCost[firstMode[task] + placement.mode])
        }
        cost.makespan = schedule.makespan
        for (group, spec) in draft.groups.enumerated() {
            if !placed[group] {
                cost.unplaced = sum(cost.unplaced, spec.unplacedCost)
                cost.unplacedCount += 1
            } else if let due = spec.due, ends[group] > due {
                cost.tardiness = sum(cost.tardiness, ends[group] - due)
                cost.tardyCount += 1
                cost.late = sum(cost.late, spec.lateCost(end: ends[group]))
            }
        }
        for hold in draft.holdCosts {
            guard let from = schedule.time(of: hold.from), let to = schedule.time(of: hold.to) else { continue }
            cost.holds = sum(cost.holds, scaled(max(0, to - from - hold.free), hold.rate))
        }
        for resource in draft.resources.indices where isCostly(resource) {
            cost.setUps = sum(cost.setUps, setUpCost(on: resource, runs: runs(on: resource, in: schedule)))
        }
        cost.total = scaled(cost.makespan, draft.makespanWeight)
        for part in [cost.late, cost.modes, cost.setUps, cost.holds, cost.unplaced] {
            cost.total = sum(cost.total, part)
        }
        return cost
    }

    /// Whether what passes between runs on the resource costs anything.
    func isCostly(_ resource: Int) -> Bool {
        let spec = draft.resources[resource]
        return spec.setUps.map { $0.costs.contains { $0 > 0 } } ?? false || (spec.expiry?.cost ?? 0) > 0
    }

    func setUpCost(on resource: Int, runs: [Run]) -> Int {
        let spec = draft.resources[resource]
        var total = 0
        var last = spec.opening.map { Run(task: -1, start: $0.end, end: $0.end, family: $0.family, amount: 1) }
        for run in runs {
            defer { if run.end >= (last?.end ?? run.end) { last = run } }
            // Runs that share the resource have nothing between them.
            guard let previous = last, previous.end <= run.start else { continue }
            var minutes = 0
            if let setUps = spec.setUps {
                let entry = previous.family * setUps.families + run.family
                minutes = setUps.minutes[entry]
                if !setUps.costs.isEmpty { total = sum(total, setUps.costs[entry]) }
            }
            if let expiry = spec.expiry, run.start - previous.end - minutes > expiry.limit {
                total = sum(total, expiry.cost)
            }
        }
        return total
    }
}

/// One run on a resource.
struct Run: Sendable, Hashable {
    var task: Int
    var start: Int
    var end: Int
    var family: Int
    var amount: Int
}

extension Problem {
    /// The runs on a resource by start, end and task.
    func runs(on resource: Int, in schedule: Schedule) -> [Run] {
        var result: [Run] = []
        for (task, placement) in schedule.placements.enumerated() {
            guard let placement else { continue }
            let mode = firstMode[task] + placement.mode
            for use in firstUse[mode]..<firstUse[mode + 1] where useResource[use] == resource {
                result.append(
                    Run(
                        task: task, start: placement.start, end: placement.end, family: useFamily[use],
                        amount: useAmount[use]))
            }
        }
        return result.sorted { ($0.start, $0.end, $0.task) < ($1.start, $1.end, $1.task) }
    }
}

extension Schedule {
    /// When an event happens; nil when its task is not placed.
    func time(of event: Event) -> Int? {
        placements[event.task].map { event.isEnd ? $0.end : $0.start }
    }
}
