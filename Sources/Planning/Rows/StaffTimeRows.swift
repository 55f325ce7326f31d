// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// People work no longer than they are there, week by week.
    ///
    ///     Σ normal hours[c,p,w]·lots[c] − overtime[p,w] ≤ headcount × open hours × productive    ∀ pool p, week w
    ///     Σ cover hours[c,p,w]·lots[c] ≤ cover headcount × cover hours × productive
    mutating func limitStaffTime() {
        let problem = problem
        let staff = scenario.staff
        let weekCount = problem.times.weekCount
        let pools = Axis("pool", count: staff.count) { staff.things[$0].name }
        let weeks = Axis("week", count: weekCount) { problem.text(at: $0 * 7 * 1440) }
        let normal = programme.rowFamily(
            "staff-time", unit: "h", axes: [pools, weeks],
            formula: "Σ hours[c,p,w]·lots[c] − overtime[p,w] ≤ headcount × open[p,w] × productive")
        let cover = programme.rowFamily(
            "staff-cover", unit: "h", axes: [pools, weeks],
            formula: "Σ cover hours[c,p,w]·lots[c] ≤ cover headcount × cover[p,w] × productive")
        for pool in staff.ids {
            let source = sources.id(of: "staff.\(staff[pool].name)")
            let takes = Postings(
                slots: weekCount,
                problem.candidates.enumerated().flatMap { number, candidate in
                    candidate.staffWeeks.filter { $0.pool == pool }.map {
                        (slot: $0.week, entry: (candidate: number, normal: $0.normal, cover: $0.cover))
                    }
                })
            for week in 0..<weekCount where !takes[week].isEmpty {
                let capacity = problem.staffHours(of: pool, week: week)
                programme.require(normal, pool, week, .atMost(capacity.normal), source: source) {
                    for take in takes[week] where take.normal > 0 {
                        take.normal * variables.lots[take.candidate]
                    }
                    if staff[pool].overtime != nil {
                        -variables.overtime[pool, week]
                    }
                }
                programme.require(cover, pool, week, .atMost(capacity.cover), source: source) {
                    for take in takes[week] where take.cover > 0 {
                        take.cover * variables.lots[take.candidate]
                    }
                }
            }
        }
    }
}

extension PlanningProblem {
    /// Work hours a pool has in a week, in normal and in cover time.
    func staffHours(of pool: ID<StaffPool>, week: Int) -> (normal: Double, cover: Double) {
        let about = scenario.staff[pool]
        let span = times.week(week)
        let productive = about.productive.double / 60
        let normal = hours.poolNormal(pool).openMinutes(from: span.from, to: span.to)
        let cover = hours.poolCover(pool).openMinutes(from: span.from, to: span.to)
        return (
            Double(about.headcount * normal) * productive,
            Double((about.cover?.headcount ?? 0) * cover) * productive
        )
    }
}
