// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What takes numbers of units and rooms beside the lots: commitments, earlier lots, maintenance, and what options add
/// later.
struct FixedHolds {
    let problem: SchedulingProblem

    private var scenario: Scenario { problem.scenario }

    /// The fixed holds of a unit class.
    func holds(of unit: ID<UnitClass>) -> [Numbering.Hold] {
        let about = scenario.units[unit]
        var result = commitments { $0.units.contains(unit) }
        for held in scenario.opening.units where held.unit == unit {
            result += repeated(held.count, 0, held.free.minutes)
        }
        var down = FreeProfile(0)
        for outage in about.maintenance { down.take(-outage.count, outage.from.minutes, outage.to.minutes) }
        result += levels(down, below: about.count)
        return result + notYet(problem.added(.unit(unit)))
    }

    /// The fixed holds of rooms of a kind.
    func holds(of room: ID<Room>) -> [Numbering.Hold] {
        var result = commitments { $0.rooms.contains(room) }
        for held in scenario.opening.rooms where held.room == room { result += repeated(1, 0, held.free.minutes) }
        var closed = FreeProfile(0)
        for outage in scenario.rooms[room].closed {
            closed.take(-outage.count, outage.from.minutes, outage.to.minutes)
        }
        result += levels(closed, below: scenario.rooms[room].count + 1)
        return result + notYet(problem.added(.room(room)))
    }

    private func commitments(where isMine: (Commitment) -> Bool) -> [Numbering.Hold] {
        problem.plan.commitments.compactMap { planned in
            guard let id = scenario.commitments.id(named: planned.commitment), isMine(scenario.commitments[id]) else {
                return nil
            }
            return Numbering.Hold(
                from: planned.during.from.minutes, to: planned.during.to.minutes, owner: nil)
        }
    }

    private func levels(_ profile: FreeProfile, below count: Int) -> [Numbering.Hold] {
        profile.time.indices.flatMap { index -> [Numbering.Hold] in
            let level = profile.free[index]
            guard level > 0, level < count, index + 1 < profile.time.count else { return [] }
            return repeated(level, profile.time[index], profile.time[index + 1])
        }
    }

    /// Numbers that options add are not there before their day.
    private func notYet(_ added: [(from: Int, count: Int)]) -> [Numbering.Hold] {
        added.flatMap { repeated($0.count, 0, $0.from) }
    }

    private func repeated(_ count: Int, _ from: Int, _ to: Int) -> [Numbering.Hold] {
        from < to ? [Numbering.Hold](repeating: .init(from: from, to: to, owner: nil), count: max(0, count)) : []
    }
}
