// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

extension CandidateCosts {
    /// Prices what a lot does from minute 0 on, at standard rates.
    ///
    ///     operations = recipe cost + Σ copies begun at or after 0 of their cost
    ///     unit time  = Σ occupancies of rate × held minutes; a repeated operation holds its unit once
    ///     staff      = work hours / productive × pay
    init(of timeline: LotTimeline, recipe: Recipe, in scenario: Scenario, takes: [Candidate.StaffTake], isNew: Bool) {
        operations = isNew ? recipe.cost.double : 0
        for times in timeline.operations where times.run.from.minutes >= 0 {
            operations += recipe.operations[times.operation].wholeCost.double
        }
        for unit in scenario.units.ids where !scenario.units[unit].rate.isZero {
            let minutes = timeline.unitHolds.reduce(0) {
                $1.unit == unit ? $0 + max(0, $1.held.to.minutes - max(0, $1.held.from.minutes)) : $0
            }
            let tested = timeline.instruments.reduce(0) { $1.unit == unit ? $0 + $1.minutes : $0 }
            let time = Double(minutes) + tested
            if time > 0 { unitTime.append((unit, scenario.units[unit].rate.double * time)) }
        }
        for hold in timeline.roomHolds where !scenario.rooms[hold.room].rate.isZero {
            let minutes = max(0, hold.held.to.minutes - max(0, hold.held.from.minutes))
            roomTime.append((hold.room, scenario.rooms[hold.room].rate.double * Double(minutes)))
        }
        for check in timeline.checks where check.during.from.minutes >= 0 {
            if let test = check.test {
                let figures = recipe.release.tests[test]
                let price = figures.laboratory.map { scenario.laboratories[$0].price * Exact(figures.samples) } ?? .zero
                tests += ((figures.cost + price) * (.one + figures.retest)).double
            }
        }
        for pool in scenario.staff.ids {
            let about = scenario.staff[pool]
            let paidHours = 60 / about.productive.double
            var normal = 0.0
            var covered = 0.0
            for take in takes where take.pool == pool {
                normal += take.normal
                covered += take.cover
            }
            if about.paid == .used, normal > 0 {
                staffUsed.append((pool, normal * paidHours * about.rate.double))
            }
            if let rule = about.cover, covered > 0 {
                cover.append((pool, covered * paidHours * rule.rate.double))
            }
        }
    }
}
