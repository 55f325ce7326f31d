// SPDX-License-Identifier: GPL-3.0-or-later

extension Problem {
    /// Searches for a good schedule within a number of decodes; the same result for any number of threads.
    ///
    /// Every group that can be placed is placed whole; those that cannot stand in the schedule's `unplaced` with their
    /// reason. With longest lags or pins it may happen that none is found though one exists.
    public func search(_ options: SearchOptions = .normal) -> SearchOutcome {
        let runner = ChainRunner(options: options)
        if let jobs = StagedJobs(self) {
            if jobs.isPermutation, jobs.isNoWait {
                let shop = NoWaitShop(jobs)
                let result = runner.run { PermutationChain(shop, jobs, self, random: $0) }
                return outcome(result.best.schedule(), .noWaitFlowShop, result.decodes, result.wasStopped)
            }
            if jobs.isPermutation {
                let shop = FlowShop(jobs)
                let result = runner.run { PermutationChain(shop, jobs, self, random: $0) }
                return outcome(result.best.schedule(), .permutationFlowShop, result.decodes, result.wasStopped)
            }
            if jobs.isMakespanOnly, !jobs.isNoWait, jobs.setUp.isEmpty {
                let result = runner.run { HybridChain(jobs, self, random: $0) }
                return outcome(result.best.schedule(), .hybridFlowShop, result.decodes, result.wasStopped)
            }
        }
        if let shop = ProjectShop(self) {
            let result = runner.run { ProjectChain(shop, self, random: $0) }
            return outcome(result.best.schedule(), .project, result.decodes, result.wasStopped)
        }
        let result = runner.run { GeneralChain(self, random: $0) }
        return outcome(result.best.schedule(), .general, result.decodes, result.wasStopped)
    }

    private func outcome(_ schedule: Schedule, _ shape: Shape, _ decodes: Int, _ wasStopped: Bool) -> SearchOutcome {
        SearchOutcome(
            schedule: schedule, cost: cost(of: schedule), shape: shape, decodes: decodes, wasStopped: wasStopped)
    }
}
