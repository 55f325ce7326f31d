// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Plates that lots share: how many start when, what they take and cost.
struct PlateRules {
    /// Plates that start together.
    struct Start {
        let plate: Plate
        let from: Int
        let to: Int
        let samples: Double
        let plates: Double
    }

    let setting: Setting
    /// By plate and start.
    private var samples: [[Int: Double]]

    init(_ setting: Setting) {
        self.setting = setting
        samples = setting.scenario.plates.things.map { _ in [:] }
    }

    /// The first start of a plate that is not before a sample.
    static func start(of plate: Plate, after sample: Int) -> Int {
        var start = plate.at.minutes
        let step = max(1, plate.every.minutes)
        if start < sample { start += (sample - start) / step * step }
        if start > sample { start -= (start - sample) / step * step }
        return start < sample ? start + step : start
    }

    /// Adds the samples of lots; plates that began before the plan are facts.
    mutating func add(_ checks: [LotRelease.Check], _ count: Double) {
        for check in checks {
            guard let (plate, start, number) = check.plating, start >= 0 else { continue }
            samples[plate.index][start, default: 0] += Double(number) * count
        }
    }

    /// As few plates as hold the samples; a relaxed plan has parts of plates.
    func starts(_ log: inout FindingLog) -> [Start] {
        setting.scenario.plates.ids.flatMap { id -> [Start] in
            let plate = setting.scenario.plates[id]
            return samples[id.index].keys.sorted().compactMap { from -> Start? in
                let number = samples[id.index][from] ?? 0
                guard number > 0,
                    let to = setting.hours.end(of: plate.elapsed, from: from, limit: setting.frame.high)
                else { return nil }
                let full = number / Double(plate.size)
                let plates = setting.frame.isRelaxed ? full : (full - 1e-7).rounded(.up)
                let start = Start(plate: plate, from: from, to: to, samples: number, plates: plates)
                checkHours(start, &log)
                return start
            }
        }
    }

    /// The open hours of people and instrument hold one plate.
    private func checkHours(_ start: Start, _ log: inout FindingLog) {
        for need in start.plate.staff {
            guard case .minutes(let minutes) = need.amount else { continue }
            let pool = setting.scenario.staff[need.pool]
            let open = setting.hours.normal[need.pool.index].minutes(start.from, start.to)
            guard minutes > Exact(pool.headcount) * Exact(open) else { continue }
            log.add(
                .runNotStaffed, start.plate.name,
                "the plate of \(setting.time(start.from)) needs \(figure(minutes.double / 60)) h of \(pool.name), whose "
                    + "people are there for \(figure(Double(open) / 60)) h each")
        }
        guard let instrument = start.plate.instrument else { return }
        let unit = setting.scenario.units[instrument.unit]
        if instrument.time.minutes > setting.hours.units[instrument.unit.index].minutes(start.from, start.to) {
            log.add(
                .instrumentShort, start.plate.name,
                "the plate of \(setting.time(start.from)) takes \(instrument.time.text) of \(unit.name), which is open "
                    + "for less")
        }
        if let day = unit.qualified?.minutes, start.from < day {
            log.add(
                .notQualified, start.plate.name,
                "the plate of \(setting.time(start.from)) takes \(unit.name), qualified from \(setting.time(day))")
        }
    }

    /// Books the work of plates: evenly over the normal hours from start to results.
    func work(_ start: Start, into book: inout WorkBook) {
        for need in start.plate.staff {
            guard case .minutes(let minutes) = need.amount else { continue }
            let normal = setting.hours.normal[need.pool.index]
            let open = Double(normal.minutes(start.from, start.to))
            guard open > 0 else { continue }
            book.add(
                need.pool, isCover: false, within: normal, start.from, start.to, minutes.double / open * start.plates)
        }
    }
}

/// The table of plates.
struct PlateTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let expected = reckoning.evaluation.plates
        let isEqual = { (one: PlannedPlates, other: PlannedPlates) in
            one.plate == other.plate && one.during == other.during
                && abs(one.samples - other.samples) <= 1e-6 * (1 + other.samples)
                && abs(one.plates - other.plates) <= 1e-6 * (1 + other.plates)
        }
        for one in expected where !plan.plates.contains(where: { isEqual($0, one) }) {
            log.add(
                .plateTableWrong, one.plate,
                "expected \(figure(one.plates)) for \(figure(one.samples)) samples from "
                    + reckoning.setting.stretch(one.during.from.minutes, one.during.to.minutes))
        }
        for one in plan.plates where !expected.contains(where: { isEqual($0, one) }) {
            log.add(
                .plateTableWrong, one.plate,
                "\(figure(one.plates)) for \(figure(one.samples)) samples from "
                    + "\(reckoning.setting.stretch(one.during.from.minutes, one.during.to.minutes)) do not follow from the "
                    + "lots")
        }
    }
}
