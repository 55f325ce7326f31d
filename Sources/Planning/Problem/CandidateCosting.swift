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
    init(of timeline: LotTimeline, _ figures: LotFigures, takes: [Candidate.StaffTake], isNew: Bool) {
        operations = isNew ? figures.cost : 0
        for times in timeline.operations where times.run.from.minutes >= 0 {
            operations += figures.operations[times.operation.index]
        }
        for (unit, rate) in figures.units {
            let minutes = timeline.unitHolds.reduce(0) {
                $1.unit == unit ? $0 + max(0, $1.held.to.minutes - max(0, $1.held.from.minutes)) : $0
            }
            let tested = timeline.instruments.reduce(0) { $1.unit == unit ? $0 + $1.minutes : $0 }
            let time = Double(minutes) + tested
            if time > 0 { unitTime.append((unit, rate * time)) }
        }
        for hold in timeline.roomHolds {
            guard let rate = figures.rooms[hold.room.index] else { continue }
            let minutes = max(0, hold.held.to.minutes - max(0, hold.held.from.minutes))
            roomTime.append((hold.room, rate * Double(minutes)))
        }
        for check in timeline.checks where check.during.from.minutes >= 0 {
            if let test = check.test { tests += figures.tests[test.index] }
        }
        for pay in figures.pools {
            guard pay.used != nil || pay.cover != nil else { continue }
            var normal = 0.0
            var covered = 0.0
            for take in takes where take.pool == pay.pool {
                normal += take.normal
                covered += take.cover
            }
            if let rate = pay.used, normal > 0 { staffUsed.append((pay.pool, normal * pay.paidHours * rate)) }
            if let rate = pay.cover, covered > 0 { cover.append((pay.pool, covered * pay.paidHours * rate)) }
        }
    }
}
