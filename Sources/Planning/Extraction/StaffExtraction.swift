// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Work of each pool in each week.
struct StaffExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// Weeks by pool, then time.
    var weeks: [StaffWeek] {
        problem.scenario.staff.ids.flatMap { pool in
            let work = hours(of: pool)
            let pace = pace(of: pool, work.map(\.normal))
            return (0..<problem.times.weekCount).map { week in
                let capacity = capacity(of: pool, week: week)
                return StaffWeek(
                    pool: problem.scenario.staff[pool].name, week: problem.times.week(week).from,
                    hours: work[week].normal.rounded(to: 1e6), capacity: capacity.normal.rounded(to: 1e6),
                    overtime: pace.overtime[week].rounded(to: 1e6), carried: pace.carried[week].rounded(to: 1e6),
                    cover: work[week].cover.rounded(to: 1e6), coverCapacity: capacity.cover.rounded(to: 1e6))
            }
        }
    }

    /// Overtime over all weeks, by pool [h of work].
    var overtimeHours: [Double] {
        problem.scenario.staff.ids.map { pool in
            pace(of: pool, hours(of: pool).map(\.normal)).overtime.reduce(0, +)
        }
    }

    /// When a pool does its work: with the least overtime, and that as late as can be.
    private func pace(of pool: ID<StaffPool>, _ work: [Double]) -> WorkPace {
        let weeks = 0..<problem.times.weekCount
        return WorkPace(
            work: work, capacity: weeks.map { capacity(of: pool, week: $0).normal },
            limit: weeks.map { problem.overtimeLimit(of: pool, week: $0) },
            slides: problem.scenario.staff[pool].slideWeeks)
    }

    /// Work hours there are in a week, those of chosen options included.
    private func capacity(of pool: ID<StaffPool>, week: Int) -> (normal: Double, cover: Double) {
        let own = problem.staffHours(of: pool, week: week)
        return (own.normal + decisions.sum(problem.addedHours(of: pool, week: week)), own.cover)
    }

    private func hours(of pool: ID<StaffPool>) -> [(normal: Double, cover: Double)] {
        var work = [(normal: Double, cover: Double)](repeating: (0, 0), count: problem.times.weekCount)
        for (number, taker) in problem.takers.enumerated() where decisions.takers[number] > 0 {
            for take in taker.staffWeeks where take.pool == pool && work.indices.contains(take.week) {
                work[take.week].normal += take.normal * decisions.takers[number]
                work[take.week].cover += take.cover * decisions.takers[number]
            }
        }
        return work
    }
}
