// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// A room admits one lot at a time, turnaround included; rooms that hold a key have rows of their own.
    ///
    ///     Σ lots[c] (c holds room at t) ≤ rooms open at t + rooms chosen by t        ∀ room, t where a hold begins
    ///
    /// Two holds meet if and only if they share the instant at which the later one begins, so these instants are
    /// all that is needed; instants whose lots are all among those of another are left out.
    mutating func admitOneLotPerRoom() {
        let problem = problem
        let rooms = scenario.rooms
        let cliques = RoomCliques(of: problem, steps: steps ?? [])
        roomMinutes = cliques.byRoom.map { $0.map(\.minute) }
        let rows = programme.raggedRowFamily(
            "room-exclusive", unit: "lots", over: Axis("room", count: rooms.count) { rooms.things[$0].name },
            counts: cliques.byRoom.map(\.count), secondName: "at",
            label: { problem.text(at: cliques.byRoom[$0][$1].minute) },
            formula: "Σ lots[c holding room at t] ≤ count[room] − closed[room,t]")
        for room in rooms.ids {
            let source = sources.id(of: "rooms.\(rooms[room].name)")
            for (number, clique) in cliques.byRoom[room.index].enumerated() {
                programme.require(rows, room, number, .atMost(Double(clique.open)), source: source) {
                    for taker in clique.takers {
                        variables.takers[taker]
                    }
                    for added in problem.addedRooms(room, at: clique.minute) {
                        -added.amount * variables.chosen[added.option]
                    }
                }
            }
        }
    }
}

/// The largest sets of lots that would be in a room at once.
struct RoomCliques: Sendable {
    /// Lots that hold a room at one minute.
    struct Clique: Sendable {
        let minute: Int
        /// Rooms that are not closed or held by an earlier lot then.
        let open: Int
        let takers: [Int]
    }

    /// The cliques of each room, by minute.
    let byRoom: [[Clique]]

    /// Finds them; a hold across one of the `steps` meets it as well.
    init(of problem: PlanningProblem, steps: [Int] = []) {
        byRoom = problem.scenario.rooms.ids.map {
            problem.scenario.rooms[$0].sharing == nil ? Self.cliques(of: $0, in: problem, steps) : []
        }
    }

    private static func cliques(of room: ID<Room>, in problem: PlanningProblem, _ steps: [Int]) -> [Clique] {
        var holds: [(from: Int, to: Int, taker: Int)] = []
        for (number, taker) in problem.takers.enumerated() {
            for take in taker.rooms where take.room == room && take.to > take.from {
                holds.append((take.from, take.to, number))
            }
        }
        let about = problem.scenario.rooms[room]
        let held = problem.scenario.opening.rooms.filter { $0.room == room }
        // Closures change what is open: a hold across one must meet it, so their begins are instants as well.
        var instants = Set(holds.map(\.from))
        instants.formUnion(about.closed.map { max(0, $0.from.minutes) })
        if !held.isEmpty { instants.insert(0) }
        instants.formUnion(steps)
        holds.sort { ($0.from, $0.taker) < ($1.from, $1.taker) }
        var result: [Clique] = []
        var current: [(to: Int, taker: Int)] = []
        var next = 0
        for minute in instants.sorted() {
            current.removeAll { $0.to <= minute }
            while next < holds.count, holds[next].from <= minute {
                if holds[next].to > minute { current.append((holds[next].to, holds[next].taker)) }
                next += 1
            }
            let closed = about.closedCount(at: minute)
            let taken = held.count { minute < $0.free.minutes }
            guard !current.isEmpty else { continue }
            result.append(
                Clique(
                    minute: minute, open: max(0, about.count - closed - taken),
                    takers: current.map(\.taker).sorted()))
        }
        let added = Set(problem.scenario.options.things.filter { $0.addition == .room(room) }.map(\.from.minutes))
        return withoutCovered(result, steps: added.union(steps).sorted())
    }

    /// Leaves out a clique whose lots are all in a neighbour that admits no more, between two steps at which options
    /// can add rooms.
    private static func withoutCovered(_ cliques: [Clique], steps: [Int]) -> [Clique] {
        var kept: [Clique] = []
        for clique in cliques {
            if let last = kept.last, steps.contains(where: { last.minute < $0 && $0 <= clique.minute }) {
                kept.append(clique)
                continue
            }
            if let last = kept.last, last.open >= clique.open, isSubset(last.takers, clique.takers) {
                kept.removeLast()
            }
            if let last = kept.last, last.open <= clique.open, isSubset(clique.takers, last.takers) {
                continue
            }
            kept.append(clique)
        }
        return kept
    }

    private static func isSubset(_ small: [Int], _ large: [Int]) -> Bool {
        var place = 0
        for taker in small {
            while place < large.count, large[place] < taker { place += 1 }
            guard place < large.count, large[place] == taker else { return false }
        }
        return true
    }
}

extension Room {
    /// How many rooms of the kind are closed at a minute.
    func closedCount(at minute: Int) -> Int {
        closed.reduce(0) { $0 + ($1.from.minutes <= minute && minute < $1.to.minutes ? $1.count : 0) }
    }
}
