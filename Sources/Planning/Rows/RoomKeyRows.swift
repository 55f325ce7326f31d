// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// A room that holds a key admits lots of one key at a time, turnaround and changeover included.
    ///
    ///     Σ present[k,t_k] ≤ 1                        t_k within the changeover to the key that is there at t
    ///     Σ lots[c] (c of key k there at t) ≤ most · present[k,t]
    ///     Σ lots[c] (c before the last holder has left and the changeover is over) ≤ 0
    ///
    /// Where one lot is admitted at a time, the lots of a key that are there at one minute stand for its presence;
    /// a column says it only where lots of equal key may be there together.
    mutating func keepKeysApart(isRelaxed: Bool) {
        let rooms = problem.keyedRooms
        guard !rooms.isEmpty else { return }
        let problem = problem
        let presences = rooms.map { RoomPresence(of: $0, closed: problem.stretchesClosed($0.room)) }
        let names = rooms.map { problem.scenario.rooms[$0.room].name }
        let axis = Axis("room", count: rooms.count) { names[$0] }
        let present = programme.raggedVariables(
            "room-present", unit: "yes or no", over: axis,
            counts: zip(rooms, presences).map { $0.isShared ? $1.groups.count : 0 }, secondName: "key at",
            label: {
                let key = rooms[$0].keys[presences[$0].groups[$1].key]
                return "\(key),\(problem.text(at: presences[$0].minutes[$1]))"
            },
            upper: 1, kind: isRelaxed ? .continuous : .integer)
        let apart = programme.raggedRowFamily(
            "room-key", unit: "keys",
            over: Axis("room", count: scenario.rooms.count) { [scenario] in
                scenario.rooms.things[$0].name
            },
            counts: counts(of: rooms, presences.map(\.exclusions.count)), secondName: "row",
            label: { room, row in
                guard let place = rooms.firstIndex(where: { $0.room.index == room }) else { return "" }
                return "\(problem.text(at: presences[place].exclusions[row].minute)),\(row)"
            },
            formula: "Σ present[room,key,t] ≤ 1 − closed[room,t]")
        for (place, (room, presence)) in zip(rooms, presences).enumerated() {
            let source = sources.id(of: "rooms.\(names[place])")
            for (row, exclusion) in presence.exclusions.enumerated() {
                guard exclusion.most == 0 || exclusion.groups.count > 1 || !room.isShared else { continue }
                programme.require(apart, room.room, row, .atMost(Double(exclusion.most)), source: source) {
                    for group in exclusion.groups {
                        room.isShared
                            ? [1 * present[place, group]]
                            : presence.groups[group].candidates.map { 1 * variables.lots[$0] }
                    }
                }
            }
        }
        limitLots(in: rooms, presences, present)
        waitForLastHolder(in: rooms)
    }

    /// Lots of equal key are present together, and only so many.
    private mutating func limitLots(
        in rooms: [KeyedRoom], _ presences: [RoomPresence], _ present: VariableFamily
    ) {
        guard rooms.contains(where: \.isShared) else { return }
        let problem = problem
        let labels = Axis("room", count: scenario.rooms.count) { problem.scenario.rooms.things[$0].name }
        let linked = zip(rooms, presences).map { $0.isShared ? $1.groups.count : 0 }
        let label: @Sendable (Int, Int) -> String = { room, row in
            guard let place = rooms.firstIndex(where: { $0.room.index == room }) else { return "" }
            let group = presences[place].groups[row]
            return "\(rooms[place].keys[group.key]),\(problem.text(at: presences[place].minutes[row]))"
        }
        let together = programme.raggedRowFamily(
            "room-lots", unit: "lots", over: labels, counts: counts(of: rooms, linked), secondName: "key at",
            label: label, formula: "Σ lots[c of key in room at t] ≤ most · present[room,key,t]")
        let each = programme.rowFamily(
            "room-lot", unit: "lots",
            axes: [
                labels,
                Axis("lot", count: problem.candidates.count) {
                    let candidate = problem.candidates[$0]
                    let recipe = problem.scenario.recipes[candidate.recipe].name
                    return "\(recipe),\(problem.text(at: candidate.timeline.cell.minutes))"
                },
            ], formula: "lots[c] ≤ most · present[room,key,first t]")
        for (place, (room, presence)) in zip(rooms, presences).enumerated() where room.isShared {
            var seen: Set<Int> = []
            let source = sources.id(of: "rooms.\(problem.scenario.rooms[room.room].name)")
            for (number, group) in presence.groups.enumerated() {
                let isWithLast = room.last.map { $0.key == group.key && presence.minutes[number] < $0.free } ?? false
                let most = Double(room.sharing.capacity - (isWithLast ? 1 : 0))
                let all = group.candidates.reduce(0) { $0 + problem.candidates[$1].most }
                programme.require(together, room.room, number, .atMost(0), source: source) {
                    for candidate in group.candidates { variables.lots[candidate] }
                    -(min(most, all) * present[place, number])
                }
                // One lot alone is present in full, which the sum above says only of as many as are admitted.
                for candidate in group.candidates
                where group.candidates.count > 1 && seen.insert(candidate).inserted {
                    programme.require(each, room.room, candidate, .atMost(0), source: source) {
                        variables.lots[candidate]
                        -(min(most, problem.candidates[candidate].most) * present[place, number])
                    }
                }
            }
        }
    }

    /// No lot enters before the last holder has left and its changeover is over; lots there already are facts.
    private mutating func waitForLastHolder(in rooms: [KeyedRoom]) {
        guard rooms.contains(where: { $0.last != nil }) else { return }
        let names = scenario.rooms.things.map(\.name)
        let rows = programme.rowFamily(
            "room-opening", unit: "lots", axes: [Axis("room", count: names.count) { names[$0] }],
            formula: "Σ lots[c entering room before free + changeover] ≤ 0")
        for room in rooms {
            guard let last = room.last else { continue }
            let early = room.holds.filter { hold in
                guard !hold.isFact else { return false }
                if hold.key == last.key { return !room.isShared && hold.from < last.free }
                return hold.from < last.free + room.time[last.key][hold.key]
            }
            guard !early.isEmpty else { continue }
            let source = sources.id(of: "opening.rooms.\(names[room.room.index])")
            programme.require(rows, room.room, .atMost(0), source: source) {
                for hold in early { variables.lots[hold.candidate] }
            }
        }
    }

    /// A count for each room of the scenario, from those of the rooms that hold a key.
    func counts(of rooms: [KeyedRoom], _ counts: [Int]) -> [Int] {
        var result = [Int](repeating: 0, count: scenario.rooms.count)
        for (room, count) in zip(rooms, counts) { result[room.room.index] = count }
        return result
    }
}
