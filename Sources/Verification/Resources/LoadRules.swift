// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics
import Manufacturing

/// How loaded each room, unit class and pool is in each bucket.
struct LoadRules {
    let setting: Setting

    /// Loads by kind, resource and bucket; what earlier lots still hold is taken off what there is.
    func loads(
        _ units: [UnitHours.Held], _ instruments: [InstrumentWork], _ rooms: [RoomRules.Held], _ work: WorkBook,
        _ setUps: [PlannedSetUp]
    ) -> [ResourceLoad] {
        roomLoads(rooms) + unitLoads(units, instruments, setUps) + staffLoads(work)
    }

    private func roomLoads(_ holds: [RoomRules.Held]) -> [ResourceLoad] {
        let byRoom = Dictionary(grouping: holds, by: \.room)
        let rules = RoomRules(setting: setting)
        return setting.scenario.rooms.ids.flatMap { id in
            let isShared = setting.scenario.rooms[id].sharing != nil
            let stays = isShared ? occupied(id, byRoom[id] ?? []) : byRoom[id]?.map { ($0.from, $0.to, $0.count) } ?? []
            let used = held(stays, within: setting.hours.always)
            return buckets { place, from, to in
                ResourceLoad(
                    kind: .room, resource: setting.scenario.rooms[id].name, bucketEnd: Instant(minutes: to),
                    used: used[place] / 60, available: rules.available(id, from, to, countsHeld: isShared) / 60)
            }
        }
    }

    /// A room that lots share is taken while any of them is there, earlier ones included.
    private func occupied(_ id: ID<Room>, _ holds: [RoomRules.Held]) -> [(from: Int, to: Int, count: Double)] {
        var there = LevelCurve()
        for hold in holds { there.add(max(0, hold.from), hold.to, hold.count) }
        for held in setting.scenario.opening.rooms where held.room == id { there.add(0, held.free.minutes, 1) }
        return there.pieces.map { ($0.from, $0.to, min(1, $0.level)) }
    }

    private func unitLoads(
        _ holds: [UnitHours.Held], _ instruments: [InstrumentWork], _ setUps: [PlannedSetUp]
    ) -> [ResourceLoad] {
        let byUnit = Dictionary(grouping: holds, by: \.unit)
        let rules = UnitHours(setting)
        return setting.scenario.units.ids.flatMap { id in
            let open = setting.hours.units[id.index]
            let used = held(byUnit[id]?.map { ($0.from, $0.to, $0.count) } ?? [], within: open)
            let own = setUps.filter { $0.unit == setting.scenario.units[id].name }
            let tests = instruments.filter { $0.unit == id }
            return buckets { place, from, to in
                let ready = own.filter { $0.bucketEnd.minutes == to }.reduce(0) { $0 + $1.time.minutes }
                let tested = tests.reduce(0) { $0 + $1.part(from, to, within: open) }
                return ResourceLoad(
                    kind: .unit, resource: setting.scenario.units[id].name, bucketEnd: Instant(minutes: to),
                    used: (used[place] + tested + Double(ready)) / 60, available: rules.available(id, from, to) / 60)
            }
        }
    }

    private func staffLoads(_ work: WorkBook) -> [ResourceLoad] {
        setting.scenario.staff.ids.flatMap { id in
            let pool = setting.scenario.staff[id]
            return buckets { _, from, to in
                let normal = Double(pool.headcount) * Double(setting.hours.normal[id.index].minutes(from, to))
                let cover =
                    Double(pool.cover?.headcount ?? 0) * Double(setting.hours.cover[id.index].minutes(from, to))
                let used =
                    work.sum(id, isCover: false, from: from, to: to)
                    + work.sum(id, isCover: true, from: from, to: to)
                return ResourceLoad(
                    kind: .staff, resource: pool.name, bucketEnd: Instant(minutes: to), used: used / 60,
                    available: (normal + cover + OptionRules(setting: setting).personMinutes(id, from, to))
                        * pool.productive.double / 60)
            }
        }
    }

    private func buckets(_ make: (_ place: Int, _ from: Int, _ to: Int) -> ResourceLoad) -> [ResourceLoad] {
        setting.frame.bucketEnds.enumerated().map { make($0, setting.frame.bucketStart($0), $1) }
    }

    /// Held open minutes by bucket.
    private func held(_ holds: [(from: Int, to: Int, count: Double)], within open: OpenMinutes) -> [Double] {
        let frame = setting.frame
        var result = [Double](repeating: 0, count: frame.bucketEnds.count)
        for hold in holds {
            var place = firstBucket(endingAfter: max(0, hold.from))
            while place < result.count, frame.bucketStart(place) < hold.to {
                let (from, to) = (max(hold.from, frame.bucketStart(place)), min(hold.to, frame.bucketEnds[place]))
                result[place] += hold.count * Double(open.minutes(from, to))
                place += 1
            }
        }
        return result
    }

    private func firstBucket(endingAfter minute: Int) -> Int {
        setting.frame.bucketEnds.partitioningIndex { $0 > minute }
    }
}
