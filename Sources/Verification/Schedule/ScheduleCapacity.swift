// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What is counted by day or week: people, laboratories, plates and instruments, at the schedule's times.
struct ScheduleCapacity {
    let setting: Setting

    func check(_ lots: [PlacedLot], _ commitments: [CommitmentRules.Done], _ log: inout FindingLog) {
        var aside = FindingLog()
        var book = WorkBook(setting)
        var laboratories = LaboratoryRules(setting)
        var plates = PlateRules(setting)
        var instruments: [InstrumentWork] = []
        for place in lots {
            // Runs that cannot be staffed are reported with the lot.
            var spread = LotWork(setting, place.lot)
            spread.spread(place.checks, into: &book, &aside)
            spread.pull(LotRelease(setting: setting).pulls(place.lot, stored: place.lot.lastRunEnd), into: &book)
            laboratories.add(place.checks, 1)
            plates.add(place.checks, 1)
            instruments += place.checks.compactMap { InstrumentWork($0, 1) }
        }
        let rules = CommitmentRules(setting: setting)
        for done in commitments { rules.work(done, into: &book, &aside) }
        for start in plates.starts(&log) {
            plates.work(start, into: &book)
            instruments += [InstrumentWork(start)].compactMap(\.self)
        }
        _ = laboratories.check(&log)
        checkInstruments(lots, commitments, instruments, &log)
        checkWeeks(book, &log)
    }

    /// Days of the classes that serve tests and plates, whose work is not put off.
    private func checkInstruments(
        _ lots: [PlacedLot], _ commitments: [CommitmentRules.Done], _ instruments: [InstrumentWork],
        _ log: inout FindingLog
    ) {
        let serving = Set(instruments.map(\.unit)).filter { setting.scenario.units[$0].slideDays == 0 }
        guard !serving.isEmpty else { return }
        var holds = lots.flatMap(\.unitHolds).map {
            UnitHours.Held(unit: $0.unit, from: $0.from, to: $0.to, count: 1, waits: 0)
        }
        holds += commitments.flatMap { done in
            done.commitment.units.map {
                UnitHours.Held(unit: $0, from: done.from, to: done.to, count: 1, waits: 0)
            }
        }
        UnitHours(setting).check(holds, instruments, among: serving, &log)
    }

    /// Work of weeks a to b is at most what weeks a to b + slides hold, overtime up to its limit included.
    private func checkWeeks(_ book: WorkBook, _ log: inout FindingLog) {
        let hours = StaffHours(setting: setting)
        let weeks = Dictionary(grouping: hours.weeks(book), by: \.pool)
        let slack = Tolerances.minutes / 60
        for pool in setting.scenario.staff.things {
            let own = weeks[pool.name] ?? []
            var asked = [0.0]
            var held = [0.0]
            for (place, week) in own.enumerated() {
                asked.append(asked[place] + week.hours)
                held.append(held[place] + week.capacity + hours.limit(pool, place))
                if week.cover > week.coverCapacity + slack {
                    log.add(
                        .coverExceeded, pool.name,
                        "in the week of \(setting.time(week.week.minutes)): \(figure(week.cover)) h of work for "
                            + "\(figure(week.coverCapacity)) h of cover")
                }
            }
            for first in own.indices {
                for last in first..<own.count {
                    let work = asked[last + 1] - asked[first]
                    let room = held[min(last + pool.slideWeeks, own.count - 1) + 1] - held[first]
                    guard work > room + slack * Double(last - first + 1) else { continue }
                    log.add(
                        pool.overtime == nil ? .staffOverbooked : .overtimeExceeded, pool.name,
                        "in the weeks of \(setting.time(own[first].week.minutes)) to "
                            + "\(setting.time(own[last].week.minutes)): \(figure(work)) h of work for \(figure(room)) h "
                            + "of normal hours and overtime in them and \(pool.slideWeeks) weeks after")
                }
            }
        }
    }
}
