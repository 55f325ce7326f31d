// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Set-ups of units for the products whose lots hold them, bucket by bucket.
struct SetUpRules {
    /// A lot that holds a unit.
    struct Use {
        let unit: ID<UnitClass>
        let material: ID<Material>
        let from: Int
        let to: Int
        let count: Double
    }

    let setting: Setting

    /// Reports buckets whose hours do not hold lots and set-ups; books the costs and lists the set-ups.
    func check(
        _ uses: [Use], _ holds: [UnitHours.Held],
        _ rules: inout LedgerRules, _ log: inout FindingLog
    ) -> [PlannedSetUp] {
        guard !setting.frame.isRelaxed else { return [] }
        var result: [PlannedSetUp] = []
        for id in setting.scenario.units.ids {
            let unit = setting.scenario.units[id]
            guard !unit.setUps.isEmpty else { continue }
            let open = setting.hours.units[id.index]
            var ready = [Int](repeating: 0, count: setting.frame.bucketEnds.count)
            for setUp in unit.setUps where setUp.time > .zero || !setUp.cost.isZero {
                let own = uses.filter { $0.unit == id && $0.material == setUp.material && $0.count > 0 }
                for (bucket, end) in setting.frame.bucketEnds.enumerated() {
                    let start = setting.frame.bucketStart(bucket)
                    let isUsed = own.contains { use in
                        max(use.from, start) < min(use.to, end)
                            && open.minutes(max(use.from, start), min(use.to, end)) > 0
                    }
                    guard isUsed else { continue }
                    ready[bucket] += setUp.time.minutes
                    rules.addChangeover(of: unit.name, setUp.cost)
                    result.append(
                        PlannedSetUp(
                            unit: unit.name, material: setting.scenario.materials[setUp.material].name,
                            bucketEnd: Instant(minutes: end), time: setUp.time,
                            cost: Money(rounding: setUp.cost) ?? .zero))
                }
            }
            limit(id, ready, holds.filter { $0.unit == id }.map { ($0.from, $0.to, $0.count) }, &log)
        }
        return result
    }

    private func limit(
        _ id: ID<UnitClass>, _ ready: [Int], _ holds: [(from: Int, to: Int, count: Double)], _ log: inout FindingLog
    ) {
        let open = setting.hours.units[id.index]
        let hours = UnitHours(setting)
        for (bucket, end) in setting.frame.bucketEnds.enumerated() where ready[bucket] > 0 {
            let start = setting.frame.bucketStart(bucket)
            var held = 0.0
            for hold in holds where max(hold.from, start) < min(hold.to, end) {
                held += hold.count * Double(open.minutes(max(hold.from, start), min(hold.to, end)))
            }
            let there = hours.available(id, start, end)
            guard held + Double(ready[bucket]) > there + Tolerances.minutes else { continue }
            log.add(
                .unitOverbooked, setting.scenario.units[id].name,
                "from \(setting.stretch(start, end)): held for \(figure(held / 60)) h and set up for "
                    + "\(figure(Double(ready[bucket]) / 60)) h, there for \(figure(there / 60)) h")
        }
    }
}
