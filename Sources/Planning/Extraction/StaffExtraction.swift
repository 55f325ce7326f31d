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
            return (0..<problem.times.weekCount).map { week in
                let capacity = problem.staffHours(of: pool, week: week)
                return StaffWeek(
                    pool: problem.scenario.staff[pool].name, week: problem.times.week(week).from,
                    hours: work[week].normal.rounded(to: 1e6), capacity: capacity.normal.rounded(to: 1e6),
                    overtime: max(0, work[week].normal - capacity.normal).rounded(to: 1e6),
                    cover: work[week].cover.rounded(to: 1e6), coverCapacity: capacity.cover.rounded(to: 1e6))
            }
        }
    }

    /// Overtime over all weeks, by pool [h of work].
    var overtimeHours: [Double] {
        problem.scenario.staff.ids.map { pool in
            hours(of: pool).enumerated().reduce(0) { sum, entry in
                sum + max(0, entry.element.normal - problem.staffHours(of: pool, week: entry.offset).normal)
            }
        }
    }

    private func hours(of pool: ID<StaffPool>) -> [(normal: Double, cover: Double)] {
        var work = [(normal: Double, cover: Double)](repeating: (0, 0), count: problem.times.weekCount)
        for (number, candidate) in problem.candidates.enumerated() where decisions.lots[number] > 0 {
            for take in candidate.staffWeeks where take.pool == pool && work.indices.contains(take.week) {
                work[take.week].normal += take.normal * decisions.lots[number]
                work[take.week].cover += take.cover * decisions.lots[number]
            }
        }
        return work
    }
}
