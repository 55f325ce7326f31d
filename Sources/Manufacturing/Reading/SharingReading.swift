// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reads how a room or unit is shared; nil where it knows no keys.
    func readSharing(_ fields: RecordReader, of kind: ResourceLoad.Kind, count: Int) -> KeySharing? {
        let isRoom = kind == .room
        let key = fields.value(isRoom ? RoomFields.holds : UnitFields.holds, context)
        let capacity = isRoom ? fields.value(RoomFields.capacity, context) ?? KeySharing.standardCapacity : 1
        let usual = fields.child("changeover").map {
            changeover(RecordReader($0, isRoom ? ChangeoverFields.usual : ChangeoverFields.usualOfUnit))
        }
        let exceptions = (fields.child("changeovers")?.items(of: "changeovers") ?? []).map { node in
            let fields = RecordReader(node, isRoom ? ChangeoverFields.exception : ChangeoverFields.exceptionOfUnit)
            return KeySharing.Exception(
                by: fields.value(ChangeoverFields.by, context) ?? key,
                from: fields.value(ChangeoverFields.from, context), to: fields.value(ChangeoverFields.to, context),
                changeover: changeover(fields))
        }
        guard key != .lot else {
            let isRead = !fields.has("holds") || fields.child("holds")?.draft.scalarText?.trimmingBlanks == "lot"
            for name in ["capacity", "changeover", "changeovers", "campaign"] where isRead && fields.has(name) {
                fields.child(name)?.fault(
                    isRoom
                        ? "a room that holds one lot at a time knows no keys"
                        : "a unit that does not say what it holds knows no keys",
                    remedy: "write holds: product, donor, client or gmo"
                        + (isRoom ? " (with capacity: 1 for one lot at a time)" : ""),
                    at: fields.child(name)?.anchor)
            }
            return nil
        }
        if count > 1 {
            fields.child("count")?.fault(
                "\(kind.rawValue)s that hold a \(key.rawValue) are planned one by one", value: String(count),
                remedy: "describe each \(kind.rawValue) by itself"
                    + (isRoom ? "" : ", and let operations take one of them: units: [a, b]"))
        }
        return KeySharing(
            key: key, capacity: capacity, changeover: usual ?? .init(), exceptions: exceptions,
            campaign: readCampaign(fields, isRoom: isRoom, capacity: capacity))
    }

    private func changeover(_ fields: RecordReader) -> KeySharing.Changeover {
        KeySharing.Changeover(
            time: fields.value(ChangeoverFields.time, context), cost: fields.value(ChangeoverFields.cost, context))
    }

    /// The last holder is said where it matters, and only there.
    func checkLast(
        of name: String, isRoom: Bool, _ sharing: KeySharing?, _ last: String?, _ node: Node, _ fields: RecordReader
    ) {
        if let sharing, last == nil, !fields.has("last") {
            node.fault(
                "\(name) holds a \(sharing.key.rawValue), and the last one is not said",
                remedy: "write last: with its \(sharing.key.rawValue)", at: node.anchor)
        }
        if sharing == nil, let last {
            fields.child("last")?.fault(
                isRoom
                    ? "\(name) holds one lot at a time, of any kind" : "\(name) holds lots of any kind", value: last,
                remedy: "leave last out")
        }
    }

    /// Reports lots without the key that their room or unit holds, keys that nothing has, and keys that are not clear.
    func checkSharing(_ opening: Opening) {
        for (place, unit) in units.enumerated() {
            guard let unit, let sharing = unit.sharing else { continue }
            let last = opening.units.first { $0.unit.index == place }?.last
            checkSharing(sharing, at: KeyedPlace(kind: .unit, name: unit.name, place: place), last: last)
        }
        for (place, room) in rooms.enumerated() {
            guard let room, let sharing = room.sharing else { continue }
            let last = opening.rooms.first { $0.room.index == place }?.last
            checkSharing(sharing, at: KeyedPlace(kind: .room, name: room.name, place: place), last: last)
        }
    }

    /// A room or unit by its place in the file.
    private struct KeyedPlace {
        let kind: ResourceLoad.Kind
        let name: String
        let place: Int

        var section: String { kind == .room ? "rooms" : "units" }

        func isUsed(by operation: OperationDraft) -> Bool {
            kind == .room ? operation.room?.index == place : operation.unit?.index == place
        }
    }

    private func checkSharing(_ sharing: KeySharing, at place: KeyedPlace, last: String?) {
        let users = recipes.compactMap(\.self).filter { $0.operations.contains { place.isUsed(by: $0) } }
        for recipe in users { checkKey(of: recipe, place, sharing.key) }
        if let last {
            checkName(
                last, sharing.key, allowsOther: true,
                reader.child("opening")?.child(place.section).child(place.name).child("last"))
        }
        let about = section(place.section)[place.place].node
        guard let items = about.child("changeovers").draft.items else { return }
        for (exception, number) in zip(sharing.exceptions, items.indices) {
            let node = about.child("changeovers").item(number)
            if let from = exception.from { checkName(from, exception.by, last: last, node?.child("from")) }
            if let to = exception.to { checkName(to, exception.by, last: last, node?.child("to")) }
            if exception.by != sharing.key { checkClear(exception.by, sharing.key, users, node?.child("by")) }
        }
    }

    private func checkKey(of recipe: RecipeDraft, _ place: KeyedPlace, _ key: LotKey) {
        let isSaid =
            switch key {
            case .donor: recipe.node.draft["donor"] != nil
            case .client: recipe.node.draft["client"] != nil
            default: true
            }
        guard !isSaid, let operation = recipe.operations.first(where: { place.isUsed(by: $0) }) else { return }
        let node = operation.node.child(place.kind.rawValue)
        node.fault(
            "\(place.name) holds a \(key.rawValue), and \(recipe.name) names none", value: place.name,
            remedy: "write \(key.rawValue): below recipes.\(recipe.name)", at: node.anchor)
    }

    /// A key that nothing has is most likely misspelt; the last holder may be of another time.
    private func checkName(
        _ name: String, _ key: LotKey, allowsOther: Bool = false, last: String? = nil, _ node: Node?
    ) {
        var known: [String] =
            switch key {
            case .lot: []
            case .product: context.names.materials.known
            case .donor: recipes.compactMap { $0?.recipe?.donor }
            case .client: recipes.compactMap { $0?.recipe?.client }
            case .gmo: ["gmo", "non-gmo"]
            }
        let isOpen = key == .donor || key == .client
        guard !(allowsOther && isOpen), recipes.allSatisfy({ $0?.recipe != nil }) || !isOpen else { return }
        if let last { known.append(last) }
        guard !known.contains(name) else { return }
        let near = nearestName(to: name, among: known).map { "did you mean \"\($0)\"?" }
        let distinct = Array(Set(known)).sortedBytewise()
        node?.fault(
            "there is no such \(key.rawValue)", value: name,
            remedy: near ?? (distinct.isEmpty ? nil : "known here: \(distinct.prefix(8).joined(separator: ", "))"))
    }

    /// Recipes of equal key must not differ in what a changeover goes by.
    private func checkClear(_ other: LotKey, _ key: LotKey, _ users: [RecipeDraft], _ node: Node?) {
        func text(_ recipe: RecipeDraft, _ key: LotKey) -> String? {
            switch key {
            case .lot: nil
            case .product: recipe.makes.map { context.names.materials.texts[$0.index] }
            case .donor: recipe.recipe?.donor
            case .client: recipe.recipe?.client
            case .gmo: recipe.recipe.map { $0.isModified ? "gmo" : "non-gmo" }
            }
        }
        var first: [String: RecipeDraft] = [:]
        for recipe in users where recipe.recipe != nil {
            guard let own = text(recipe, key) else { continue }
            guard let earlier = first[own] else {
                first[own] = recipe
                continue
            }
            guard text(earlier, other) != text(recipe, other) else { continue }
            node?.fault(
                "\(earlier.name) and \(recipe.name) are of one \(key.rawValue) and differ in \(other.rawValue)",
                value: other.rawValue, remedy: "let lots of equal \(key.rawValue) agree in it")
            return
        }
    }
}

extension Node {
    /// The item of a list at a place.
    fileprivate func item(_ place: Int) -> Node? {
        guard let items = draft.items, items.indices.contains(place) else { return nil }
        return Node(draft: items[place], path: "\(path)[\(place + 1)]", anchor: items[place].position, log: log)
    }
}
