// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Tests and review of one lot.
struct ReleaseTimes {
    private(set) var checks: [CheckTimes] = []
    private(set) var released: Instant
    private(set) var failure: LostStart.Reason?

    /// Test: [sample, sample + elapsed); review: from max(stored, results) on; released at its end.
    ///
    /// Hours of a check are spread over the pool's normal open minutes in it: hours ≤ headcount × those, and more
    /// than none. A check of a lot in process that began before minute 0 is a fact and never lost.
    init(
        _ recipe: Recipe, stored: Instant, sample: (ID<Operation>) -> Instant, scenario: Scenario,
        hours: PlantHours, ledger: inout StaffLedger
    ) {
        released = stored
        var ready = stored
        for test in recipe.release.tests.ids {
            let figures = recipe.release.tests[test]
            let from = sample(figures.sampleAfter)
            guard let to = hours.end(of: figures.elapsed, from: from) else {
                failure = failure ?? .beyondCalendars
                continue
            }
            add(test, Interval(from: from, to: to), figures.staff, scenario, hours, &ledger)
            ready = max(ready, to)
        }
        guard let end = hours.end(of: recipe.release.review.elapsed, from: ready) else {
            failure = failure ?? .beyondCalendars
            return
        }
        add(nil, Interval(from: ready, to: end), recipe.release.review.staff, scenario, hours, &ledger)
        if end > hours.window.to { failure = failure ?? .beyondCalendars }
        released = end
    }

    private mutating func add(
        _ test: ID<QualityTest>?, _ during: Interval, _ staff: [StaffNeed], _ scenario: Scenario,
        _ hours: PlantHours, _ ledger: inout StaffLedger
    ) {
        checks.append(CheckTimes(test: test, during: during))
        for need in staff {
            let headcount = scenario.staff[need.pool].headcount
            let open = hours.poolNormal(need.pool).openMinutes(in: during)
            let amount: Exact
            let isEnough: Bool
            switch need.amount {
            case .minutes(let minutes):
                amount = minutes
                isEnough = minutes <= Exact(headcount) * Exact(open)
            case .heads(let count):
                amount = Exact(count) * Exact(open)
                isEnough = count <= headcount && open > 0
            }
            if !isEnough, during.from >= .start {
                failure = failure ?? .understaffedCheck(test, need.pool)
            }
            ledger.book(
                need.pool, during.from.minutes, during.to.minutes, amount: amount.double, withCover: false
            )
        }
    }
}
