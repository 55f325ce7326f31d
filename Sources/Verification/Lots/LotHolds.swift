// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What a lot holds and for how long, turnaround included: units from set-up to clean, rooms over all gaps.
struct LotHolds {
    /// A unit held.
    struct UnitHold {
        let unit: ID<UnitClass>
        /// The first copy that takes it.
        let copy: RecipeShape.Copy
        let from: Int
        let to: Int
        /// By how many days it may be put off.
        let waits: Int
    }

    /// A room held.
    struct Hold {
        let room: ID<Room>
        let from: Int
        let to: Int
    }

    let setting: Setting

    /// Unit holds as the rules give them; the turnaround follows the last occupancy in walk order.
    func units(_ lot: CheckedLot, _ log: inout FindingLog) -> [UnitHold] {
        var result: [UnitHold] = []
        for unit in lot.shape.turns.keys.sorted() {
            let thing = setting.scenario.units[unit]
            let lasts = (lot.shape.turns[unit] ?? []).compactMap { order in
                order.last { !lot.isDone($0.operation) }
            }
            var expected: [(copy: RecipeShape.Copy, from: Int, to: Int)] = []
            for index in lot.operations.indices where lot.shape.recipe.operations.things[index].unit == unit {
                for one in lot.occupancies(index) {
                    expected.append((RecipeShape.Copy(operation: index, copy: one.copy), one.from, one.to))
                }
            }
            // Where two orders are possible, the plan's own choice counts.
            let last =
                lasts.first { copy in
                    expected.contains {
                        $0.copy == copy && stated(lot, copy)?.to.minutes == $0.to + thing.turnaround.minutes
                    }
                } ?? lasts.first
            for place in expected.indices {
                if expected[place].copy == last { expected[place].to += thing.turnaround.minutes }
                let (copy, from, to) = expected[place]
                compare(lot, copy, from, to, &log)
                let waits = UnitHours.daysToWait(lot, copy, most: thing.slideDays)
                result.append(UnitHold(unit: unit, copy: copy, from: from, to: to, waits: waits))
            }
        }
        for (index, copies) in lot.operations.enumerated()
        where lot.shape.recipe.operations.things[index].unit == nil && copies.contains(where: { $0.unitHold != nil }) {
            log.add(
                .unitHoldWrong, lot.name,
                "\(lot.shape.recipe.operations.things[index].name) has no unit but states one held")
        }
        return result
    }

    private func stated(_ lot: CheckedLot, _ copy: RecipeShape.Copy) -> Interval? {
        lot.operations[copy.operation][copy.copy].unitHold
    }

    private func compare(
        _ lot: CheckedLot, _ copy: RecipeShape.Copy, _ from: Int, _ to: Int, _ log: inout FindingLog
    ) {
        let all = lot.operations[copy.operation]
        let sharing = lot.shape.isRepeated(copy.operation) ? all : [all[copy.copy]]
        for one in sharing {
            guard let held = one.unitHold, held.from.minutes == from, held.to.minutes == to else {
                let found = one.unitHold.map { setting.stretch($0.from.minutes, $0.to.minutes) } ?? "nothing"
                log.add(
                    .unitHoldWrong, lot.name,
                    "\(one.operation) copy \(one.copy) holds \(one.unit ?? "its unit") from \(found), expected "
                        + setting.stretch(from, to))
                continue
            }
        }
    }

    /// Room holds as the rules give them.
    func rooms(_ lot: CheckedLot, _ log: inout FindingLog) -> [Hold] {
        var spans: [ID<Room>: (from: Int, to: Int)] = [:]
        var heldBefore: Set<ID<Room>> = []
        for (index, operation) in lot.shape.recipe.operations.things.enumerated() {
            guard let room = operation.room else { continue }
            if lot.isDone(index) { heldBefore.insert(room) }
            for one in lot.operations[index] {
                let known = spans[room] ?? (one.setUp.from.minutes, one.clean.to.minutes)
                spans[room] = (min(known.from, one.setUp.from.minutes), max(known.to, one.clean.to.minutes))
            }
        }
        var stated: [String: Interval] = [:]
        for hold in lot.lot.rooms {
            guard let id = setting.scenario.rooms.id(named: hold.room), spans[id] != nil, stated[hold.room] == nil
            else {
                log.add(.roomHoldWrong, lot.name, "holds room \(hold.room), which it does not need, or twice")
                continue
            }
            stated[hold.room] = hold.held
        }
        var result: [Hold] = []
        for room in spans.keys.sorted() {
            guard let span = spans[room] else { continue }
            let thing = setting.scenario.rooms[room]
            // A lot in process has been in the room since operations that are done; before minute 0 nothing counts.
            let from = heldBefore.contains(room) ? min(0, span.from) : span.from
            let to = span.to + thing.turnaround.minutes
            let found = stated[thing.name]
            let isEqual = found.map {
                $0.to.minutes == to
                    && (lot.reached == nil ? $0.from.minutes == from : max(0, $0.from.minutes) == max(0, from))
            }
            if isEqual != true {
                log.add(
                    .roomHoldWrong, lot.name,
                    "holds room \(thing.name) from "
                        + (found.map { setting.stretch($0.from.minutes, $0.to.minutes) } ?? "nothing")
                        + ", expected \(setting.stretch(from, to))")
            }
            result.append(Hold(room: room, from: from, to: to))
        }
        return result
    }
}
