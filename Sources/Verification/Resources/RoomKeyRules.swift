// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Lots of one key at a time in rooms that lots of equal key share, and the changeovers between keys.
struct RoomKeyRules {
    let setting: Setting

    /// A stay of a lot, or of whoever was there last before the plan.
    private struct Stay {
        let lot: String
        let key: String
        let from: Int
        let to: Int
        let isFact: Bool
    }

    /// Reports keys that meet or follow too soon; books the changeovers and lists them by room, then time.
    ///
    /// Fractions of lots have no order, so a relaxed plan has no changeovers.
    func check(
        _ holds: [RoomRules.Held], _ rules: inout LedgerRules, _ log: inout FindingLog
    ) -> [PlannedChangeover] {
        guard !setting.frame.isRelaxed else { return [] }
        var result: [PlannedChangeover] = []
        for id in setting.scenario.rooms.ids {
            guard let sharing = setting.scenario.rooms[id].sharing else { continue }
            let stays = stays(in: id, sharing, holds)
            separate(stays, id, sharing, &log)
            let room = setting.scenario.rooms[id].name
            for (left, entered) in changes(stays) where !entered.isFact {
                let takes = changeover(id, sharing, from: left.key, to: entered.key)
                rules.addChangeover(in: room, takes.cost)
                result.append(
                    PlannedChangeover(
                        room: room, from: left.key, to: entered.key, left: Instant(minutes: left.to),
                        time: takes.time, entered: Instant(minutes: entered.from),
                        cost: Money(rounding: takes.cost) ?? .zero))
            }
        }
        return result
    }

    private func stays(in id: ID<Room>, _ sharing: RoomSharing, _ holds: [RoomRules.Held]) -> [Stay] {
        let scenario = setting.scenario
        let earlier = scenario.opening.rooms.filter { $0.room == id }.compactMap { held in
            held.last.map {
                Stay(lot: "the lot before the plan", key: $0, from: .min, to: held.free.minutes, isFact: true)
            }
        }
        let own = holds.filter { $0.room == id && $0.count > 0 }.compactMap { hold in
            guard let recipe = hold.recipe else { return nil as Stay? }
            return Stay(
                lot: hold.lot, key: text(recipe, sharing.key) ?? "", from: max(0, hold.from), to: hold.to,
                isFact: hold.isFact)
        }
        return (earlier + own).sorted { ($0.from, $0.to, $0.lot) < ($1.from, $1.to, $1.lot) }
    }

    /// Each lot enters only when every lot of another key that came before has left, and its changeover is over.
    private func separate(_ stays: [Stay], _ id: ID<Room>, _ sharing: RoomSharing, _ log: inout FindingLog) {
        let room = setting.scenario.rooms[id].name
        var latest: [String: Stay] = [:]
        for stay in stays {
            for key in latest.keys.sortedBytewise() where key != stay.key {
                guard let other = latest[key], !(stay.isFact && other.from == .min) else { continue }
                let takes = changeover(id, sharing, from: key, to: stay.key)
                let ready = other.to.addingSaturated(takes.time.minutes)
                guard stay.from < ready else { continue }
                if stay.from < other.to {
                    log.add(
                        .roomKeysMixed, room,
                        "\(stay.lot) (\(stay.key)) enters at \(setting.time(stay.from)), but \(other.lot) "
                            + "(\(key)) is there until \(setting.time(other.to))")
                } else {
                    log.add(
                        .changeoverTooShort, room,
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

    /// The first exception that fits both keys, else the room's usual changeover.
    private func changeover(
        _ id: ID<Room>, _ sharing: RoomSharing, from: String, to: String
    ) -> RoomSharing.Changeover {
        for exception in sharing.exceptions {
            if let wanted = exception.from, wanted != attribute(from, id, sharing, exception.by) { continue }
            if let wanted = exception.to, wanted != attribute(to, id, sharing, exception.by) { continue }
            return exception.changeover
        }
        return sharing.changeover
    }

    /// What lots of a key in a room are by another attribute; nil where no recipe tells it.
    private func attribute(_ key: String, _ id: ID<Room>, _ sharing: RoomSharing, _ by: LotKey) -> String? {
        if by == sharing.key { return key }
        for recipe in setting.scenario.recipes.ids where text(recipe, sharing.key) == key {
            let isUser = setting.scenario.recipes[recipe].operations.things.contains { $0.room == id }
            if isUser { return text(recipe, by) }
        }
        return nil
    }

    private func text(_ id: ID<Recipe>, _ key: LotKey) -> String? {
        let recipe = setting.scenario.recipes[id]
        switch key {
        case .lot: return nil
        case .product: return setting.scenario.materials[recipe.makes].name
        case .donor: return recipe.donor
        case .client: return recipe.client
        case .gmo: return recipe.isModified ? "gmo" : "non-gmo"
        }
    }
}
