// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    /// The most tasks for which waiting is shortened afterwards: every try is judged whole.
    private static let mostTasksForHolds = 400

    /// The same schedule with work put off that would only make material wait, where that costs less and breaks nothing.
    ///
    /// The decoder places everything as early as it goes. Here the task before a costly wait, or all of its group that
    /// comes before the wait's end, is pushed towards what it waits for.
    func puttingOff(_ schedule: Schedule) -> Schedule {
        guard !draft.holdCosts.isEmpty, taskCount <= Problem.mostTasksForHolds else { return schedule }
        var schedule = schedule
        var total = cost(of: schedule).total
        var hasChanged = true
        var rounds = 0
        while hasChanged, rounds < 4 {
            hasChanged = false
            rounds += 1
            for hold in draft.holdCosts where hold.rate > 0 {
                for tasks in candidates(hold, schedule) {
                    guard let from = schedule.time(of: hold.from), let to = schedule.time(of: hold.to) else { continue }
                    var minutes = to - from - hold.free
                    while minutes > 0 {
                        var later = schedule
                        for task in tasks {
                            later.placements[task]?.start += minutes
                            later.placements[task]?.end += minutes
                        }
                        let cheaper = cost(of: later).total
                        if cheaper < total, violations(of: later).isEmpty {
                            schedule = later
                            total = cheaper
                            hasChanged = true
                            break
                        }
                        minutes /= 2
                    }
                }
            }
        }
        return schedule
    }

    /// Sets of tasks to push: all of the group before the end of the wait, then the one task.
    private func candidates(_ hold: HoldCost, _ schedule: Schedule) -> [[Int]] {
        guard hold.from.task != hold.to.task, let end = schedule.time(of: hold.to) else { return [] }
        let group = draft.tasks[hold.from.task].group
        let before = draft.tasks.indices.filter { task in
            draft.tasks[task].group == group && task != hold.to.task && draft.tasks[task].pin == nil
                && (schedule.placements[task]?.end ?? Int.max) <= end
        }
        return [before, [hold.from.task]]
    }
}
