// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Rooms by number: each held by one lot at a time, or by as many as share it, and all together no more than there are.
struct RoomPlaces {
    let setting: Setting

    func check(_ lots: [PlacedLot], _ commitments: [CommitmentRules.Done], _ log: inout FindingLog) {
        for lot in lots { checkNumbers(lot, &log) }
        checkOverlaps(lots, &log)
        // Counts by the minute: lots, commitments, earlier lots, closures and options.
        let holds = lots.flatMap { lot in
            lot.roomHolds.map {
                RoomRules.Held(lot: lot.name, room: $0.room, from: max(0, $0.from), to: $0.to, count: 1)
            }
        }
        let others = commitments.flatMap { done in
            done.commitment.rooms.map {
                RoomRules.Held(
                    lot: done.commitment.name, room: $0, from: done.from, to: done.to, count: 1, isLot: false)
            }
        }
        RoomRules(setting: setting).check(holds + others, &log)
    }

    private func checkNumbers(_ place: PlacedLot, _ log: inout FindingLog) {
        for hold in place.rooms {
            guard let id = setting.scenario.rooms.id(named: hold.room) else { continue }
            let room = setting.scenario.rooms[id]
            let most = room.sharing == nil ? count(of: id) : 1
            if !(1...max(1, most)).contains(hold.number) {
                log.add(
                    .roomNumberWrong, place.name, "is in number \(hold.number) of \(room.name), which has 1 to \(most)")
            }
            let key = room.sharing.flatMap { KeyRules(setting: setting).text(place.lot.recipe, $0.key) }
            if hold.key != key {
                log.add(
                    .roomKeyWrong, place.name,
                    "has the key \(hold.key ?? "none") in \(room.name), expected \(key ?? "none")")
            }
        }
    }

    private func count(of room: ID<Room>) -> Int {
        let more = OptionRules(setting: setting).added(.room(room)).reduce(0) { $0 + $1.count }
        return setting.scenario.rooms[room].count.addingSaturated(Int(max(0, min(1e9, more))))
    }

    private func checkOverlaps(_ lots: [PlacedLot], _ log: inout FindingLog) {
        let all = lots.flatMap(\.rooms)
        for (name, holds) in Dictionary(grouping: all, by: \.room).sorted(by: { precedesBytewise($0.key, $1.key) }) {
            guard let id = setting.scenario.rooms.id(named: name), setting.scenario.rooms[id].sharing == nil else {
                continue
            }
            for (number, own) in Dictionary(grouping: holds, by: \.number).sorted(by: { $0.key < $1.key }) {
                let ordered = own.filter { $0.held.to.minutes > 0 && $0.held.from < $0.held.to }
                    .sorted { ($0.held, $0.lot) < ($1.held, $1.lot) }
                guard var last = ordered.first else { continue }
                for next in ordered.dropFirst() {
                    if next.held.from < last.held.to {
                        log.add(
                            .roomNumbersOverlap, name,
                            "number \(number): \(next.lot) from \(setting.time(next.held.from.minutes)), while "
                                + "\(last.lot) holds it until \(setting.time(last.held.to.minutes))")
                    }
                    if next.held.to > last.held.to { last = next }
                }
            }
        }
    }
}

/// Lots of one key at a time in rooms and on units that hold a key, changeovers between keys.
struct KeyPlaces {
    let setting: Setting

    func check(
        _ lots: [PlacedLot], _ commitments: [CommitmentRules.Done], _ plan: Plan, _ log: inout FindingLog
    ) {
        let stays = lots.flatMap { place in
            KeyStays(setting: setting).stays(of: place.lot, units: place.unitHolds, rooms: place.roomHolds)
        }
        let others = commitments.flatMap { done in
            done.commitment.units.map {
                KeyRules.Held(
                    lot: done.commitment.name, place: .unit($0), from: done.from, to: done.to, count: 1, recipe: nil,
                    isFact: false)
            }
        }
        // What changeovers cost is the plan's.
        var money = LedgerRules(setting)
        _ = KeyRules(setting: setting).check(stays + others, &money, &log)
    }
}
