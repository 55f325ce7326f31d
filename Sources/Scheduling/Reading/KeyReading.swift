// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Rooms and units that hold a key: their keys, changeovers and who was there before.
struct KeyReading {
    let problem: SchedulingProblem

    private var scenario: Scenario { problem.scenario }

    /// The stays of a unit before any lot is placed; nil where it holds no key.
    func stays(of unit: ID<UnitClass>, closed: [(Int, Int)]) -> KeyedStays? {
        guard let sharing = scenario.units[unit].sharing else { return nil }
        let users = scenario.recipes.things.filter { $0.operations.things.contains { $0.unit == unit } }
        let held = scenario.opening.units.filter { $0.unit == unit }.map { ($0.free.minutes, $0.last) }
        return stays(sharing, users, held, closed)
    }

    /// The stays of a room before any lot is placed; nil where it holds no key.
    func stays(of room: ID<Room>, closed: [(Int, Int)]) -> KeyedStays? {
        guard let sharing = scenario.rooms[room].sharing else { return nil }
        let users = scenario.recipes.things.filter { $0.operations.things.contains { $0.room == room } }
        let held = scenario.opening.rooms.filter { $0.room == room }.map { ($0.free.minutes, $0.last) }
        return stays(sharing, users, held, closed)
    }

    private func stays(
        _ sharing: KeySharing, _ users: [Recipe], _ held: [(free: Int, last: String?)], _ closed: [(Int, Int)]
    ) -> KeyedStays {
        var names = Set(users.map { $0.text(of: sharing.key, materials: scenario.materials) ?? "" })
        for one in held { if let last = one.last { names.insert(last) } }
        let keys = names.sortedBytewise(by: \.self)
        let lead = sharing.campaign?.lead.minutes ?? 0
        let change = keys.map { from in
            keys.map { to in
                from == to ? 0 : changeover(sharing, users, from: from, to: to).time.minutes.addingSaturated(lead)
            }
        }
        var stays = KeyedStays(keys: keys, capacity: sharing.capacity, change: change)
        for one in held {
            // The sum of a very early beginning and a changeover must not overflow.
            stays.add(.init(from: .min / 4, to: one.free, key: one.last.flatMap { keys.firstIndex(of: $0) }))
        }
        for (from, to) in closed where from < to { stays.add(.init(from: from, to: to, key: nil)) }
        return stays
    }

    /// The first exception that fits both keys, else the usual changeover.
    private func changeover(
        _ sharing: KeySharing, _ users: [Recipe], from: String, to: String
    ) -> KeySharing.Changeover {
        func attribute(_ key: String, _ by: LotKey) -> String? {
            if by == sharing.key { return key }
            let user = users.first { $0.text(of: sharing.key, materials: scenario.materials) == key }
            return user?.text(of: by, materials: scenario.materials)
        }
        let exception = sharing.exceptions.first { one in
            (one.from == nil || one.from == attribute(from, one.by))
                && (one.to == nil || one.to == attribute(to, one.by))
        }
        return exception?.changeover ?? sharing.changeover
    }
}
