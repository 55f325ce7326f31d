// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reads the opening state; its backlog goes to `demand`.
    func readOpening(_ horizon: Horizon?) -> Opening {
        guard let node = reader.child(ScenarioFields.opening.key) else { return .empty }
        let fields = RecordReader(node, OpeningFields.record)
        for item in fields.child("backlog")?.items(of: "demand lines") ?? [] {
            readLine(item, id: nil, DemandLineFields.row, isBacklog: true)
        }
        return Opening(
            stock: (fields.child("stock")?.items(of: "stock") ?? []).compactMap(readStock)
                .sorted {
                    ($0.material, $0.age, $0.released ?? .start, $0.quantity)
                        < ($1.material, $1.age, $1.released ?? .start, $1.quantity)
                },
            orders: (fields.child("orders")?.items(of: "orders") ?? []).compactMap(readOrder)
                .sorted { ($0.material, $0.arrives, $0.quantity) < ($1.material, $1.arrives, $1.quantity) },
            lots: (fields.child("lots")?.items(of: "lots in process") ?? []).compactMap(readLot)
                .sorted { ($0.recipe, $0.started, $0.operation) < ($1.recipe, $1.started, $1.operation) },
            pinned: (fields.child("pinned")?.items(of: "pinned lots") ?? []).compactMap { readPinned($0, horizon) }
                .sorted { ($0.recipe, $0.start) < ($1.recipe, $1.start) },
            rooms: held(fields.child("rooms"), "rooms", "a room", HeldFields.room, context.names.rooms)
                .map { Opening.HeldRoom(room: ID($0.place), free: $0.free, last: $0.last, campaign: $0.campaign) },
            units: held(fields.child("units"), "units", "a unit", HeldFields.unit, context.names.units)
                .map {
                    Opening.HeldUnit(
                        unit: ID($0.place), free: $0.free, count: $0.count, last: $0.last, campaign: $0.campaign)
                }
        )
    }

    /// A quantity whose material could be read.
    private func quantity(_ fields: RecordReader, _ field: Field<Exact>, of material: ID<Material>?) -> Exact? {
        guard let material, let unit = materialUnits[material.index] else {
            if !fields.has(field.key) { _ = fields.value(field, context) }
            return nil
        }
        return fields.value(field, context.with(unit: unit))
    }

    private func readStock(_ node: Node) -> Opening.Stock? {
        let fields = RecordReader(node, StockFields.record)
        let site = fields.value(StockFields.site, context)
        let material = fields.value(StockFields.material, context.stocked(at: site, fields.has("site")))
        let quantity = quantity(fields, StockFields.quantity, of: material)
        let age = fields.value(StockFields.age, context)
        let released = fields.value(StockFields.released, context)
        if let released, let start = context.start, released <= start {
            fields.child("released")?.fault(
                "the quarantine has ended by the horizon's start", value: released.description,
                remedy: "leave released out")
        }
        if let material, let life = materials[material.index]?.shelfLife, isExpired(age, life) {
            (fields.child("age") ?? node).fault(
                "older than the shelf life of \(Form<Material.ShelfLife>.shelfLife.write(life, context).scalarText ?? "")",
                remedy: "leave expired stock out")
        }
        guard let material, let quantity else { return nil }
        return Opening.Stock(material: material, quantity: quantity, age: age, released: released.map(instant))
    }

    private func isExpired(_ age: Span, _ life: Material.ShelfLife) -> Bool {
        switch life {
        case .span(let span): return age > span
        case .months(let count):
            guard let start = context.start else { return false }
            let origin = CivilDateTime(date: start)
            let made = CivilDateTime(Instant.start - age, since: origin)
            return CivilDateTime(date: made.date.adding(months: count), time: made.time) < origin
        }
    }

    private func readOrder(_ node: Node) -> Opening.Order? {
        let fields = RecordReader(node, OrderFields.record)
        let site = fields.value(OrderFields.site, context)
        let material = fields.value(OrderFields.material, context.stocked(at: site, fields.has("site")))
        let quantity = quantity(fields, OrderFields.quantity, of: material)
        let arrives = fields.value(OrderFields.arrives, context)
        if let arrives, let start = context.start, arrives < start {
            fields.child("arrives")?.fault(
                "it arrived before the horizon's start", value: arrives.description, remedy: "put it into opening.stock"
            )
        }
        guard let material, let quantity, let arrives else { return nil }
        return Opening.Order(material: material, quantity: quantity, arrives: instant(arrives))
    }

    private func readLot(_ node: Node) -> Opening.LotInProcess? {
        let fields = RecordReader(node, LotInProcessFields.record)
        let recipe = fields.value(LotInProcessFields.recipe, context)
        let started = fields.value(LotInProcessFields.started, context)
        if let started, let start = context.start, started > CivilDateTime(date: start) {
            fields.child("started")?.fault(
                "it begins after the horizon's start", value: started.description,
                remedy: "a lot in process has begun by \(start); decide later ones under opening.pinned")
        }
        let patient = fields.value(LotInProcessFields.patient, context)
        if let recipe, let started { checkPatient(patient, of: recipe, instant(started), fields) }
        guard let recipe, let draft = recipes[recipe.index] else { return nil }
        var inner = context
        inner.operations = NameList(draft.operations.map(\.name))
        guard let operation = fields.value(LotInProcessFields.operation, inner), let started else { return nil }
        return Opening.LotInProcess(recipe: recipe, operation: operation, started: instant(started), patient: patient)
    }

    private func readPinned(_ node: Node, _ horizon: Horizon?) -> Opening.PinnedLot? {
        let fields = RecordReader(node, PinnedFields.record)
        let recipe = fields.value(PinnedFields.recipe, context)
        guard let start = fields.value(PinnedFields.start, context) else { return nil }
        let day = instant(start)
        if let horizon, day < .start || day >= Instant.start + horizon.length {
            fields.child("start")?.fault(
                "outside the horizon", value: start.description,
                remedy:
                    "write a day from \(horizon.start) to \(horizon.start.adding(days: horizon.length.minutes / 1440 - 1))"
            )
        }
        guard let recipe else { return nil }
        if let days = recipes[recipe.index]?.recipe?.startDays, !days.contains(start.weekday) {
            fields.child("start")?.fault(
                "a \(start.weekday.name), on which lots of \(context.names.recipes.names[recipe.index]) do not start",
                value: start.description, remedy: "its start-days are \(days.map(\.text).joined(separator: ", "))")
        }
        return Opening.PinnedLot(recipe: recipe, start: day)
    }

    private func held(
        _ node: Node?, _ what: String, _ kind: String, _ record: FieldRecord, _ names: NameList
    ) -> [(place: Int, free: Instant, count: Int, last: String?, campaign: Campaign.Begun?)] {
        (node?.entries(of: "\(what) with the time they are free") ?? []).compactMap { key, child in
            let fields = RecordReader(child, record)
            let free = fields.value(HeldFields.free, context)
            let count = fields.value(HeldFields.count, context)
            let id: ID<Room>? = names.id(key, kind, child, at: child.anchor)
            let last = fields.value(HeldFields.last, context)
            guard let place = id?.index, let free else { return nil }
            let sharing = what == "rooms" ? rooms[place].map(\.sharing) : units[place].map(\.sharing)
            if let sharing { checkLast(of: key, isRoom: what == "rooms", sharing, last, child, fields) }
            let campaign = sharing.flatMap { readBegun(of: key, $0?.campaign, free, child, fields) }
            let isKeyed = sharing.map { $0 != nil } ?? false
            if !isKeyed, let start = context.start, free <= CivilDateTime(date: start) {
                fields.child("free")?.fault(
                    "it is free by the horizon's start", value: free.description, remedy: "leave \(key) out")
            }
            if what == "units", let unit = units[place], count > unit.count {
                fields.child("count")?.fault(
                    "more than there are", value: String(count), remedy: "it must be at most \(unit.count)")
            }
            return (place, instant(free), count, last, campaign)
        }
        .sorted { $0.place < $1.place }
    }
}
