// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reads what a lot gives beside; nil where any of it could not be read.
    ///
    /// Each entry is a quantity, given by the last operation and usable at once, or a map that says more.
    func readAlsoMakes(
        _ recipe: RecordReader, makes: ID<Material>?, sink: ID<Operation>?, _ context: FormContext
    ) -> [OtherOutput]? {
        guard let node = recipe.child(RecipeFields.alsoMakes.key) else { return [] }
        guard let entries = node.entries(of: "quantities by material") else { return nil }
        var outputs: [OtherOutput] = []
        var isWhole = true
        for (key, child) in entries {
            guard let output = readOutput(key, child, sink, context) else {
                isWhole = false
                continue
            }
            if output.material == makes {
                child.fault(
                    "the recipe makes it already", value: key, remedy: "name it in makes or here, not in both",
                    at: child.anchor)
            }
            outputs.append(output)
        }
        return isWhole ? outputs.sorted { $0.material < $1.material } : nil
    }

    private func readOutput(
        _ key: String, _ node: Node, _ sink: ID<Operation>?, _ context: FormContext
    ) -> OtherOutput? {
        let material: ID<Material>? = context.names.materials.id(key, "a material", node, at: node.anchor)
        guard let material, let unit = materialUnits[material.index] else { return nil }
        let inner = context.with(unit: unit)
        guard node.draft.entries != nil else {
            let quantity = OtherOutputFields.quantity.form.read(node, inner)
            guard let quantity, let sink else { return nil }
            return OtherOutput(material: material, quantity: quantity, after: sink, elapsed: .zero)
        }
        let fields = RecordReader(node, OtherOutputFields.record)
        let quantity = fields.value(OtherOutputFields.quantity, inner)
        let after = fields.value(OtherOutputFields.after, inner) ?? (fields.has("after") ? nil : sink)
        let elapsed = fields.value(OtherOutputFields.elapsed, inner)
        guard let quantity, let after else { return nil }
        return OtherOutput(material: material, quantity: quantity, after: after, elapsed: elapsed)
    }
}
