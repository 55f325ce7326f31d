// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// One lot per room at every instant, or as many as share it; turnaround, closures and earlier lots included.
struct RoomRules {
    /// A room held by so many lots.
    struct Held {
        let lot: String
        let room: ID<Room>
        let from: Int
        let to: Int
        let count: Double
        /// Whether it is a lot; a commitment has a whole room for itself.
        var isLot = true
    }

    let setting: Setting

    func check(_ holds: [Held], _ log: inout FindingLog) {
        let byRoom = Dictionary(grouping: holds, by: \.room)
        for id in setting.scenario.rooms.ids {
            guard let own = byRoom[id] else { continue }
            let room = setting.scenario.rooms[id]
            var taken = LevelCurve()
            let far = setting.frame.end
            let places = Double(room.sharing?.capacity ?? 1)
            for hold in own {
                taken.add(hold.from, hold.to, hold.count * (hold.isLot ? 1 : places))
            }
            for outage in room.closed {
                taken.add(outage.from.minutes, outage.to.minutes, Double(outage.count) * places)
            }
            for held in setting.scenario.opening.rooms where held.room == id {
                taken.add(setting.frame.low, held.free.minutes, 1)
            }
            for more in OptionRules(setting: setting).added(.room(id)) {
                taken.add(more.from, setting.frame.high, -more.count * places)
            }
            let most = Double(room.count) * places
            for piece in taken.pieces where piece.level > most + Tolerances.quantity(most, figures: own.count) {
                let (from, to) = (max(0, piece.from), min(piece.to, far))
                // Closures that overlap each other are no fault of the plan.
                guard from < to, own.contains(where: { $0.from < to && $0.to > from && $0.count > 0 }) else { continue }
                let names = own.filter { $0.from < to && $0.to > from }.map(\.lot).sortedBytewise().prefix(4)
                log.add(
                    .roomOverbooked, room.name,
                    "from \(setting.stretch(from, to)): \(figure(piece.level)) taken of \(figure(most)), closures and "
                        + "earlier lots included, by \(names.joined(separator: ", "))")
            }
        }
    }

    /// Room minutes there are from one minute to another, with or without those that earlier lots hold.
    func available(_ id: ID<Room>, _ from: Int, _ to: Int, countsHeld: Bool) -> Double {
        let room = setting.scenario.rooms[id]
        var out = LevelCurve()
        for outage in room.closed { out.add(outage.from.minutes, outage.to.minutes, Double(outage.count)) }
        if !countsHeld {
            for held in setting.scenario.opening.rooms where held.room == id {
                out.add(setting.frame.low, held.free.minutes, 1)
            }
        }
        for more in OptionRules(setting: setting).added(.room(id)) {
            out.add(more.from, setting.frame.high, -more.count)
        }
        var minutes = Double(room.count) * Double(to - from)
        for piece in out.pieces where piece.from < to && piece.to > from {
            minutes -= min(Double(room.count), piece.level) * Double(min(to, piece.to) - max(from, piece.from))
        }
        return minutes
    }
}
