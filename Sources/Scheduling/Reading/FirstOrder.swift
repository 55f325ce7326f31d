// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension SchedulingProblem {
    /// The order in which lots are placed first: those in process, those whose time is fixed, then by the plan's start;
    /// a lot comes after those whose material it uses.
    var firstOrder: [Int] {
        let order = jobs.indices.sorted {
            let (a, b) = (jobs[$0], jobs[$1])
            return (rank(a), a.lot.start.minutes, $0) < (rank(b), b.lot.start.minutes, $1)
        }
        var makers: [ID<Material>: [Int]] = [:]
        for job in order {
            makers[scenario.recipes[jobs[job].recipe].makes, default: []].append(job)
            for output in scenario.recipes[jobs[job].recipe].alsoMakes {
                makers[output.material, default: []].append(job)
            }
        }
        var result: [Int] = []
        var state = [Int](repeating: 0, count: jobs.count)
        for job in order {
            var stack = [job]
            while let top = stack.last {
                if state[top] > 0 {
                    stack.removeLast()
                    if state[top] == 1 {
                        state[top] = 2
                        result.append(top)
                    }
                    continue
                }
                state[top] = 1
                stack += before(top, makers).filter { state[$0] == 0 }.reversed()
            }
        }
        return result
    }

    private func rank(_ job: LotJob) -> Int {
        if job.process != nil { return 0 }
        return job.lot.origin == .pinned || !job.campaigns.isEmpty ? 1 : 2
    }

    /// The lots released, in the plan, before a lot is stored that uses what they make.
    private func before(_ job: Int, _ makers: [ID<Material>: [Int]]) -> [Int] {
        let recipe = scenario.recipes[jobs[job].recipe]
        var result: [Int] = []
        for operation in recipe.operations.things {
            for use in operation.takes {
                for maker in makers[use.material] ?? []
                where maker != job && jobs[maker].lot.released < jobs[job].lot.stored { result.append(maker) }
            }
        }
        return result
    }
}
