// SPDX-License-Identifier: GPL-3.0-or-later

extension SequenceDecoder {
    /// Places the pinned tasks that keep all rules among themselves, frozen ones first: they are facts.
    ///
    /// - Returns: the pinned tasks that have no place where they are bound to be.
    mutating func placePins() -> [Int] {
        let pinned = problem.draft.tasks.indices.filter { problem.draft.tasks[$0].pin != nil }
        let frozen = pinned.filter { problem.draft.tasks[$0].pin?.end != nil }
        let others = pinned.filter { problem.draft.tasks[$0].pin?.end == nil }
        return (frozen + others).filter { task in
            guard let spot = pinnedSpot(task), isFree(spot), keepsLinks(task, spot) else { return true }
            let mark = table.trail.count
            table.place(task, mode: spot.mode, start: spot.start, end: spot.end)
            // Only pins are placed yet, and none of them can make way.
            if propagate(from: task, [], problem.blockOfTask[task]) >= 0 { return false }
            table.unwind(to: mark)
            return true
        }
    }

    /// Where the pin puts a task; nil where its calendar or its window does not let it be.
    private func pinnedSpot(_ task: Int) -> Spot? {
        let spec = problem.draft.tasks[task]
        guard let pin = spec.pin else { return nil }
        let mode = problem.firstMode[task] + pin.mode
        if let end = pin.end { return Spot(mode: mode, start: pin.start, end: end) }
        let duration = problem.modeDuration[mode]
        var end = pin.start + duration
        if problem.modeHours[mode] >= 0 {
            let hours = problem.hours[problem.modeHours[mode]]
            let run = hours.run(from: pin.start, duration: duration, isPausable: spec.isPausable)
            guard let run, run.start == pin.start else { return nil }
            end = run.end
        }
        if spec.earliestEnd > end, spec.earliestEnd - end <= spec.stretch { end = spec.earliestEnd }
        let earliest = max(spec.earliestStart, problem.draft.groups[spec.group].release)
        guard pin.start >= earliest, pin.start <= spec.latestStart, end >= spec.earliestEnd, end <= spec.latestEnd
        else { return nil }
        return Spot(mode: mode, start: pin.start, end: end)
    }

    /// Whether the resources of a spot are free for it.
    private func isFree(_ spot: Spot) -> Bool {
        (problem.firstUse[spot.mode]..<problem.firstUse[spot.mode + 1]).allSatisfy {
            table.clash(use: $0, mode: spot.mode, start: spot.start, end: spot.end) == nil
        }
    }

    /// Whether a spot keeps the lags and the rules between modes towards all tasks that are placed.
    private func keepsLinks(_ task: Int, _ spot: Spot) -> Bool {
        func time(_ event: Event) -> Int? {
            if event.task == task { return event.isEnd ? spot.end : spot.start }
            return table.isPlaced[event.task] ? table.time(of: event) : nil
        }
        let out = problem.outLag[problem.firstOut[task]..<problem.firstOut[task + 1]]
        let into = problem.inLag[problem.firstIn[task]..<problem.firstIn[task + 1]]
        for lag in (out + into).map({ problem.lags[$0] }) {
            if let before = time(lag.before), let after = time(lag.after), after - before < lag.gap { return false }
        }
        return (problem.firstRule[task]..<problem.firstRule[task + 1]).allSatisfy { rule in
            let other = problem.ruleOther[rule]
            guard table.isPlaced[other] else { return true }
            let allowed = problem.ruleMask[problem.ruleOffset[rule] + spot.mode - problem.firstMode[task]]
            return allowed >> UInt64(table.mode[other] - problem.firstMode[other]) & 1 == 1
        }
    }
}
