// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reports materials that are wanted and can never be there, and lots that use up what they make.
    func checkReachable(_ opening: Opening) {
        // A recipe or stock that could not be read may be what makes a material.
        let isLaneFaulty = lanes.contains { $0 == nil }
        let isContractorFaulty = contractors.contains { $0 == nil }
        let mayHideMakers =
            reader.hasUnknownKeys || isLaneFaulty || isContractorFaulty
            || self.recipes.contains { $0?.makes == nil || $0?.alsoMakes == nil }
            || !context.names.recipes.isReadable
            || root.log.faults.contains { $0.path.hasPrefix("opening") }
        guard !mayHideMakers else { return }
        let recipes = recipes.compactMap(\.self)
        var isThere = materials.map { $0?.purchase != nil || $0 == nil }
        for stock in opening.stock { isThere[stock.material.index] = true }
        for order in opening.orders { isThere[order.material.index] = true }
        for contractor in contractors.compactMap(\.self) { isThere[contractor.makes.index] = true }
        // A lot in process has what it needs.
        for lot in opening.lots {
            for made in self.recipes[lot.recipe.index]?.made ?? [] { isThere[made.index] = true }
        }
        let needs = recipes.map { recipe in Set(recipe.operations.flatMap { $0.takes.map(\.material) }) }
        let shipped = lanes.compactMap(\.self).flatMap(\.goods)
        var isChanged = true
        while isChanged {
            isChanged = false
            for (recipe, needed) in zip(recipes, needs) {
                let new = recipe.made.filter { !isThere[$0.index] }
                guard !new.isEmpty, needed.allSatisfy({ isThere[$0.index] }) else { continue }
                for made in new { isThere[made.index] = true }
                isChanged = true
            }
            for goods in shipped where isThere[goods.from.index] && !isThere[goods.to.index] {
                isThere[goods.to.index] = true
                isChanged = true
            }
        }
        var wanted: [ID<Material>: String] = [:]
        for line in demand where wanted[line.material] == nil { wanted[line.material] = "demand \(line.name)" }
        for (recipe, needed) in zip(recipes, needs) {
            for material in needed.sorted() where wanted[material] == nil { wanted[material] = "recipe \(recipe.name)" }
        }
        for commitment in commitments.compactMap(\.self) {
            for use in commitment.uses where wanted[use.material] == nil {
                wanted[use.material] = "commitment \(commitment.name)"
            }
        }
        for (place, material) in materials.enumerated() where wanted[ID(place)] == nil {
            if material?.closingStock != nil { wanted[ID(place)] = "its own closing-stock" }
        }
        var needsOf: [ID<Material>: Set<ID<Material>>] = [:]
        for (recipe, needed) in zip(recipes, needs) {
            for made in recipe.made { needsOf[made, default: []].formUnion(needed.filter { !isThere[$0.index] }) }
        }
        for goods in shipped where !isThere[goods.from.index] { needsOf[goods.to, default: []].insert(goods.from) }
        var searches = 0
        for (place, entry) in section("materials").enumerated() {
            guard !isThere[place], let taker = wanted[ID(place)] else { continue }
            if needsOf[ID(place)] == nil {
                entry.node.fault(
                    "wanted by \(taker), but nothing makes, buys or stocks it\(context.stock.phrase(of: place))",
                    remedy: "give it a price, opening stock or a recipe that makes it", at: entry.node.anchor)
            } else if searches < 100 {
                searches += 1
                guard let circle = circle(from: ID(place), needsOf) else { continue }
                let names = circle.map { context.names.materials.names[$0.index] }
                entry.node.fault(
                    "it can only be made out of itself: \(names.joined(separator: " needs "))",
                    remedy: "give one of them opening stock or a price", at: entry.node.anchor)
            }
        }
        for recipe in recipes { checkGain(recipe) }
    }

    /// The shortest way from a material through what it is made of back to itself, among what can never be there.
    private func circle(
        from start: ID<Material>, _ needsOf: [ID<Material>: Set<ID<Material>>]
    ) -> [ID<Material>]? {
        var origins: [ID<Material>: ID<Material>] = [:]
        var open = [start]
        var place = 0
        while place < open.count {
            let current = open[place]
            place += 1
            for next in (needsOf[current] ?? []).sorted() {
                if next == start {
                    var way = [start, current]
                    while let last = way.last, last != start, let origin = origins[last] { way.append(origin) }
                    return current == start ? [start, start] : way.reversed()
                }
                guard origins[next] == nil else { continue }
                origins[next] = current
                open.append(next)
            }
        }
        return nil
    }

    private func checkGain(_ recipe: RecipeDraft) {
        guard let makes = recipe.makes, let output = recipe.output, let material = materials[makes.index],
            let unit = materialUnits[makes.index]
        else { return }
        let copies = OperationGraph(recipe.node, recipe.operations)?.copies ?? []
        var used = Exact.zero
        for operation in recipe.operations {
            for use in operation.takes where use.material == makes {
                used = used + use.quantity * Exact(copies.isEmpty ? 1 : copies[operation.id.index])
            }
        }
        guard used > .zero, used >= output else { return }
        let text = { Measure.quantity.text($0, self.context.with(unit: unit)) }
        recipe.node.fault(
            "a lot uses \(text(used)) of \(material.name) and gives at most \(text(output)) of it",
            remedy: "a recipe that uses what it makes must give more than it takes", at: recipe.node.anchor)
    }

    /// Reports opening stock that its storage cannot take.
    func checkStorage(_ opening: Opening) {
        var totals: [ID<Material>: Exact] = [:]
        for stock in opening.stock { totals[stock.material] = (totals[stock.material] ?? .zero) + stock.quantity }
        for (place, entry) in section("materials").enumerated() {
            guard let total = totals[ID(place)], let storage = materials[place]?.storage,
                let unit = materialUnits[place],
                total > storage
            else { continue }
            let inner = context.with(unit: unit)
            entry.node.child("storage").fault(
                "the opening stock of \(Measure.quantity.text(total, inner)) does not fit in",
                value: Measure.quantity.text(storage, inner), remedy: "allow more storage, or correct the stock")
        }
    }

    /// Reports scenarios that are too large.
    func checkCounts() {
        for key in sections.keys.sortedBytewise() where section(key).count > Limits.count {
            reader.child(key)?.fault(
                "more than \(Limits.count) entries", value: String(section(key).count), remedy: "split the scenario")
        }
        let copies = recipes.compactMap(\.self).reduce(0) { sum, recipe in
            (OperationGraph(recipe.node, recipe.operations)?.copies ?? []).reduce(sum) { $0.addingSaturated($1) }
        }
        if copies > Limits.operations {
            reader.child("recipes")?.fault(
                "more than \(Limits.operations) operations, copies included", value: String(copies),
                remedy: "split the scenario, or repeat less often")
        }
        if demandPlaces.count > Limits.demandLines {
            reader.child("demand")?.fault(
                "more than \(Limits.demandLines) demand lines", value: String(demandPlaces.count),
                remedy: "split the scenario")
        }
    }
}
