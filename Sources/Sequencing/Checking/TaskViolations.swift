// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    /// Every rule that a schedule breaks, found from the draft alone; empty for a good schedule.
    ///
    /// Nothing of the engine's own bookkeeping is used. Rules of tasks that are not placed are not judged.
    public func violations(of schedule: Schedule) -> [Violation] {
        guard schedule.placements.count == draft.tasks.count else { return [.wrongCount] }
        for (task, placement) in schedule.placements.enumerated() {
            if let placement, !draft.tasks[task].modes.indices.contains(placement.mode) {
                return [.unknownMode(task: task)]
            }
        }
        var found = groupViolations(schedule)
        for task in draft.tasks.indices { found += taskViolations(task, schedule) }
        found += linkViolations(schedule)
        for resource in draft.resources.indices { found += resourceViolations(resource, schedule) }
        for stock in draft.stocks.indices { found += stockViolations(stock, schedule) }
        return found
    }

    private func groupViolations(_ schedule: Schedule) -> [Violation] {
        var placed = [Int](repeating: 0, count: draft.groups.count)
        var sizes = placed
        for (task, placement) in schedule.placements.enumerated() {
            sizes[draft.tasks[task].group] += 1
            if placement != nil { placed[draft.tasks[task].group] += 1 }
        }
        var listed = [Int](repeating: 0, count: draft.groups.count)
        for entry in schedule.unplaced where listed.indices.contains(entry.group) { listed[entry.group] += 1 }
        return draft.groups.indices.compactMap { group in
            let isWhole = placed[group] == sizes[group] ? listed[group] == 0 : placed[group] == 0 && listed[group] == 1
            return isWhole ? nil : .notWhole(group: group)
        }
    }

    private func taskViolations(_ task: Int, _ schedule: Schedule) -> [Violation] {
        guard let placement = schedule.placements[task] else { return [] }
        let spec = draft.tasks[task]
        let mode = spec.modes[placement.mode]
        if let pin = spec.pin {
            guard placement.mode == pin.mode, placement.start == pin.start else { return [.pin(task: task)] }
            // A frozen run stands as it stands.
            if let end = pin.end { return placement.end == end ? [] : [.pin(task: task)] }
        }
        var found: [Violation] = []
        let release = draft.groups[spec.group].release
        if placement.start < max(spec.earliestStart, release) || placement.start > spec.latestStart
            || placement.end < spec.earliestEnd || placement.end > spec.latestEnd
        {
            found.append(.window(task: task))
        }
        if !spec.spans.isEmpty {
            let covered = spec.spans.compactMap { schedule.placements[$0] }
            if covered.map(\.start).min() != placement.start || covered.map(\.end).max() != placement.end {
                found.append(.span(task: task))
            }
            return found
        }
        var end = placement.start + mode.duration
        var common: OpenHours?
        for use in mode.uses {
            guard let open = draft.resources[use.resource].open.map({ OpenHours($0) }) else { continue }
            common = common.map { $0.intersection(open) } ?? open
        }
        if let common {
            let run = common.run(from: placement.start, duration: mode.duration, isPausable: spec.isPausable)
            guard let run, run.start == placement.start else { return found + [.closed(task: task)] }
            end = run.end
        }
        if placement.end < end || placement.end - end > spec.stretch { found.append(.duration(task: task)) }
        return found
    }

    private func linkViolations(_ schedule: Schedule) -> [Violation] {
        func resources(_ task: Int) -> [Int]? {
            schedule.placements[task].map { draft.tasks[task].modes[$0.mode].uses.map(\.resource).sorted() }
        }
        var found: [Violation] = []
        for (index, lag) in draft.lags.enumerated() {
            guard let before = schedule.time(of: lag.before), let after = schedule.time(of: lag.after) else { continue }
            if after - before < lag.gap { found.append(.lag(index)) }
        }
        for (index, pair) in draft.sameUnits.enumerated() {
            guard let a = resources(pair.first), let b = resources(pair.second) else { continue }
            if a != b { found.append(.sameUnits(index)) }
        }
        for (index, pair) in draft.differentUnits.enumerated() {
            guard let a = resources(pair.first), let b = resources(pair.second) else { continue }
            if a.contains(where: { b.contains($0) }) { found.append(.differentUnits(index)) }
        }
        for (index, rule) in draft.dependencies.enumerated() {
            guard let a = schedule.placements[rule.task], let b = schedule.placements[rule.other] else { continue }
            if a.mode == rule.mode, !rule.allowed.contains(b.mode) { found.append(.dependency(index)) }
        }
        for (index, pair) in draft.consecutive.enumerated() {
            guard let a = schedule.placements[pair.first], let b = schedule.placements[pair.second] else { continue }
            let shared = (resources(pair.first) ?? []).filter { (resources(pair.second) ?? []).contains($0) }
            guard !shared.isEmpty else { continue }
            let between = shared.contains { resource in
                runs(on: resource, in: schedule).contains { run in
                    run.task != pair.first && run.task != pair.second && run.start >= a.end && run.end <= b.start
                        && run.end > a.start && run.start < b.end
                }
            }
            if a.end > b.start || between { found.append(.consecutive(index)) }
        }
        for (index, order) in draft.sameOrders.enumerated() where !isSameOrder(order, schedule) {
            found.append(.sameOrder(index))
        }
        return found
    }

    /// Whether paired tasks come in equal orders; only pairs that both run on the two units are judged.
    private func isSameOrder(_ order: SameOrder, _ schedule: Schedule) -> Bool {
        var pairs: [(Placement, Placement)] = []
        for (task1, task2) in zip(order.tasks1, order.tasks2) {
            guard let a = schedule.placements[task1], let b = schedule.placements[task2] else { continue }
            let runs1 = draft.tasks[task1].modes[a.mode].uses.contains { $0.resource == order.resource1 }
            let runs2 = draft.tasks[task2].modes[b.mode].uses.contains { $0.resource == order.resource2 }
            if runs1, runs2 { pairs.append((a, b)) }
        }
        pairs.sort { ($0.0.start, $0.0.end, $0.1.start) < ($1.0.start, $1.0.end, $1.1.start) }
        return zip(pairs, pairs.dropFirst()).allSatisfy { $0.1.end <= $1.1.start }
    }
}
