// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

extension LotPlacer {
    /// Books hours, samples and instruments; answers what there is too little of.
    func book(_ timeline: LotTimeline, _ plant: inout PlantState) -> Awaited? {
        var pools = Set<Int>()
        func ask(_ pool: Int, _ week: Int, _ minutes: Double, _ cover: Double, _ plant: inout PlantState) {
            pools.insert(pool)
            plant.take(.hours(pool, week, WeekHours.thousandths(minutes), WeekHours.thousandths(cover)))
        }
        for week in timeline.staffWeeks { ask(week.pool.index, week.week, week.normal, week.cover, &plant) }
        let stability = scenario.recipes[job.recipe].release.stability
        for pull in pulls(stability, stored: timeline.stored) {
            for need in stability?.staff ?? [] {
                guard case .minutes(let minutes) = need.amount else { continue }
                ask(need.pool.index, pull.minutes / 10080, minutes.double, 0, &plant)
            }
        }
        for sending in timeline.sendings {
            let week = sending.arrives.minutes / 10080
            plant.take(.samples(sending.laboratory.index, week, Int((sending.samples * 1e6).rounded())))
            let left = plant.samples[sending.laboratory.index]
            if left.indices.contains(week), left[week] < 0 { return .laboratory(sending.laboratory.index) }
        }
        var instruments: Set<Int> = []
        for plated in timeline.plated {
            plant.take(.plate(plated.plate.index, plated.start.minutes, plated.samples))
            let plate = scenario.plates[plated.plate]
            pools.formUnion(plate.staff.map(\.pool.index))
            if let unit = plate.instrument?.unit, base.isInstrument[unit.index] { instruments.insert(unit.index) }
        }
        for instrument in timeline.instruments where base.isInstrument[instrument.unit.index] {
            instruments.insert(instrument.unit.index)
            for day in instrument.days {
                plant.take(.instrument(instrument.unit.index, day.day, WeekHours.thousandths(day.minutes)))
            }
        }
        for day in timeline.unitDays where base.isInstrument[day.unit.index] {
            instruments.insert(day.unit.index)
            plant.take(.instrument(day.unit.index, day.day, day.minutes * 1000))
        }
        for unit in instruments.sorted() where plant.instruments[unit].contains(where: { $0 < 0 }) {
            return .instrument(unit)
        }
        for pool in pools.sorted() where !plant.hours[pool].isPossible { return .hours(pool) }
        return nil
    }

    private func pulls(_ stability: Stability?, stored: Instant) -> [Instant] {
        (stability?.after ?? []).map { problem.times.expiry($0, of: stored) }
            .filter { $0 >= .start && $0 < problem.times.end }
    }
}
