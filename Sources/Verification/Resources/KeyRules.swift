// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Lots of one key at a time in rooms and on units that hold a key, and the changeovers between keys.
struct KeyRules {
    /// A room or unit.
    enum Place: Hashable {
        case room(ID<Room>)
        case unit(ID<UnitClass>)
    }

    /// A room or unit kept by so many lots.
    struct Held {
        let lot: String
        let place: Place
        let from: Int
        let to: Int
        let count: Double
        /// The recipe of a lot; nil: a commitment, which no lot may meet on a unit.
        let recipe: ID<Recipe>?
        /// Whether it was there when the plan begins.
        let isFact: Bool
    }

    let setting: Setting

    /// A stay of a lot, or of whoever was there last before the plan.
    struct Stay {
        let lot: String
        let key: String
        let from: Int
        let to: Int
        let isFact: Bool
    }

    /// Reports keys that meet or follow too soon; books the changeovers and lists them, rooms first, then by time.
    ///
    /// Fractions of lots have no order, so a relaxed plan has no changeovers.
    func check(_ holds: [Held], _ rules: inout LedgerRules, _ log: inout FindingLog) -> [PlannedChangeover] {
        guard !setting.frame.isRelaxed else { return [] }
        var result: [PlannedChangeover] = []
        for about in KeyedThing.all(setting.scenario) {
            let stays = stays(in: about, holds)
            separate(stays, about, &log)
            let taken = holds.filter { $0.place == about.place && $0.recipe == nil && about.kind == .unit }
            for stay in stays {
                for other in taken where stay.from < other.to && other.from < stay.to && stay.from != .min {
                    log.add(
                        .unitTaken, about.name,
                        "\(stay.lot) has it at \(setting.time(max(stay.from, other.from))), when \(other.lot) takes it")
                }
            }
            for (left, entered) in changes(stays) where !entered.isFact {
                let takes = changeover(about, from: left.key, to: entered.key)
                rules.addChangeover(of: about.name, takes.cost)
                result.append(
                    PlannedChangeover(
                        kind: about.kind, resource: about.name, from: left.key, to: entered.key,
                        left: Instant(minutes: left.to), time: takes.time + about.lead,
                        entered: Instant(minutes: entered.from),
                        cost: Money(rounding: takes.cost) ?? .zero))
            }
        }
        return result
    }

    /// Who is in a room or on a unit, and who was there last, in the order of time.
    func stays(in about: KeyedThing, _ holds: [Held]) -> [Stay] {
        let all = holds.filter { $0.place == about.place && $0.count > 0 }.compactMap { hold in
            guard let recipe = hold.recipe else { return nil as Stay? }
            return Stay(
                lot: hold.lot, key: text(recipe, about.sharing.key) ?? "", from: max(0, hold.from), to: hold.to,
                isFact: hold.isFact)
        }
        // A lot in process that has left when the plan begins is the last one before it, unless opening names one.
        let own = all.filter { !$0.isFact || $0.to > 0 }
        let gone = all.filter { $0.isFact && $0.to <= 0 }.max { $0.to < $1.to }.map { ($0.key, $0.to) }
        let earlier = (about.opening ?? gone).map { last, free in
            Stay(lot: "the lot before the plan", key: last, from: .min, to: free, isFact: true)
        }
        return ((earlier.map { [$0] } ?? []) + own).sorted { ($0.from, $0.to, $0.lot) < ($1.from, $1.to, $1.lot) }
    }

    /// Each lot enters only when every lot of another key that came before has left, and its changeover is over.
    private func separate(_ stays: [Stay], _ about: KeyedThing, _ log: inout FindingLog) {
        var latest: [String: Stay] = [:]
        for stay in stays {
            for key in latest.keys.sortedBytewise() {
                guard let other = latest[key], !(stay.isFact && other.from == .min) else { continue }
                let isSame = key == stay.key
                // How many lots of a key are in a room at once is counted with its places.
                guard !isSame || about.kind == .unit else { continue }
                var takes = isSame ? .init() : changeover(about, from: key, to: stay.key)
                if !isSame, about.lead > .zero { takes = .init(time: about.lead + takes.time, cost: takes.cost) }
                let ready = other.to.addingSaturated(takes.time.minutes)
                guard stay.from < ready else { continue }
                if stay.from < other.to {
                    log.add(
                        about.kind == .unit ? .unitTaken : .roomKeysMixed, about.name,
                        "\(stay.lot) (\(stay.key)) enters at \(setting.time(stay.from)), but \(other.lot) "
                            + "(\(key)) is there until \(setting.time(other.to))")
                } else {
                    log.add(
                        .changeoverTooShort, about.name,
                        "\(stay.lot) (\(stay.key)) enters at \(setting.time(stay.from)), but the changeover from "
                            + "\(other.lot) (\(key)) takes \(takes.time.text) from \(setting.time(other.to))")
                }
            }
            if let known = latest[stay.key], known.to >= stay.to { continue }
            latest[stay.key] = stay
        }
    }

    /// Who left and who entered wherever the key changes.
    private func changes(_ stays: [Stay]) -> [(left: Stay, entered: Stay)] {
        var result: [(left: Stay, entered: Stay)] = []
        var holder: Stay?
        for stay in stays {
            guard let current = holder else {
                holder = stay
                continue
            }
            if current.key != stay.key { result.append((current, stay)) }
            if current.key != stay.key || current.to < stay.to { holder = stay }
        }
        return result
    }

    /// The first exception that fits both keys, else the usual changeover.
    private func changeover(_ about: KeyedThing, from: String, to: String) -> KeySharing.Changeover {
        for exception in about.sharing.exceptions {
            if let wanted = exception.from, wanted != attribute(from, about, exception.by) { continue }
            if let wanted = exception.to, wanted != attribute(to, about, exception.by) { continue }
            return exception.changeover
        }
        return about.sharing.changeover
    }

    /// What lots of a key in a room or on a unit are by another attribute; nil where no recipe tells it.
    private func attribute(_ key: String, _ about: KeyedThing, _ by: LotKey) -> String? {
        if by == about.sharing.key { return key }
        for recipe in setting.scenario.recipes.ids where text(recipe, about.sharing.key) == key {
            let isUser = setting.scenario.recipes[recipe].operations.things.contains { operation in
                operation.room.map { about.place == .room($0) } ?? false
                    || operation.unit.map { about.place == .unit($0) } ?? false
            }
            if isUser { return text(recipe, by) }
        }
        return nil
    }

    /// The key of a recipe's lots.
    func text(_ id: ID<Recipe>, _ key: LotKey) -> String? {
        let recipe = setting.scenario.recipes[id]
        switch key {
        case .lot: return nil
        case .product: return setting.scenario.materials[recipe.makes].material
        case .donor: return recipe.donor
        case .client: return recipe.client
        case .gmo: return recipe.isModified ? "gmo" : "non-gmo"
        }
    }
}

/// A room or unit that holds a key.
struct KeyedThing {
    let place: KeyRules.Place
    let name: String
    let sharing: KeySharing
    /// Who was there last before the plan, and until when.
    let opening: (last: String, free: Int)?
    /// The campaign under way then.
    let begun: Campaign.Begun?

    /// What a campaign adds to each changeover.
    var lead: Span { sharing.campaign?.lead ?? .zero }

    var kind: ResourceLoad.Kind {
        switch place {
        case .room: .room
        case .unit: .unit
        }
    }

    /// Those of a scenario, rooms first.
    static func all(_ scenario: Scenario) -> [KeyedThing] {
        let rooms = scenario.rooms.ids.compactMap { id in
            scenario.rooms[id].sharing.map { sharing in
                let held = scenario.opening.rooms.first { $0.room == id && $0.last != nil }
                return KeyedThing(
                    place: .room(id), name: scenario.rooms[id].name, sharing: sharing,
                    opening: held.flatMap { held in held.last.map { ($0, held.free.minutes) } }, begun: held?.campaign)
            }
        }
        let units = scenario.units.ids.compactMap { id in
            scenario.units[id].sharing.map { sharing in
                let held = scenario.opening.units.first { $0.unit == id && $0.last != nil }
                return KeyedThing(
                    place: .unit(id), name: scenario.units[id].name, sharing: sharing,
                    opening: held.flatMap { held in held.last.map { ($0, held.free.minutes) } }, begun: held?.campaign)
            }
        }
        return rooms + units
    }
}
