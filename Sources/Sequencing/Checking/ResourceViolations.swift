// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    func resourceViolations(_ resource: Int, _ schedule: Schedule) -> [Violation] {
        let runs = runs(on: resource, in: schedule)
        if case .pool(let capacity) = draft.resources[resource].kind {
            return poolViolations(resource, capacity: capacity, schedule)
        }
        var found: [Violation] = []
        var last = draft.resources[resource].opening.map {
            Run(task: -1, start: $0.end, end: $0.end, family: $0.family, amount: 0)
        }
        for (index, run) in runs.enumerated() {
            if let previous = last {
                if previous.end <= run.start {
                    found += gapViolations(resource, previous, run)
                } else {
                    found += meetingViolations(resource, previous, run, earlier: runs[..<index])
                }
            }
            if run.end >= (last?.end ?? run.end) { last = run }
        }
        return found
    }

    private func gapViolations(_ resource: Int, _ first: Run, _ second: Run) -> [Violation] {
        let spec = draft.resources[resource]
        var minutes = 0
        if let setUps = spec.setUps {
            minutes = setUps.minutes[first.family * setUps.families + second.family]
            var ready = first.end + minutes
            if setUps.isWithinOpenHours, minutes > 0, let open = spec.open {
                let run = OpenHours(open).run(from: first.end, duration: minutes, isPausable: false)
                ready = run?.end ?? Problem.never
            }
            if ready > second.start {
                return [.setUp(resource: resource, first: first.task, second: second.task)]
            }
        }
        if let expiry = spec.expiry {
            let idle = second.start - first.end - minutes
            if idle > expiry.limit, idle < expiry.renewal {
                return [.renewal(resource: resource, first: first.task, second: second.task)]
            }
        }
        return []
    }

    /// Judges a run that starts before the latest one has ended.
    private func meetingViolations(
        _ resource: Int, _ first: Run, _ second: Run, earlier: ArraySlice<Run>
    ) -> [Violation] {
        let overlap = Violation.overlap(resource: resource, first: first.task, second: second.task)
        let present = earlier.filter { $0.end > second.start }
        switch draft.resources[resource].kind {
        case .keyed(let size):
            if first.task < 0 || first.family != second.family { return [overlap] }
            return present.count >= size ? [.capacity(resource: resource, minute: second.start)] : []
        case .batch(let size):
            if (first.start, first.end, first.family) != (second.start, second.end, second.family) || first.task < 0 {
                return [overlap]
            }
            let slots = present.reduce(second.amount) { sum($0, $1.amount) }
            return slots > size ? [.capacity(resource: resource, minute: second.start)] : []
        case .unit, .pool:
            return [overlap]
        }
    }

    private func poolViolations(_ resource: Int, capacity: Int, _ schedule: Schedule) -> [Violation] {
        struct Share: Hashable {
            var batch: Int
            var start: Int
            var end: Int
        }
        var changes: [(minute: Int, amount: Int)] = []
        var shared: [Share: Int] = [:]
        for (task, placement) in schedule.placements.enumerated() {
            guard let placement, placement.end > placement.start else { continue }
            let uses = draft.tasks[task].modes[placement.mode].uses
            guard let use = uses.first(where: { $0.resource == resource }) else { continue }
            var amount = use.amount
            if use.isOncePerBatch, let batch = uses.first(where: { isBatch($0.resource) })?.resource {
                let share = Share(batch: batch, start: placement.start, end: placement.end)
                let counted = shared[share] ?? 0
                amount = max(0, use.amount - counted)
                shared[share] = max(counted, use.amount)
            }
            changes.append((placement.start, amount))
            changes.append((placement.end, -amount))
        }
        changes.sort { $0 < $1 }
        var level = 0
        for change in changes {
            level += change.amount
            if level > capacity { return [.capacity(resource: resource, minute: change.minute)] }
        }
        return []
    }

    func isBatch(_ resource: Int) -> Bool {
        if case .batch = draft.resources[resource].kind { return true }
        return false
    }

    func stockViolations(_ stock: Int, _ schedule: Schedule) -> [Violation] {
        let spec = draft.stocks[stock]
        var changes = spec.supplies.map { (minute: $0.time, amount: $0.amount) }
        for (task, placement) in schedule.placements.enumerated() {
            guard let placement else { continue }
            for change in draft.tasks[task].stockChanges where change.stock == stock {
                changes.append((change.atEnd ? placement.end : placement.start, change.amount))
            }
        }
        changes.sort { $0 < $1 }
        var found: [Violation] = []
        var level = spec.initial
        for (index, change) in changes.enumerated() {
            level += change.amount
            // Only what stands after all changes of the minute counts.
            if index + 1 < changes.count, changes[index + 1].minute == change.minute { continue }
            if level < spec.minimum { found.append(.stockShort(stock: stock, minute: change.minute)) }
            if let maximum = spec.maximum, level > maximum {
                found.append(.stockFull(stock: stock, minute: change.minute))
            }
        }
        return found
    }
}
