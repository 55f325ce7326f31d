// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A room or unit that holds a key, as the programme sees it: who may hold it when, and what a change takes.
struct KeyedPlace: Sendable {
    /// Whether it is a room or a unit.
    let kind: ResourceLoad.Kind
    /// Its place among all rooms or units of the scenario.
    let index: Int
    /// Its id.
    let name: String
    /// How it is shared.
    let sharing: KeySharing
    /// The keys that may hold it, bytewise.
    let keys: [String]
    /// Changeover from one key to another, the lead of a campaign included [min].
    let time: [[Int]]
    /// Cost of a changeover from one key to another [money].
    let cost: [[Double]]
    /// The holds of lots that may start, and of those in process, by begin.
    let holds: [Hold]
    /// The key of the last holder before the horizon, and when it has left [min].
    let last: (key: Int, free: Int)?
    /// The campaign that the last holder was in.
    let begun: Campaign.Begun?

    /// A stay of a lot.
    struct Hold: Sendable {
        let candidate: Int
        let key: Int
        let from: Int
        let to: Int
        /// Whether it is there at minute 0 already; how it came in is no decision.
        let isFact: Bool
    }

    /// The rooms and units of a scenario that hold a key, with the lots that may be there.
    static func all(of scenario: Scenario, candidates: [Candidate]) -> [KeyedPlace] {
        let rooms = scenario.rooms.ids.compactMap { id in
            scenario.rooms[id].sharing.map { sharing in
                let held = scenario.opening.rooms.first { $0.room == id }
                return KeyedPlace(
                    .room, id.index, scenario.rooms[id].name, sharing,
                    last: held.flatMap { held in held.last.map { ($0, held.free.minutes) } }, begun: held?.campaign,
                    scenario,
                    stays: candidates.map { candidate in
                        candidate.rooms.first { $0.room == id }.map { ($0.from, $0.to) }
                    }, candidates)
            }
        }
        let units = scenario.units.ids.compactMap { id in
            scenario.units[id].sharing.map { sharing in
                let held = scenario.opening.units.first { $0.unit == id && $0.last != nil }
                return KeyedPlace(
                    .unit, id.index, scenario.units[id].name, sharing,
                    last: held.flatMap { held in held.last.map { ($0, held.free.minutes) } }, begun: held?.campaign,
                    scenario,
                    stays: candidates.map { $0.stay(on: id, in: scenario) }, candidates)
            }
        }
        return rooms + units
    }

    private init(
        _ kind: ResourceLoad.Kind, _ index: Int, _ name: String, _ sharing: KeySharing,
        last earlier: (key: String, free: Int)?, begun: Campaign.Begun?, _ scenario: Scenario,
        stays: [(from: Int, to: Int)?], _ candidates: [Candidate]
    ) {
        self.kind = kind
        self.index = index
        self.name = name
        self.sharing = sharing
        self.begun = begun
        let texts = scenario.recipes.things.map { $0.text(of: sharing.key, materials: scenario.materials) ?? "" }
        var names: Set<String> = []
        var own: [(number: Int, from: Int, to: Int)] = []
        // Of lots in process that have left by the start, the last one is who was there last, unless opening says it.
        var gone: (key: String, free: Int)?
        for (number, stay) in stays.enumerated() {
            guard let stay else { continue }
            let key = texts[candidates[number].recipe.index]
            if stay.to > stay.from {
                names.insert(key)
                own.append((number, stay.from, stay.to))
            } else if candidates[number].origin == .inProcess, stay.to <= 0, gone.map({ $0.free <= stay.to }) ?? true {
                gone = (key, stay.to)
            }
        }
        let earlier = earlier ?? gone
        if let earlier { names.insert(earlier.key) }
        let keys = names.sortedBytewise(by: \.self)
        self.keys = keys
        let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
        holds = own.map { number, from, to in
            let candidate = candidates[number]
            return Hold(
                candidate: number, key: places[texts[candidate.recipe.index]] ?? 0, from: from, to: to,
                isFact: candidate.origin == .inProcess && from <= 0)
        }.sorted { ($0.from, $0.candidate) < ($1.from, $1.candidate) }
        last = earlier.flatMap { earlier in places[earlier.key].map { ($0, earlier.free) } }
        let attributes = Attributes(kind: kind, index: index, sharing: sharing, scenario: scenario)
        let changeovers = keys.map { from in
            keys.map { to in from == to ? .init() : attributes.changeover(from: from, to: to) }
        }
        let lead = sharing.campaign?.lead.minutes ?? 0
        time = changeovers.enumerated().map { from, row in
            row.enumerated().map { to, one in one.time.minutes + (from == to ? 0 : lead) }
        }
        cost = changeovers.map { $0.map(\.cost.double) }
    }

    /// Whether several lots may be there together.
    var isShared: Bool { sharing.capacity > 1 }

    /// Whether a changeover costs anything.
    var costsMoney: Bool { cost.contains { $0.contains { $0 != 0 } } }

    /// Who holds it when the plan begins: a lot in process, or the last holder; nil where nobody is known.
    var first: Int? { holds.first { $0.isFact }?.key ?? last?.key }
}

extension Candidate {
    /// From the first set-up on a unit to the end of the last clean and turnaround there, gaps included [min].
    fileprivate func stay(on unit: ID<UnitClass>, in scenario: Scenario) -> (from: Int, to: Int)? {
        let holds = timeline.unitHolds.filter { $0.unit == unit }
        guard let from = holds.map(\.held.from.minutes).min(), let to = holds.map(\.held.to.minutes).max() else {
            return nil
        }
        let present = Set(timeline.operations.map(\.operation))
        // A lot in process has been on the unit since operations that are done.
        let wasThere = scenario.recipes[recipe].operations.ids.contains { id in
            scenario.recipes[recipe].operations[id].unit == unit && !present.contains(id)
        }
        return (wasThere ? 0 : max(0, from), to)
    }
}

/// What the keys of a room or unit are otherwise, for changeovers that go by another attribute.
private struct Attributes {
    let kind: ResourceLoad.Kind
    let index: Int
    let sharing: KeySharing
    let scenario: Scenario

    /// The first exception that fits, else the usual changeover.
    func changeover(from: String, to: String) -> KeySharing.Changeover {
        let exception = sharing.exceptions.first { exception in
            (exception.from == nil || exception.from == text(of: from, by: exception.by))
                && (exception.to == nil || exception.to == text(of: to, by: exception.by))
        }
        return exception?.changeover ?? sharing.changeover
    }

    /// The attribute of lots of a key; nil where no recipe that goes there tells it.
    private func text(of key: String, by attribute: LotKey) -> String? {
        guard attribute != sharing.key else { return key }
        let recipe = scenario.recipes.things.first { recipe in
            recipe.operations.things.contains { (kind == .room ? $0.room?.index : $0.unit?.index) == index }
                && recipe.text(of: sharing.key, materials: scenario.materials) == key
        }
        return recipe?.text(of: attribute, materials: scenario.materials)
    }
}
