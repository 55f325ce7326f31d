// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    /// The schedule without pinned work whose material never came, or never had room.
    ///
    /// A pin stands before anything else is placed, so only the whole schedule shows whether others made in time what it
    /// takes. What hangs on material of the work taken out goes as well.
    func withoutShortPins(_ schedule: Schedule) -> Schedule {
        guard draft.tasks.contains(where: { $0.pin != nil && !$0.stockChanges.isEmpty }) else { return schedule }
        var result = schedule
        for stock in draft.stocks.indices {
            while let fault = stockViolations(stock, result).first, let task = culprit(of: fault, in: result) {
                let groups = blocks[blockOfTask[task]].groups
                for other in blocks[blockOfTask[task]].tasks { result.placements[other] = nil }
                result.unplaced += groups.map { Unplaced(group: $0, hindrance: .stock(task: task, stock: stock)) }
            }
        }
        result.unplaced.sort { $0.group < $1.group }
        return result
    }

    /// The last task that takes a stock below its minimum (or above its maximum), a pinned one if there is any.
    private func culprit(of fault: Violation, in schedule: Schedule) -> Int? {
        let stock: Int
        let limit: Int
        let sign: Int
        switch fault {
        case .stockShort(let number, let minute): (stock, limit, sign) = (number, minute, -1)
        case .stockFull(let number, let minute): (stock, limit, sign) = (number, minute, 1)
        default: return nil
        }
        var best: (isPinned: Int, minute: Int, task: Int)?
        for (task, placement) in schedule.placements.enumerated() {
            guard let placement else { continue }
            for change in draft.tasks[task].stockChanges where change.stock == stock && change.amount * sign > 0 {
                let minute = change.atEnd ? placement.end : placement.start
                let key = (draft.tasks[task].pin == nil ? 0 : 1, minute, task)
                if minute <= limit, best.map({ key > $0 }) ?? true { best = key }
            }
        }
        return best?.task
    }
}
