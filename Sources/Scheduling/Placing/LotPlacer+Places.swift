// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

extension LotPlacer {
    /// Takes units, rooms, people and materials; answers whether anything had to be held instead.
    mutating func occupy(_ plant: inout PlantState) throws(Hindrance) -> Bool {
        var moved = false
        let places = placing.places
        for place in places {
            let stay = placing.stay(place)
            if try meetsUnit(place, stay, &plant) {
                moved = true
                continue
            }
            if try meetsPeople(place, stay, &plant) { moved = true }
        }
        if try meetsRooms(places, &plant) { moved = true }
        if try meetsKeyedUnits(places, &plant) { moved = true }
        guard !moved else { return true }
        return try meetsStock(places, &plant)
    }

    private mutating func meetsUnit(
        _ place: Int, _ stay: LotPlacing.Stay, _ plant: inout PlantState
    ) throws(Hindrance) -> Bool {
        guard let unit = stay.unit else { return false }
        let qualified = [
            scenario.units[unit].qualified, scenario.recipes[job.recipe].operations[stay.operation].qualified,
        ].compactMap(\.self).max()
        if let qualified, stay.from < qualified.minutes, !stay.isFact {
            placing.holdSetUp(place, until: qualified.minutes)
            return true
        }
        guard plant.unitStays[unit.index] == nil else { return false }
        let to = stay.to + (stay.isLastOfClass ? scenario.units[unit].turnaround.minutes : 0)
        let from = max(0, stay.from)
        if !stay.isFact, let free = plant.units[unit.index].blocked(1, from, to) {
            guard free < .max else { throw .never(.unit(unit.index)) }
            note(.unit(unit.index), stay, stay.from, free)
            placing.holdSetUp(place, until: free)
            return true
        }
        plant.take(.unit(unit.index, from, to))
        return false
    }

    private mutating func meetsPeople(
        _ place: Int, _ stay: LotPlacing.Stay, _ plant: inout PlantState
    ) throws(Hindrance) -> Bool {
        for need in placing.attendance(place) {
            let pool = need.pool.index
            let amount = Int((min(need.people, 1e9) * 1e6).rounded())
            guard amount <= base.mostPeople[pool] else { throw .never(.people(pool)) }
            let from = max(0, need.from)
            guard let free = plant.people[pool].blocked(amount, from, need.to) else {
                plant.take(.people(pool, amount, from, need.to))
                continue
            }
            if stay.isFact, case .run = need.part { continue }
            guard free < .max else { throw .never(.people(pool)) }
            note(.people(pool), stay, need.from, free)
            switch need.part {
            case .setUp: placing.holdSetUp(place, until: free)
            case .run: placing.holdRun(place, until: stay.run + free - need.from)
            case .clean:
                guard placing.holdClean(place, until: free) else {
                    throw .walk(.noHours(stay.operation), waits)
                }
            }
            return true
        }
        return false
    }

    private mutating func meetsRooms(_ places: [Int], _ plant: inout PlantState) throws(Hindrance) -> Bool {
        var spans: [(room: ID<Room>, from: Int, to: Int)] = []
        for place in places {
            let stay = placing.stay(place)
            guard let room = stay.room else { continue }
            if let known = spans.firstIndex(where: { $0.room == room }) {
                spans[known].from = min(spans[known].from, stay.from)
                spans[known].to = max(spans[known].to, stay.to)
            } else {
                spans.append((room, stay.from, stay.to))
            }
        }
        var moved = false
        for span in spans {
            let room = span.room.index
            let isFact = job.process != nil && (span.from <= 0 || placing.wasIn(span.room))
            let from = isFact ? 0 : max(0, span.from)
            let to = span.to + scenario.rooms[span.room].turnaround.minutes
            let free: Int?
            let key: Int?
            if let stays = plant.roomStays[room] {
                key = self.key(stays, scenario.rooms[span.room].sharing)
                free = stays.blocked(key ?? 0, from, to)
            } else {
                key = nil
                free = plant.rooms[room].blocked(1, from, to)
            }
            if let free, !isFact {
                guard free < .max else { throw .never(.room(room)) }
                note(.room(room), nil, span.from, free)
                for place in places where placing.stay(place).room == span.room {
                    placing.holdSetUp(place, until: free)
                }
                moved = true
            } else if plant.roomStays[room] != nil {
                plant.take(.roomStay(room, .init(from: from, to: to, key: key)))
            } else {
                plant.take(.room(room, from, to))
            }
        }
        return moved
    }

    private mutating func meetsKeyedUnits(_ places: [Int], _ plant: inout PlantState) throws(Hindrance) -> Bool {
        var moved = false
        for unit in scenario.units.ids {
            guard let stays = plant.unitStays[unit.index] else { continue }
            let own = places.filter { placing.stay($0).unit == unit }
            guard let first = own.map({ placing.stay($0).from }).min(),
                let last = own.map({ placing.stay($0).to }).max()
            else { continue }
            let turnaround =
                own.contains { placing.stay($0).isLastOfClass } ? scenario.units[unit].turnaround.minutes : 0
            let isFact = job.process != nil && (first <= 0 || placing.wasOn(unit))
            let from = isFact ? 0 : max(0, first)
            let key = self.key(stays, scenario.units[unit].sharing)
            if !isFact, let free = stays.blocked(key ?? 0, from, last + turnaround) {
                guard free < .max else { throw .never(.unit(unit.index)) }
                note(.unit(unit.index), own.first.map { placing.stay($0) }, first, free)
                for place in own { placing.holdSetUp(place, until: free) }
                moved = true
            } else {
                plant.take(.unitStay(unit.index, .init(from: from, to: last + turnaround, key: key)))
            }
        }
        return moved
    }

    private func key(_ stays: KeyedStays, _ sharing: KeySharing?) -> Int? {
        guard let sharing else { return nil }
        let text = scenario.recipes[job.recipe].text(of: sharing.key, materials: scenario.materials) ?? ""
        return stays.keys.firstIndex(of: text)
    }
}
