// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    func readLane(_ name: String, _ node: Node) -> ShippingLane? {
        let fields = RecordReader(node, ShippingFields.record)
        let label = fields.value(ShippingFields.label, context) ?? ""
        let from = fields.value(ShippingFields.from, context)
        let to = fields.value(ShippingFields.to, context)
        let time = fields.value(ShippingFields.time, context)
        let departs = fields.value(ShippingFields.departs, context)
        let remainingLife = fields.value(ShippingFields.remainingLife, context)
        let keeps = fields.value(ShippingFields.keeps, context)
        let loss = fields.value(ShippingFields.loss, context)
        let cost = fields.value(ShippingFields.cost, context)
        let most = fields.value(ShippingFields.most, context)
        let carriesQuarantine = fields.value(ShippingFields.quarantine, context)
        if let from, from == to {
            fields.child("to")?.fault(
                "it arrives where it leaves", value: context.names.sites.names[from.index],
                remedy: "write two different sites")
            return nil
        }
        guard let from, let to, let goods = readGoods(fields, from, to), let first = goods.first else { return nil }
        let unit = materialUnits[first.from.index]
        var price = ShippingFields.price.standard
        var capacity: Exact?
        if let unit {
            if fields.has("price") || fields.has("capacity") { checkUnits(goods, unit, node) }
            price = fields.value(ShippingFields.price, context.with(unit: unit))
            capacity = fields.value(ShippingFields.capacity, context.with(unit: unit))
        }
        for key in ["cost", "most"] where fields.has(key) && !fields.has("capacity") {
            fields.child(key)?.fault(
                "it counts shipments, and nothing says how much one takes", remedy: "write the capacity of a shipment")
        }
        let life = checkLife(fields, goods, time: time, remainingLife, keeps, node)
        guard let time else { return nil }
        return ShippingLane(
            name: name, label: label, from: from, to: to, goods: goods, time: time, departs: departs,
            remainingLife: life.remaining, keeps: life.keeps, loss: loss, price: price, cost: cost,
            capacity: capacity, most: most, carriesQuarantine: carriesQuarantine)
    }

    /// The stocks at both ends of what a lane carries; nil where they could not be read, or there are none.
    private func readGoods(_ fields: RecordReader, _ from: ID<Site>, _ to: ID<Site>) -> [ShippingLane.Goods]? {
        let points = context.stock.points
        guard let node = fields.child(ShippingFields.materials.key) else {
            let goods = points.indices.compactMap { place -> ShippingLane.Goods? in
                guard points[place].site == from.index, let other = context.stock.place(of: points[place], at: to.index)
                else { return nil }
                return .init(from: ID(place), to: ID(other))
            }
            if goods.isEmpty, context.stock.isWhole {
                fields.node.fault(
                    "no material is stocked at both ends", remedy: "name those it carries: materials: [bulk]",
                    at: fields.node.anchor)
            }
            return goods.isEmpty ? nil : goods
        }
        guard let items = node.items(of: "materials") else { return nil }
        guard !items.isEmpty else {
            node.fault("no material is named", remedy: "name what it carries, or leave the key out")
            return nil
        }
        var goods: [ShippingLane.Goods] = []
        for item in items {
            guard let left = Form<ID<Material>>.material.read(item, context.stocked(at: from, true)),
                let right = Form<ID<Material>>.material.read(item, context.stocked(at: to, true))
            else { return nil }
            if goods.contains(where: { $0.from == left }) {
                item.fault("the material is named twice", remedy: "name each material once")
            }
            goods.append(.init(from: left, to: right))
        }
        return goods.sorted { $0.from < $1.from }
    }

    private func checkUnits(_ goods: [ShippingLane.Goods], _ unit: MaterialUnit, _ node: Node) {
        guard let other = goods.first(where: { materialUnits[$0.from.index].map { $0 != unit } ?? false }),
            let word = materialUnits[other.from.index]?.word
        else { return }
        node.fault(
            "its materials are counted in \(unit.word) and in \(word), so price and capacity have no one unit",
            remedy: "write a lane for each unit", at: node.anchor)
    }

    /// What is said of shelf lives, against those of the materials.
    private func checkLife(
        _ fields: RecordReader, _ goods: [ShippingLane.Goods], time: Span?, _ remaining: Span?, _ keeps: Span?,
        _ node: Node
    ) -> (remaining: Span?, keeps: Span?) {
        let ageing = goods.compactMap { materials[$0.from.index] }.filter { $0.shelfLife != nil }
        guard let first = ageing.first else {
            for key in ["remaining-life", "keeps"]
            where fields.has(key) && goods.allSatisfy({ materials[$0.from.index] != nil }) {
                fields.child(key)?.fault("nothing it carries has a shelf life", remedy: "leave \(key) out")
            }
            return (nil, nil)
        }
        guard let remaining else {
            if !fields.has("remaining-life") {
                node.fault(
                    "\(first.material) ages, and nothing says how much life must be left when it leaves",
                    remedy: "write remaining-life, such as 30 d", at: node.anchor)
            }
            return (nil, nil)
        }
        guard let time else { return (remaining, keeps) }
        if remaining < time {
            fields.child("remaining-life")?.fault(
                "it would expire on the way", value: remaining.text,
                remedy: "it must be at least the time, \(time.text)")
            return (remaining, .zero)
        }
        for material in ageing {
            let isTooLong =
                switch material.shelfLife {
                case .span(let life): remaining > life
                case .months(let months): remaining > .days(28 * months)
                case nil: false
                }
            if isTooLong {
                fields.child("remaining-life")?.fault(
                    "longer than the shelf life of \(material.material)", value: remaining.text,
                    remedy: "ask for at most what it keeps (28 d for each month)")
            }
        }
        let left = remaining - time
        if let keeps, keeps > left {
            fields.child("keeps")?.fault(
                "longer than what is left of its life on arrival", value: keeps.text,
                remedy: "it must be at most \(left.text)")
        }
        return (remaining, keeps ?? left)
    }
}
