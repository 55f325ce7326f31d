// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reads what it takes to set a unit up for each product, which is made where the unit stands.
    func readSetUps(_ fields: RecordReader, at site: ID<Site>?) -> [UnitClass.SetUp] {
        let materials = context.stocked(at: site, fields.has("site")).names.materials
        return (fields.child("set-ups")?.entries(of: "materials with their set-ups") ?? []).compactMap { key, node in
            let own = RecordReader(node, SetUpFields.record)
            let time = own.value(SetUpFields.time, context)
            let cost = own.value(SetUpFields.cost, context)
            let id: ID<Material>? = materials.id(key, "a material", node, at: node.anchor)
            return id.map { UnitClass.SetUp(material: $0, time: time, cost: cost) }
        }
        .sorted { $0.material < $1.material }
    }

    /// Reports operations on units that are kept for other recipes, or that their recipe must not use.
    func checkAdmissions() {
        for recipe in recipes.compactMap(\.self) {
            guard let id: ID<Recipe> = context.names.recipes.place(of: recipe.name).map({ ID($0) }) else { continue }
            let base = context.names.families.texts[id.index]
            for operation in recipe.operations {
                guard let unit = operation.unit.flatMap({ units[$0.index] }) else { continue }
                let node = operation.node.child("unit")
                if let only = unit.only, !only.contains(id) {
                    let names = Set(only.map { context.names.families.texts[$0.index] }).sortedBytewise()
                    node.fault(
                        "\(unit.name) is kept for \(names.joined(separator: ", "))", value: unit.name,
                        remedy: "choose another unit, or add \(base) to units.\(unit.name).only", at: node.anchor
                    )
                }
                if unit.barred.contains(id) {
                    node.fault(
                        "\(base) must not use \(unit.name)", value: unit.name,
                        remedy: "choose another unit, or take \(base) out of units.\(unit.name).not",
                        at: node.anchor)
                }
            }
        }
    }
}
