// SPDX-License-Identifier: GPL-3.0-or-later

/// A mode (by global index) with the times at which it fits.
struct Spot {
    var mode: Int
    var start: Int
    var end: Int
}

/// A hindrance that can be thrown.
struct Hindered: Error {
    var hindrance: Hindrance
}

extension SequenceDecoder {
    /// The best mode left for a task, at its earliest.
    mutating func bestSpot(_ task: Int, block: Int) -> Result<Spot, Hindered> {
        let first = problem.firstMode[task]
        let wanted = preferred[task]
        if wanted >= 0, domain[task] >> UInt64(wanted) & 1 == 1,
            case .success(let spot) = earliest(task, mode: first + wanted)
        {
            return .success(spot)
        }
        var best: Spot?
        var bestKey = (Int.max, Int.max)
        var reason: Hindrance = .noMode(task: task)
        var rest = domain[task]
        while rest != 0 {
            let mode = first + rest.trailingZeroBitCount
            rest &= rest - 1
            switch earliest(task, mode: mode) {
            case .failure(let failure):
                reason = failure.hindrance
            case .success(let spot):
                var end = spot.end + (rest == 0 && best == nil ? 0 : partnersDelay(task, spot, block))
                // What stretches ends when the others let it end; a late start is what moves them.
                if problem.draft.tasks[task].stretch > 0 { end += spot.start - lowerStart[task] }
                let cost = problem.modeCost[mode]
                let key = isThrifty ? (cost, end) : (end, cost)
                if key < bestKey {
                    best = spot
                    bestKey = key
                }
            }
        }
        return best.map { .success($0) } ?? .failure(Hindered(hindrance: reason))
    }

    /// The earliest start of a task in a mode that its bounds, hours, resources and stocks admit.
    private func earliest(_ task: Int, mode: Int) -> Result<Spot, Hindered> {
        var alone = search(task, mode: mode, from: lowerStart[task])
        for use in problem.firstUse[mode]..<problem.firstUse[mode + 1]
        where problem.isBatch(problem.useResource[use]) && problem.draft.tasks[task].spans.isEmpty {
            let resource = problem.useResource[use]
            var limit = Problem.never
            if case .success(let spot) = alone {
                limit = spot.start + problem.draft.resources[resource].batchWait
            }
            // A run that is already placed may be shared, even later than the task could run alone.
            var tried = Int.min
            for run in table.runs[resource]
            where run.start >= lowerStart[task] && run.start <= limit && run.start != tried {
                tried = run.start
                if case .success(let joined) = search(task, mode: mode, from: run.start), joined.start == run.start {
                    alone = .success(joined)
                    break
                }
            }
        }
        return alone
    }

    private func search(_ task: Int, mode: Int, from: Int) -> Result<Spot, Hindered> {
        let stretch = problem.draft.tasks[task].stretch
        let isPausable = problem.draft.tasks[task].isPausable
        let duration = problem.modeDuration[mode]
        let isSpan = !problem.draft.tasks[task].spans.isEmpty
        var start = from
        while true {
            if start > Problem.never {
                return .failure(Hindered(hindrance: neverReason(task, mode)))
            }
            var end = start + duration
            if isSpan {
                end = lowerEnd[task] + start - lowerStart[task]
            } else {
                if problem.modeHours[mode] >= 0 {
                    let hours = problem.hours[problem.modeHours[mode]]
                    guard let run = hours.run(from: start, duration: duration, isPausable: isPausable) else {
                        return .failure(Hindered(hindrance: .closed(task: task)))
                    }
                    start = run.start
                    end = run.end
                }
                if end < lowerEnd[task] {
                    if lowerEnd[task] - end > stretch {
                        start += lowerEnd[task] - end - stretch
                        continue
                    }
                    end = lowerEnd[task]
                }
            }
            var next = start
            for use in problem.firstUse[mode]..<problem.firstUse[mode + 1] {
                if let later = table.clash(use: use, mode: mode, start: start, end: end) {
                    next = max(next, later, start + 1)
                    break
                }
            }
            if next == start {
                for change in problem.draft.tasks[task].stockChanges {
                    let time = change.atEnd ? end : start
                    guard let later = table.stocks[change.stock].clash(change.amount, at: time) else { continue }
                    if later >= Problem.never {
                        return .failure(Hindered(hindrance: .stock(task: task, stock: change.stock)))
                    }
                    next = max(next, start + later - time)
                }
            }
            if next == start { return .success(Spot(mode: mode, start: start, end: end)) }
            start = next
        }
    }

    /// Why a task fits at no time: it asks for more than there is, or something is held for ever.
    private func neverReason(_ task: Int, _ mode: Int) -> Hindrance {
        for use in problem.firstUse[mode]..<problem.firstUse[mode + 1] {
            let resource = problem.useResource[use]
            switch problem.draft.resources[resource].kind {
            case .pool(let capacity) where problem.useAmount[use] > capacity:
                return .tooMuch(task: task, resource: resource)
            case .batch(let size) where problem.useAmount[use] > size:
                return .tooMuch(task: task, resource: resource)
            default: continue
            }
        }
        return .closed(task: task)
    }

    /// Minutes by which partners bound to the same unit would hold the task up if it took this spot.
    private func partnersDelay(_ task: Int, _ spot: Spot, _ block: Int) -> Int {
        guard let distances = distances[block] else { return 0 }
        var delay = 0
        for rule in problem.firstRule[task]..<problem.firstRule[task + 1] {
            let other = problem.ruleOther[rule]
            if table.isPlaced[other] || problem.blockOfTask[other] != block { continue }
            let mask = problem.ruleMask[problem.ruleOffset[rule] + spot.mode - problem.firstMode[task]] & domain[other]
            guard mask.nonzeroBitCount == 1 else { continue }
            let mode = problem.firstMode[other] + mask.trailingZeroBitCount
            let own = localIndex[task]
            let to = localIndex[other]
            let start = max(lowerStart[other], spot.start + distances.between(own, isEnd: false, to, isEnd: false))
            let end = max(
                start + problem.modeDuration[mode], lowerEnd[other],
                spot.start + distances.between(own, isEnd: false, to, isEnd: true))
            for use in problem.firstUse[mode]..<problem.firstUse[mode + 1] {
                if let later = table.clash(use: use, mode: mode, start: start, end: end) {
                    delay = max(delay, min(later, Problem.never) - start)
                }
            }
        }
        return delay
    }
}
