// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Held unit time against the time units are there, day by day.
struct UnitHours {
    let setting: Setting
    /// Per unit class: minutes that its units are there, before anything is held.
    private let supply: [Supply]

    /// A unit held by a lot or a commitment.
    struct Held {
        let unit: ID<UnitClass>
        let from: Int
        let to: Int
        let count: Double
        /// By how many days it may be put off.
        let waits: Int
    }

    /// Minutes of a class that outages and the opening state take away.
    private struct Supply {
        let count: Double
        let open: OpenMinutes
        /// Outages alone, and outages with the units that earlier lots still hold.
        let out: [(from: Int, to: Int, level: Double)]
        let outOrHeld: [(from: Int, to: Int, level: Double)]
    }

    init(_ setting: Setting) {
        self.setting = setting
        supply = setting.scenario.units.ids.map { id in
            let unit = setting.scenario.units[id]
            var out = LevelCurve()
            for outage in unit.maintenance {
                out.add(outage.from.minutes, outage.to.minutes, Double(outage.count))
            }
            for more in OptionRules(setting: setting).added(.unit(id)) {
                out.add(more.from, setting.frame.high, -more.count)
            }
            var both = out
            for held in setting.scenario.opening.units where held.unit == id {
                both.add(setting.frame.low, held.free.minutes, Double(held.count))
            }
            return Supply(
                count: Double(unit.count), open: setting.hours.units[id.index], out: out.pieces,
                outOrHeld: both.pieces)
        }
    }

    /// Available unit minutes from one minute to another, with or without those that earlier lots hold.
    func available(_ unit: ID<UnitClass>, _ from: Int, _ to: Int, countsHeld: Bool = false) -> Double {
        let supply = self.supply[unit.index]
        var minutes = supply.count * Double(supply.open.minutes(from, to))
        for piece in countsHeld ? supply.out : supply.outOrHeld where piece.from < to && piece.to > from {
            let open = supply.open.minutes(max(from, piece.from), min(to, piece.to))
            minutes -= min(supply.count, piece.level) * Double(open)
        }
        return minutes
    }

    /// Held open minutes by day, and reports days that hold more than there is.
    func check(
        _ holds: [Held], _ instruments: [InstrumentWork], among classes: Set<ID<UnitClass>>? = nil,
        _ log: inout FindingLog
    ) {
        let days = (setting.frame.end + 1439) / 1440
        for id in setting.scenario.units.ids where classes?.contains(id) ?? true {
            if setting.scenario.units[id].slideDays > 0 {
                checkSliding(holds.filter { $0.unit == id }, id, days, &log)
                continue
            }
            let open = setting.hours.units[id.index]
            var parts = [Double](repeating: 0, count: days)
            // Full days are counted by differences: a hold of weeks costs two entries.
            var change = [Double](repeating: 0, count: days + 1)
            for hold in holds where hold.unit == id {
                let (from, to) = (max(0, hold.from), min(hold.to, setting.frame.end))
                guard from < to else { continue }
                let (first, last) = (from / 1440, (to - 1) / 1440)
                if first == last {
                    parts[first] += hold.count * Double(open.minutes(from, to))
                } else {
                    parts[first] += hold.count * Double(open.minutes(from, (first + 1) * 1440))
                    parts[last] += hold.count * Double(open.minutes(last * 1440, to))
                    change[first + 1] += hold.count
                    change[last] -= hold.count
                }
            }
            for work in instruments where work.unit == id {
                let (from, to) = (max(0, work.from), min(work.to, setting.frame.end))
                guard from < to else { continue }
                for day in from / 1440...(to - 1) / 1440 {
                    parts[day] += work.part(max(from, day * 1440), min(to, (day + 1) * 1440), within: open)
                }
            }
            var level = 0.0
            for day in 0..<days {
                level += change[day]
                let (from, to) = (day * 1440, min((day + 1) * 1440, setting.frame.end))
                let held = parts[day] + level * Double(open.minutes(from, to))
                guard held > Tolerances.minutes else { continue }
                let there = available(id, from, to)
                if held > there + Tolerances.minutes {
                    let unit = setting.scenario.units[id]
                    log.add(
                        .unitOverbooked, unit.name,
                        "on \(setting.time(from).prefix(10)): held for \(figure(held / 60)) h, "
                            + "\(unit.count) of them are there for \(figure(there / 60)) h")
                }
            }
        }
    }
}
