// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms

extension Timetable {
    /// Whether a run may stand from `start` up to `end`: nil if so, else the next minute at which it might start.
    func clash(use: Int, mode: Int, start: Int, end: Int) -> Int? {
        let resource = problem.useResource[use]
        switch problem.draft.resources[resource].kind {
        case .pool(let capacity):
            let amount = amountToClaim(use, mode: mode, start: start, end: end)
            return levels[resource].clash(amount, capacity: capacity, from: start, to: end)
        case .unit, .keyed(1):
            return unitClash(resource, family: problem.useFamily[use], slots: 1, size: 1, start: start, end: end)
        case .batch(let size):
            return unitClash(
                resource, family: problem.useFamily[use], slots: problem.useAmount[use], size: size, start: start,
                end: end)
        case .keyed(let size):
            return keyedClash(resource, family: problem.useFamily[use], size: size, start: start, end: end)
        }
    }

    /// When the next run of family `to` may start after one of family `from` that ends at `end`.
    @inline(__always)
    func ready(_ resource: Int, after end: Int, from: Int, to: Int) -> Int {
        guard let setUps = problem.draft.resources[resource].setUps else { return end }
        let minutes = setUps.minutes[from * setUps.families + to]
        guard setUps.isWithinOpenHours, minutes > 0, problem.resourceHours[resource] >= 0 else { return end + minutes }
        let hours = problem.hours[problem.resourceHours[resource]]
        return hours.run(from: end, duration: minutes, isPausable: false)?.end ?? Problem.never
    }

    /// Minutes of set-up as the matrix has them.
    @inline(__always)
    private func setUp(_ resource: Int, from: Int, to: Int) -> Int {
        problem.draft.resources[resource].setUps.map { $0.minutes[from * $0.families + to] } ?? 0
    }

    private func unitClash(_ resource: Int, family: Int, slots: Int, size: Int, start: Int, end: Int) -> Int? {
        if slots > size { return Problem.never }
        return runs[resource].withUnsafeBufferPointer { runs in
            // Runs do not overlap (members of a batch are equal), so their ends are in order as well.
            let low = runs.partitioningIndex { $0.end > start }
            if low < runs.count {
                let next = runs[low]
                if next.start < end || next.start == start && next.end == end {
                    if size > 1, next.start == start, next.end == end, next.family == family {
                        var taken = slots
                        var index = low
                        while index < runs.count, runs[index].start == start {
                            taken += runs[index].amount
                            index += 1
                        }
                        if taken <= size { return nil }
                    }
                    return next.end
                }
            }
            // Behind the next run there may be room sooner than the set-up after the previous one ends.
            let behindNext = low < runs.count ? runs[low].end : Int.max
            var before: Run?
            if low > 0 {
                before = runs[low - 1]
            } else if let opening = problem.draft.resources[resource].opening {
                before = Run(task: -1, start: opening.end, end: opening.end, family: opening.family, amount: 0)
            }
            if let before {
                let free = ready(resource, after: before.end, from: before.family, to: family)
                if free > start { return min(free, behindNext) }
                if let expiry = problem.draft.resources[resource].expiry {
                    let clean = before.end + setUp(resource, from: before.family, to: family)
                    if start - clean > expiry.limit, start - clean < expiry.renewal {
                        return min(clean + expiry.renewal, behindNext)
                    }
                }
            }
            guard low < runs.count else { return nil }
            let next = runs[low]
            if ready(resource, after: end, from: family, to: next.family) > next.start { return next.end }
            if let expiry = problem.draft.resources[resource].expiry {
                let idle = next.start - end - setUp(resource, from: family, to: next.family)
                if idle > expiry.limit, idle < expiry.renewal { return start + idle - expiry.limit }
            }
            if hasConsecutive, let before, before.task >= 0, problem.directAfter[before.task].contains(next.task) {
                return next.end
            }
            return nil
        }
    }

    private func keyedClash(_ resource: Int, family: Int, size: Int, start: Int, end: Int) -> Int? {
        let spec = problem.draft.resources[resource]
        if let opening = spec.opening {
            let free = ready(resource, after: opening.end, from: opening.family, to: family)
            if free > start { return free }
        }
        let runs = runs[resource]
        // Nothing that starts earlier than this reaches the run, its set-up included.
        let reach = start - longest[resource] - (spec.setUps?.minutes.max() ?? 0)
        let isWorked = spec.setUps?.isWithinOpenHours ?? false
        var present: [Run] = []
        for run in runs[(isWorked ? 0 : runs.partitioningIndex { $0.start >= reach })...] {
            if run.start >= end, ready(resource, after: end, from: family, to: run.family) <= run.start {
                if !isWorked, run.start > end + (spec.setUps?.minutes.max() ?? 0) { break }
                continue
            }
            if run.family == family, run.start < end, run.end > start {
                present.append(run)
                continue
            }
            let free = ready(resource, after: run.end, from: run.family, to: family)
            if free > start { return run.end > start ? run.end : free }
        }
        for moment in present.map({ max($0.start, start) }) {
            let meeting = present.filter { $0.start <= moment && $0.end > moment }
            if meeting.count >= size { return meeting.map(\.end).min() }
        }
        return nil
    }
}
