// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// A recipe on its way: what could be read of it, and the recipe itself where all of it could.
struct RecipeDraft {
    let name: String
    let node: Node
    let makes: ID<Material>?
    /// What else its lots give; nil where that could not be read.
    let alsoMakes: [ID<Material>]?
    let site: ID<Site>?
    let operations: [OperationDraft]
    /// What a lot gives at most per unit of yield, for checks of gain; nil where it cannot be told.
    let output: Exact?
    /// Pools of tests and review.
    let releaseStaff: [(need: StaffNeed, node: Node)]
    /// Whether each lot is for one patient.
    let isAutologous: Bool
    let recipe: Recipe?

    /// Everything that a lot gives to anybody, as far as it could be read.
    var made: [ID<Material>] { isAutologous ? [] : [makes].compactMap(\.self) + (alsoMakes ?? []) }
}

extension ScenarioAssembly {
    func readRecipe(_ name: String, _ node: Node) -> RecipeDraft? {
        let fields = RecordReader(node, RecipeFields.record)
        guard fields.isMap else { return nil }
        let label = fields.value(RecipeFields.label, context) ?? ""
        let site = site(RecipeFields.site, fields)
        // Its lots take from and give to the stock of their site.
        let outside = context
        context = context.stocked(at: site, true)
        defer { context = outside }
        let makes = fields.value(RecipeFields.makes, context)
        let sizes = LotSizeFields.read(fields.child(RecipeFields.size.key), context)
        let donor = fields.value(RecipeFields.donor, context)
        let client = fields.value(RecipeFields.client, context)
        let isModified = fields.value(RecipeFields.modified, context)
        let isAutologous = fields.value(RecipeFields.autologous, context)
        let mayRefreeze = fields.value(RecipeFields.refreeze, context)
        let cost = fields.value(RecipeFields.cost, context)
        let startDays = fields.value(RecipeFields.startDays, context)
        let unit = makes.flatMap { materialUnits[$0.index] }
        var yield: Yield?
        var fillCap: Exact?
        if let unit {
            yield = fields.value(RecipeFields.yield, context.with(unit: unit))
            fillCap = fields.value(RecipeFields.fillCap, context.with(unit: unit))
        } else if !fields.has("yield") {
            _ = fields.value(RecipeFields.yield, context)
        }
        if let yield, yield.isParticles, let makes, let material = materials[makes.index], material.particles == nil {
            fields.child("yield")?.fault(
                "\(material.name) says no particles per \(material.unit)",
                remedy: "give materials.\(material.name).particles, or the yield in \(material.unit)")
        }
        var operations = readOperations(fields, unit: unit)
        var inner = context
        inner.operations = NameList(operations.map(\.name))
        if let unit { inner.unit = unit }
        let graph = OperationGraph(node, operations)
        graph?.check()
        graph?.checkAllowances()
        if let graph {
            let derivation = RunDerivation(
                graph, yield: yield, fillCap: fillCap, material: makes.flatMap { materials[$0.index] })
            derivation.derive(&operations)
        }
        checkLargest(operations, sizes, fields.has(RecipeFields.size.key))
        let alsoMakes = readAlsoMakes(fields, makes: makes, sink: graph?.sink, inner)
        let (release, releaseStaff) = readRelease(fields.child("release"), inner, isCounted: unit != nil)
        if let release, let fillCap, release.reserve >= fillCap {
            fields.child("release")?.child("reserve").fault(
                "the reserve takes all that a lot can fill", value: Measure.quantity.text(release.reserve, inner),
                remedy: "keep it below the fill-cap of \(Measure.quantity.text(fillCap, inner))")
        }
        var recipe: Recipe?
        if let makes, let alsoMakes, let site, let yield, let release, let graph, let sink = graph.sink,
            let order = graph.order
        {
            let finished = operations.compactMap { $0.operation(graph) }
            if finished.count == operations.count {
                let way = ways[name]
                recipe = Recipe(
                    name: name, label: label, makes: makes, alsoMakes: alsoMakes, site: site, yield: yield.amount,
                    yieldsParticles: yield.isParticles, sizes: sizes, donor: donor, client: client, fillCap: fillCap,
                    cost: cost, startDays: startDays, operations: Catalogue(finished), order: order, sink: sink,
                    release: release, isModified: isModified, isAutologous: isAutologous, mayRefreeze: mayRefreeze,
                    base: way?.base,
                    chosen: way?.chosen.compactMap { inner.operations.place(of: $0) }.sorted().map { ID($0) } ?? []
                )
            }
        }
        return RecipeDraft(
            name: name, node: node, makes: makes, alsoMakes: alsoMakes?.map(\.material), site: site,
            operations: operations,
            output: output(yield, makes, graph, fillCap, release), releaseStaff: releaseStaff,
            isAutologous: isAutologous, recipe: recipe
        )
    }

    /// Reports units that take no lot of the sizes that the recipe admits.
    private func checkLargest(_ operations: [OperationDraft], _ sizes: LotSizes?, _ isSized: Bool) {
        for operation in operations where operation.largest < .one {
            let node = operation.node.child(OperationFields.largest.key)
            if !isSized {
                node.fault(
                    "the recipe's lots have one size", remedy: "give the recipe a size, such as {from: 20 %}",
                    at: node.anchor)
            } else if let from = sizes?.from, operation.largest < from {
                node.fault(
                    "smaller than the smallest lot", value: Measure.share.text(operation.largest, context),
                    remedy: "it must be at least \(Measure.share.text(from, context))")
            }
        }
    }

    /// The most a lot can give: its yield times all recoveries on the way, without losses while waiting.
    private func output(
        _ yield: Yield?, _ makes: ID<Material>?, _ graph: OperationGraph?, _ fillCap: Exact?, _ release: Release?
    ) -> Exact? {
        guard let yield, let makes, let release, let graph, let material = materials[makes.index] else { return nil }
        var amount = yield.amount.mode * graph.flowRecovery
        if yield.isParticles {
            guard let particles = material.particles, let units = amount.divided(by: particles) else { return nil }
            amount = units
        }
        if material.isCounted { amount = amount.rounded(.down) }
        if let fillCap { amount = min(amount, fillCap) }
        return max(.zero, amount - release.reserve) * release.pass.mode
    }
}

extension Node {
    /// The piece under a key of a map, or this piece itself where there is none.
    func child(_ key: String) -> Node {
        guard let entry = draft.entries?.first(where: { $0.key == key }) else { return self }
        return Node(draft: entry.value, path: Self.join(path, key), anchor: entry.keyPosition, log: log)
    }
}
