// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    /// Bounds on the cost of every complete schedule, each named for what it is; empty when lags contradict each other.
    public func bounds() -> [Bound] {
        guard impossibleTask == nil, taskCount > 0 else { return [] }
        let base = latenessBound()
        func timed(_ kind: Bound.Kind, _ makespan: Int) -> Bound {
            Bound(
                kind: kind, makespan: makespan, total: sum(base.total, scaled(max(0, makespan), draft.makespanWeight)))
        }
        var result = [base, timed(.criticalPath, criticalPath())]
        for stage in stages() {
            if let makespan = makespan(of: stage) { result.append(timed(.stage(resources: stage.units), makespan)) }
        }
        if let shop = StagedJobs(self), let passage = PassageBound(shop) {
            let kind = Bound.Kind.passage(first: shop.units[0], last: shop.units[shop.stages - 1])
            result.append(timed(kind, passage.makespan()))
        }
        for resource in draft.resources.indices {
            if case .pool(let capacity) = draft.resources[resource].kind, capacity > 0 {
                result.append(timed(.energy(resource: resource), energy(resource, capacity: capacity)))
            }
        }
        return result
    }

    /// Lateness of each group's earliest end and the cheapest modes.
    private func latenessBound() -> Bound {
        var ends = [Int](repeating: -Problem.never, count: draft.groups.count)
        var total = 0
        for (task, spec) in draft.tasks.enumerated() {
            ends[spec.group] = max(ends[spec.group], headEnd[task])
            total = sum(total, spec.modes.lazy.map(\.cost).min() ?? 0)
        }
        for (group, spec) in draft.groups.enumerated() { total = sum(total, spec.lateCost(end: ends[group])) }
        return Bound(kind: .lateness, makespan: nil, total: total)
    }

    private func criticalPath() -> Int {
        var longest = 0
        for task in 0..<taskCount { longest = max(longest, headStart[task] + tailStart[task], headEnd[task]) }
        return longest
    }

    /// Work that has to fit between heads and tails of some of a pool's tasks.
    private func energy(_ resource: Int, capacity: Int) -> Int {
        var parts: [(head: Int, tail: Int, work: Int)] = []
        for task in 0..<taskCount where draft.tasks[task].spans.isEmpty && draft.tasks[task].pin == nil {
            var least = Int.max
            for mode in firstMode[task]..<firstMode[task + 1] {
                var work = 0
                for use in firstUse[mode]..<firstUse[mode + 1]
                where useResource[use] == resource && !useOnce[use] {
                    work = scaled(useAmount[use], modeDuration[mode])
                }
                least = min(least, work)
            }
            if least > 0 { parts.append((headStart[task], tailEnd[task], least)) }
        }
        parts.sort { $0 > $1 }
        var best = 0
        for tail in Set(parts.map(\.tail)).sorted().prefix(200) {
            var work = 0
            for part in parts where part.tail >= tail {
                work = sum(work, part.work)
                best = max(best, part.head + (work + capacity - 1) / capacity + tail)
            }
        }
        return best
    }
}
