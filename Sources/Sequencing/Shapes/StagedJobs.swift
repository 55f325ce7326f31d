// SPDX-License-Identifier: GPL-3.0-or-later

/// A problem whose every group is a job that goes through the same stages, one task to a stage.
struct StagedJobs: Sendable {
    /// Number of stages.
    let stages: Int
    /// Units of each stage, ascending.
    let units: [[Int]]
    /// `task[job * stages + stage]`.
    let task: [Int]
    /// `duration[job * stages + stage]`, the same on every unit of the stage.
    let duration: [Int]
    /// Earliest start of each job.
    let release: [Int]
    /// Whether each task has to start when the one before ends.
    let isNoWait: Bool
    /// Whether all stages do the jobs in one order.
    let isPermutation: Bool
    /// `setUp[(stage * jobs + before) * jobs + after]`, or empty; only with one unit to a stage.
    let setUp: [Int]
    let groups: [GroupSpec]
    let makespanWeight: Int

    /// Number of jobs; job `j` is group `j` of the problem.
    var jobs: Int { groups.count }
    /// Whether only the makespan costs.
    var isMakespanOnly: Bool {
        makespanWeight > 0 && groups.allSatisfy { $0.due == nil || $0.lateWeight == 0 && $0.tardyCost == 0 }
    }

    /// Recognises the structure; nil when anything else stands in the problem.
    init?(_ problem: Problem) {
        let draft = problem.draft
        guard
            draft.sameUnits.isEmpty, draft.differentUnits.isEmpty, draft.consecutive.isEmpty,
            draft.dependencies.isEmpty, draft.holdCosts.isEmpty, draft.stocks.isEmpty, !draft.groups.isEmpty,
            draft.tasks.count % draft.groups.count == 0, problem.impossibleTask == nil
        else { return nil }
        let jobs = draft.groups.count
        stages = draft.tasks.count / jobs
        groups = draft.groups
        makespanWeight = draft.makespanWeight
        guard let order = StagedJobs.chains(problem, stages: stages) else { return nil }
        task = order.tasks
        isNoWait = order.isNoWait

        var units: [[Int]] = []
        var duration = [Int](repeating: 0, count: task.count)
        for stage in 0..<stages {
            var own: [Int]?
            for job in 0..<jobs {
                let spec = draft.tasks[task[job * stages + stage]]
                guard StagedJobs.isPlain(spec, isFirst: stage == 0) else { return nil }
                duration[job * stages + stage] = spec.modes[0].duration
                var resources: [Int] = []
                for mode in spec.modes {
                    guard mode.uses.count == 1, mode.duration == spec.modes[0].duration, mode.cost == 0 else {
                        return nil
                    }
                    resources.append(mode.uses[0].resource)
                }
                resources.sort()
                if let own, own != resources { return nil }
                own = resources
            }
            guard let own, Set(own).count == own.count else { return nil }
            units.append(own)
        }
        let all = units.joined()
        guard Set(all).count == all.count else { return nil }
        for unit in all {
            let spec = draft.resources[unit]
            guard spec.kind == .unit, spec.open == nil, spec.expiry == nil, spec.opening == nil,
                !problem.isCostly(unit)
            else { return nil }
        }
        self.units = units
        self.duration = duration
        release = (0..<jobs).map {
            max(draft.groups[$0].release, draft.tasks[order.tasks[$0 * order.stages]].earliestStart)
        }

        let areSingle = units.allSatisfy { $0.count == 1 }
        if all.contains(where: { draft.resources[$0].setUps != nil }) {
            guard areSingle else { return nil }
            setUp = StagedJobs.setUps(problem, order.tasks, units.map { $0[0] }, stages: order.stages)
        } else {
            setUp = []
        }
        let isOrdered = StagedJobs.isOrdered(draft, tasks: order.tasks, units: units, stages: order.stages)
        isPermutation =
            areSingle && (isOrdered || order.stages == 1 || isNoWait && duration.allSatisfy { $0 > 0 })
        guard isPermutation || draft.sameOrders.isEmpty else { return nil }
    }

    private static func isPlain(_ spec: TaskSpec, isFirst: Bool) -> Bool {
        spec.pin == nil && spec.spans.isEmpty && spec.stretch == 0 && !spec.isPausable && spec.stockChanges.isEmpty
            && spec.latestStart == Problem.never && spec.latestEnd == Problem.never && spec.earliestEnd <= 0
            && (isFirst || spec.earliestStart <= 0)
    }

    /// The tasks of each group as a chain of end-to-start lags of zero, and whether none of them may wait.
    private static func chains(_ problem: Problem, stages: Int) -> (tasks: [Int], isNoWait: Bool, stages: Int)? {
        let draft = problem.draft
        var next = [Int](repeating: -1, count: draft.tasks.count)
        var hasBefore = [Bool](repeating: false, count: draft.tasks.count)
        var tight = [Int](repeating: -1, count: draft.tasks.count)
        for lag in draft.lags {
            let from = lag.before.task
            let to = lag.after.task
            guard lag.gap == 0, draft.tasks[from].group == draft.tasks[to].group, from != to else { return nil }
            if lag.before.isEnd, !lag.after.isEnd {
                if next[from] >= 0, next[from] != to { return nil }
                if hasBefore[to], next[from] != to { return nil }
                next[from] = to
                hasBefore[to] = true
            } else if !lag.before.isEnd, lag.after.isEnd {
                tight[to] = from
            } else {
                return nil
            }
        }
        var tasks: [Int] = []
        var waits = 0
        var links = 0
        var firstOf = [Int](repeating: -1, count: draft.groups.count)
        for task in draft.tasks.indices where !hasBefore[task] {
            let group = draft.tasks[task].group
            if firstOf[group] >= 0 { return nil }
            firstOf[group] = task
        }
        for first in firstOf {
            guard first >= 0 else { return nil }
            var task = first
            var count = 0
            while task >= 0, count < stages {
                tasks.append(task)
                count += 1
                if next[task] >= 0 {
                    links += 1
                    if tight[task] == next[task] { waits += 1 } else if tight[task] >= 0 { return nil }
                } else if tight[task] >= 0 {
                    return nil
                }
                task = next[task]
            }
            guard count == stages, task < 0 else { return nil }
        }
        guard waits == 0 || waits == links else { return nil }
        return (tasks, links > 0 && waits == links, stages)
    }

    private static func setUps(_ problem: Problem, _ tasks: [Int], _ units: [Int], stages: Int) -> [Int] {
        let jobs = tasks.count / stages
        var result: [Int] = []
        for stage in 0..<stages {
            let spec = problem.draft.resources[units[stage]].setUps
            let families = (0..<jobs).map { problem.draft.tasks[tasks[$0 * stages + stage]].modes[0].uses[0].family }
            for before in 0..<jobs {
                for after in 0..<jobs {
                    result.append(spec.map { $0.minutes[families[before] * $0.families + families[after]] } ?? 0)
                }
            }
        }
        return result
    }

    /// Whether every unit after the first is bound to the order of the one before.
    private static func isOrdered(_ draft: ProblemDraft, tasks: [Int], units: [[Int]], stages: Int) -> Bool {
        guard stages > 1, units.allSatisfy({ $0.count == 1 }) else { return false }
        let jobs = tasks.count / stages
        var stageOfUnit: [Int: Int] = [:]
        for (stage, own) in units.enumerated() { stageOfUnit[own[0]] = stage }
        var joined = Array(0..<stages)
        for order in draft.sameOrders {
            guard let a = stageOfUnit[order.resource1], let b = stageOfUnit[order.resource2],
                order.tasks1.count == jobs, Set(order.tasks1).count == jobs
            else { return false }
            for (first, second) in zip(order.tasks1, order.tasks2)
            where draft.tasks[first].group != draft.tasks[second].group {
                return false
            }
            let from = joined[a]
            let to = joined[b]
            for stage in joined.indices where joined[stage] == from { joined[stage] = to }
        }
        return Set(joined).count == 1
    }
}
