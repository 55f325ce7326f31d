// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// The units of all materials, ahead of everything that is counted in them; faults are left to ``readMaterial``.
    func readMaterialUnits() -> [MaterialUnit?] {
        let quiet = FaultLog()
        let words = section("materials").map { _, node -> String? in
            guard let draft = node.draft["unit"] else { return nil }
            let silent = Node(draft: draft, path: "", anchor: draft.position, log: quiet)
            return MaterialFields.unit.form.read(silent, context)
        }
        context.countables = Set(words.compactMap(\.self).filter { Unit($0) == nil })
        return words.map { word in
            guard let word, let unit = Unit(word, countables: context.countables) else { return nil }
            return MaterialUnit(word: word, dimension: unit.dimension, scale: unit.scale)
        }
    }

    /// Reads the materials, once for each site that stocks them; faults are told once.
    func readMaterials() -> [Material?] {
        var told: Set<String> = []
        return zip(section("materials"), materialUnits).enumerated().map { place, entry in
            let text = context.names.materials.texts[place]
            let node = told.insert(text).inserted ? entry.0.node : entry.0.node.silent
            let site = ID<Site>(context.stock.points.isEmpty ? 0 : context.stock.points[place].site)
            var material = readMaterial(entry.0.key, node, entry.1, at: site)
            material?.material = text
            material?.site = site
            return material
        }
    }

    private func readMaterial(_ name: String, _ node: Node, _ unit: MaterialUnit?, at site: ID<Site>) -> Material? {
        let fields = RecordReader(node, MaterialFields.record)
        let word = fields.value(MaterialFields.unit, context)
        let label = fields.value(MaterialFields.label, context) ?? ""
        let leadTime = fields.value(MaterialFields.leadTime, context)
        let shelfLife = fields.value(MaterialFields.shelfLife, context)
        let loss = fields.value(MaterialFields.loss, context)
        let remainingLife = fields.value(MaterialFields.remainingLife, context)
        let frozen = FrozenFields.read(fields.child(MaterialFields.frozen.key), context)
        guard let word, let unit else { return nil }
        let context = context.with(unit: unit)
        let particles = fields.value(MaterialFields.particles, context)
        let price = fields.value(MaterialFields.price, context)
        let pack = fields.value(MaterialFields.pack, context)
        let minimumOrder = fields.value(MaterialFields.minimumOrder, context)
        let storage = fields.value(MaterialFields.storage, context)
        let safetyStock = fields.value(MaterialFields.safetyStock, context)
        let closingStock = fields.value(MaterialFields.closingStock, context)
        checkPurchase(fields, pack, minimumOrder, storage?.least, context)
        checkStock(fields, [("safety-stock", safetyStock), ("closing-stock", closingStock)], storage?.least, context)
        let isCounted = particles != nil || word == "dose" || word == "vial"
        checkLoss(fields, loss, isCounted: isCounted || fields.has("particles"))
        let isBought = price != nil || fields.has("price")
        return Material(
            name: name, label: label, unit: word, particles: particles,
            isCounted: isCounted,
            purchase: isBought
                ? .init(price: price ?? .zero, leadTime: leadTime, pack: pack, minimumOrder: minimumOrder) : nil,
            shelfLife: shelfLife, remainingLife: remainingLife.flatMap { $0.isNone ? nil : $0 },
            lossPerDay: loss, frozen: frozen, storage: storage?.limit(at: site),
            holding: fields.value(MaterialFields.holding, context),
            disposal: fields.value(MaterialFields.disposal, context), safetyStock: safetyStock,
            shortfall: fields.value(MaterialFields.shortfall, context),
            closingValue: fields.value(MaterialFields.closingValue, context), closingStock: closingStock
        )
    }

    private func checkPurchase(
        _ fields: RecordReader, _ pack: Exact?, _ least: Exact?, _ storage: Exact?, _ context: FormContext
    ) {
        if !fields.has("price") {
            for key in ["lead-time", "pack", "min-order"] where fields.has(key) {
                fields.child(key)?.fault(
                    "a material without a price is not bought", remedy: "write its price, or leave \(key) out")
            }
        }
        let text = { Measure.quantity.text($0, context) }
        if let pack, let least, let packs = least.divided(by: pack), !packs.isWhole, let up = packs.ceilingToInt {
            fields.child("min-order")?.fault(
                "the smallest order is not a whole number of packs of \(text(pack))", value: text(least),
                remedy: "write \(text(pack * Exact(up)))")
        }
        if let storage, let smallest = [pack, least].compactMap(\.self).max(), smallest > storage {
            fields.child("storage")?.fault(
                "the smallest order of \(text(smallest)) does not fit in", value: text(storage),
                remedy: "allow more storage, or smaller orders")
        }
    }

    private func checkLoss(_ fields: RecordReader, _ loss: Exact, isCounted: Bool) {
        guard !loss.isZero else { return }
        let told = Measure.sharePerTime.text(loss, context)
        if isCounted {
            fields.child("loss")?.fault(
                "what is counted in whole units does not shrink", value: told,
                remedy: "leave loss out, or give it a shelf-life")
        } else if fields.has("min-order") {
            fields.child("loss")?.fault(
                "a material that is lost day by day cannot have a min-order", value: told,
                remedy: "leave min-order out, or write a pack")
        }
    }

    private func checkStock(
        _ fields: RecordReader, _ wanted: [(key: String, amount: Exact?)], _ storage: Exact?, _ context: FormContext
    ) {
        let text = { Measure.quantity.text($0, context) }
        for (key, amount) in wanted {
            guard let storage, let amount, amount > storage else { continue }
            fields.child(key)?.fault(
                "more than the storage of \(text(storage))", value: text(amount), remedy: "allow more storage")
        }
        if fields.has("shortfall"), !fields.has("safety-stock") {
            fields.child("shortfall")?.fault(
                "without a safety-stock nothing can fall short", remedy: "write safety-stock, or leave shortfall out")
        }
    }
}
