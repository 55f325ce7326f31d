// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    /// Searches for a good schedule within a number of decodes; the same result for any number of threads.
    ///
    /// Every group that can be placed is placed whole; those that cannot stand in the schedule's `unplaced` with their
    /// reason. With longest lags or pins it may happen that none is found though one exists.
    public func search(_ options: SearchOptions = .normal) -> SearchOutcome {
        let runner = ChainRunner(options: options)
        let start = options.start.flatMap { isReadable($0) ? $0 : nil }
        if let jobs = StagedJobs(self) {
            if jobs.isPermutation, jobs.isNoWait {
                let shop = NoWaitShop(jobs)
                let result = runner.run { PermutationChain(shop, jobs, self, start: start, random: $0) }
                return outcome(result.best.schedule(), .noWaitFlowShop, result.decodes, result.wasStopped)
            }
            if jobs.isPermutation {
                let shop = FlowShop(jobs)
                let result = runner.run { PermutationChain(shop, jobs, self, start: start, random: $0) }
                return outcome(result.best.schedule(), .permutationFlowShop, result.decodes, result.wasStopped)
            }
            if jobs.isMakespanOnly, !jobs.isNoWait, jobs.setUp.isEmpty {
                let result = runner.run { HybridChain(jobs, self, start: start, random: $0) }
                return outcome(result.best.schedule(), .hybridFlowShop, result.decodes, result.wasStopped)
            }
        }
        if let shop = ProjectShop(self) {
            let result = runner.run { ProjectChain(shop, self, start: start, random: $0) }
            return outcome(result.best.schedule(), .project, result.decodes, result.wasStopped)
        }
        let result = runner.run { GeneralChain(self, start: start, random: $0) }
        let schedule = withoutShortPins(puttingOff(result.best.schedule()))
        return outcome(schedule, .general, result.decodes, result.wasStopped)
    }

    /// Whether a schedule has a place in a mode of its own for each task, or none.
    private func isReadable(_ schedule: Schedule) -> Bool {
        schedule.placements.count == taskCount
            && schedule.placements.enumerated().allSatisfy { task, placement in
                guard let placement else { return true }
                return draft.tasks[task].modes.indices.contains(placement.mode)
                    && placement.start > -Problem.never && placement.start < Problem.never
            }
    }

    private func outcome(_ schedule: Schedule, _ shape: Shape, _ decodes: Int, _ wasStopped: Bool) -> SearchOutcome {
        SearchOutcome(
            schedule: schedule, cost: cost(of: schedule), shape: shape, decodes: decodes, wasStopped: wasStopped)
    }
}
