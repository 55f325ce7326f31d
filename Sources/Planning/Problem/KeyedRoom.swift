// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A room that lots of equal key may share, as the programme sees it: who may hold it when, and what a change takes.
struct KeyedRoom: Sendable {
    /// The room.
    let room: ID<Room>
    /// How it is shared.
    let sharing: RoomSharing
    /// The keys that may hold it, bytewise.
    let keys: [String]
    /// Changeover from one key to another [min].
    let time: [[Int]]
    /// Cost of a changeover from one key to another [money].
    let cost: [[Double]]
    /// The holds of lots that may start, and of those in process, by begin.
    let holds: [Hold]
    /// The key of the last holder before the horizon, and when it has left [min].
    let last: (key: Int, free: Int)?

    /// A stay of a lot.
    struct Hold: Sendable {
        let candidate: Int
        let key: Int
        let from: Int
        let to: Int
        /// Whether it is there at minute 0 already; how it came in is no decision.
        let isFact: Bool
    }

    /// The keyed rooms of a scenario with the lots that may hold them.
    static func all(of scenario: Scenario, candidates: [Candidate]) -> [KeyedRoom] {
        scenario.rooms.ids.compactMap { room in
            scenario.rooms[room].sharing.map { KeyedRoom(room, $0, scenario, candidates) }
        }
    }

    private init(_ room: ID<Room>, _ sharing: RoomSharing, _ scenario: Scenario, _ candidates: [Candidate]) {
        self.room = room
        self.sharing = sharing
        let texts = scenario.recipes.things.map { $0.text(of: sharing.key, materials: scenario.materials) ?? "" }
        let opening = scenario.opening.rooms.first { $0.room == room }
        var names: Set<String> = []
        var stays: [(number: Int, take: Candidate.RoomTake)] = []
        for (number, candidate) in candidates.enumerated() {
            guard let take = candidate.rooms.first(where: { $0.room == room }), take.to > take.from else { continue }
            names.insert(texts[candidate.recipe.index])
            stays.append((number, take))
        }
        if let last = opening?.last { names.insert(last) }
        let keys = names.sortedBytewise(by: \.self)
        self.keys = keys
        let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
        holds = stays.map { number, take in
            let candidate = candidates[number]
            return Hold(
                candidate: number, key: places[texts[candidate.recipe.index]] ?? 0, from: take.from, to: take.to,
                isFact: candidate.origin == .inProcess && take.from <= 0)
        }.sorted { ($0.from, $0.candidate) < ($1.from, $1.candidate) }
        last = opening.flatMap { held in held.last.flatMap { places[$0] }.map { ($0, held.free.minutes) } }
        let attributes = Attributes(room: room, sharing: sharing, scenario: scenario)
        let changeovers = keys.map { from in
            keys.map { to in from == to ? .init() : attributes.changeover(from: from, to: to) }
        }
        time = changeovers.map { $0.map(\.time.minutes) }
        cost = changeovers.map { $0.map(\.cost.double) }
    }

    /// Whether several lots may be there together.
    var isShared: Bool { sharing.capacity > 1 }

    /// Whether a changeover costs anything.
    var costsMoney: Bool { cost.contains { $0.contains { $0 != 0 } } }

    /// Who holds it when the plan begins: a lot in process, or the last holder; nil where nobody is known.
    var first: Int? { holds.first { $0.isFact }?.key ?? last?.key }
}

/// What the keys of a room are otherwise, for changeovers that go by another attribute.
private struct Attributes {
    let room: ID<Room>
    let sharing: RoomSharing
    let scenario: Scenario

    /// The first exception that fits, else the usual changeover.
    func changeover(from: String, to: String) -> RoomSharing.Changeover {
        let exception = sharing.exceptions.first { exception in
            (exception.from == nil || exception.from == text(of: from, by: exception.by))
                && (exception.to == nil || exception.to == text(of: to, by: exception.by))
        }
        return exception?.changeover ?? sharing.changeover
    }

    /// The attribute of lots of a key; nil where no recipe in the room tells it.
    private func text(of key: String, by attribute: LotKey) -> String? {
        guard attribute != sharing.key else { return key }
        let recipe = scenario.recipes.things.first { recipe in
            recipe.operations.things.contains { $0.room == room }
                && recipe.text(of: sharing.key, materials: scenario.materials) == key
        }
        return recipe?.text(of: attribute, materials: scenario.materials)
    }
}
