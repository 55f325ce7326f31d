// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// People work no longer than they are there, week by week, and put work off no longer than it may slide.
    ///
    ///     Σ normal hours[c,p,w]·lots[c] − Σ work[p,w→v] (v = w … w + slide) ≤ 0          ∀ pool p, week w asked for
    ///     Σ work[p,w→v] (w = v − slide … v) − overtime[p,v] ≤ headcount × open hours × productive    ∀ p, week v done in
    ///         (people that options add, and their hours, beside)
    ///     Σ cover hours[c,p,w]·lots[c] ≤ cover headcount × cover hours × productive
    ///
    /// This says as much as a row for every stretch of weeks a … b (what is asked for in them is done by b + slide)
    /// with a few columns instead of rows in the square of the weeks. What does not slide is stated without `work`.
    mutating func limitStaffTime() {
        let problem = problem
        let staff = scenario.staff
        let weekCount = problem.times.weekCount
        let pools = Axis("pool", count: staff.count) { staff.things[$0].name }
        let weeks = Axis("week", count: weekCount) { problem.text(at: $0 * 7 * 1440) }
        let asked = programme.rowFamily(
            "staff-work", unit: "h", axes: [pools, weeks],
            formula: "Σ hours[c,p,w]·lots[c] − Σ work[p,w→v] ≤ 0")
        let normal = programme.rowFamily(
            "staff-time", unit: "h", axes: [pools, weeks],
            formula: "Σ hours (or work[p,w→v]) − overtime[p,v] ≤ headcount × open[p,v] × productive")
        let cover = programme.rowFamily(
            "staff-cover", unit: "h", axes: [pools, weeks],
            formula: "Σ cover hours[c,p,w]·lots[c] ≤ cover headcount × cover[p,w] × productive")
        var taken = staff.ids.map { _ in [(slot: Int, entry: (taker: Int, normal: Double, cover: Double))]() }
        for (number, taker) in problem.takers.enumerated() {
            for take in taker.staffWeeks {
                taken[take.pool.index].append((take.week, (number, take.normal, take.cover)))
            }
        }
        for pool in staff.ids {
            let source = sources.id(of: "staff.\(staff[pool].name)")
            let slots = problem.slides[pool.index].slots
            let doesSlide = staff[pool].slideWeeks > 0
            let takes = Postings(slots: weekCount, taken[pool.index])
            let doneIn = Postings(slots: weekCount, slots.enumerated().map { (slot: $1.done, entry: $0) })
            let askedIn = Postings(slots: weekCount, slots.enumerated().map { (slot: $1.asked, entry: $0) })
            for week in 0..<weekCount where !takes[week].isEmpty || !doneIn[week].isEmpty {
                let capacity = problem.staffHours(of: pool, week: week)
                if doesSlide {
                    programme.require(asked, pool, week, .atMost(0), source: source) {
                        for take in takes[week] where take.normal > 0 {
                            take.normal * variables.takers[take.taker]
                        }
                        for slot in askedIn[week] {
                            -variables.work[pool, slot]
                        }
                    }
                }
                programme.require(normal, pool, week, .atMost(capacity.normal), source: source) {
                    if doesSlide {
                        for slot in doneIn[week] {
                            variables.work[pool, slot]
                        }
                    } else {
                        for take in takes[week] where take.normal > 0 {
                            take.normal * variables.takers[take.taker]
                        }
                    }
                    if staff[pool].overtime != nil {
                        -variables.overtime[pool, week]
                    }
                    for added in problem.addedHours(of: pool, week: week) {
                        -added.amount * variables.chosen[added.option]
                    }
                }
                programme.require(cover, pool, week, .atMost(capacity.cover), source: source) {
                    for take in takes[week] where take.cover > 0 {
                        take.cover * variables.takers[take.taker]
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
        return hours(of: pool, week: week, people: about.headcount, onCall: about.cover?.headcount ?? 0)
    }

    /// Work hours of one person of a pool in a week, in normal and in cover time.
    func hoursOfOne(of pool: ID<StaffPool>, week: Int) -> (normal: Double, cover: Double) {
        hours(of: pool, week: week, people: 1, onCall: 1)
    }

    private func hours(
        of pool: ID<StaffPool>, week: Int, people: Int, onCall: Int
    ) -> (normal: Double, cover: Double) {
        let span = times.week(week)
        let productive = scenario.staff[pool].productive.double / 60
        let normal = hours.poolNormal(pool).openMinutes(from: span.from, to: span.to)
        let cover = hours.poolCover(pool).openMinutes(from: span.from, to: span.to)
        return (Double(people * normal) * productive, Double(onCall * cover) * productive)
    }

    /// Work hours of overtime a pool may add in a week; in a part of a week the same part.
    func overtimeLimit(of pool: ID<StaffPool>, week: Int) -> Double {
        guard let rule = scenario.staff[pool].overtime else { return 0 }
        return rule.hoursPerWeek.double * Double(times.weekMinutes(week)) / Double(7 * 1440)
    }
}
