// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Plates that may start at one moment, with the lots whose samples go on them.
struct PlateRun: Sendable {
    let plate: ID<Plate>
    let times: PlateTimes
    let taker: Taker
    /// Samples of each lot, by candidate.
    let samples: [(candidate: Int, samples: Int)]
}

extension PlateRun {
    /// All moments at which samples of some lot go on plates, by plate, then time.
    static func all(_ scenario: Scenario, _ hours: PlantHours, _ candidates: [Candidate]) -> [PlateRun] {
        var lots: [ID<Plate>: [Instant: [Int: Int]]] = [:]
        for (number, candidate) in candidates.enumerated() {
            for plated in candidate.timeline.plated {
                lots[plated.plate, default: [:]][plated.start, default: [:]][number, default: 0] += plated.samples
            }
        }
        return scenario.plates.ids.flatMap { id in
            let starts = lots[id] ?? [:]
            return starts.keys.sorted().compactMap { start -> PlateRun? in
                guard let samples = starts[start], let times = hours.times(of: scenario.plates[id], from: start) else {
                    return nil
                }
                return PlateRun(
                    plate: id, times: times, taker: taker(scenario.plates[id], times, scenario),
                    samples: samples.keys.sorted().map { ($0, samples[$0] ?? 0) })
            }
        }
    }

    private static func taker(_ plate: Plate, _ times: PlateTimes, _ scenario: Scenario) -> Taker {
        let work = times.staffWeeks.map {
            Candidate.StaffTake(pool: $0.pool, week: $0.week, normal: $0.normal / 60, cover: 0)
        }
        var costs = CandidateCosts()
        costs.operations = plate.cost.double
        if let instrument = times.instrument {
            costs.unitTime = [(instrument.unit, scenario.units[instrument.unit].rate.double * instrument.minutes)]
        }
        costs.payUsed(work, scenario)
        return Taker(
            rooms: [],
            unitDays: times.instrument.map { instrument in
                instrument.days.map { .init(unit: instrument.unit, day: $0.day, minutes: $0.minutes) }
            } ?? [],
            staffWeeks: work, bookings: times.staff, costs: costs, most: 10_000)
    }
}

extension CandidateCosts {
    /// Adds the normal hours of pools that are paid as used.
    mutating func payUsed(_ work: [Candidate.StaffTake], _ scenario: Scenario) {
        for pool in scenario.staff.ids where scenario.staff[pool].paid == .used {
            let about = scenario.staff[pool]
            let hours = work.reduce(0) { $1.pool == pool ? $0 + $1.normal : $0 }
            if hours > 0 { staffUsed.append((pool, hours * 60 / about.productive.double * about.rate.double)) }
        }
    }
}

extension PlanningProblem {
    /// A plate and the moment of its start.
    func plateText(_ run: Int) -> String {
        "\(scenario.plates[plateRuns[run].plate].name),\(text(at: plateRuns[run].times.during.from.minutes))"
    }
}
