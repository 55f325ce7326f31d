// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reports what would be frozen a second time, and commitments that take frozen stock.
    ///
    /// Something has been thawed once it is made of frozen stock of the plant's own: a frozen material that recipes
    /// make, or that is neither made nor bought. Bought supplements say nothing of the product.
    func checkFreezing() {
        let recipes = recipes.compactMap(\.self)
        let shipped = lanes.compactMap(\.self).flatMap(\.goods)
        var made = Set(recipes.flatMap(\.made))
        // What a lane brings is as much the plant's own as what it takes.
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for goods in shipped where made.contains(goods.from) && made.insert(goods.to).inserted { hasGrown = true }
        }
        func isOwn(_ id: ID<Material>) -> Bool {
            guard let material = materials[id.index], material.frozen != nil else { return false }
            return made.contains(id) || material.purchase == nil
        }
        // By material: through which frozen one it has been thawed.
        var thawed: [ID<Material>: ID<Material>] = [:]
        func source(_ recipe: RecipeDraft) -> ID<Material>? {
            let used = Set(recipe.operations.flatMap { $0.takes.map(\.material) }).sorted()
            return used.first(where: isOwn) ?? used.compactMap { thawed[$0] }.first
        }
        var isChanged = true
        while isChanged {
            isChanged = false
            for recipe in recipes {
                guard let source = source(recipe) else { continue }
                for output in recipe.made where thawed[output] == nil {
                    thawed[output] = source
                    isChanged = true
                }
            }
            // What has been thawed has been so wherever it is shipped.
            for goods in shipped where thawed[goods.to] == nil {
                guard let source = thawed[goods.from] else { continue }
                thawed[goods.to] = source
                isChanged = true
            }
        }
        let names = context.names.materials.names
        for recipe in recipes where recipe.recipe?.mayRefreeze == false {
            guard let source = source(recipe) else { continue }
            for output in recipe.made where materials[output.index]?.frozen != nil {
                recipe.node.fault(
                    "\(names[output.index]) would be frozen again: \(names[source.index]) is thawed for it",
                    remedy: "leave frozen out of one of them, or say refreeze: yes if the product bears it",
                    at: recipe.node.anchor)
            }
        }
        for (commitment, entry) in zip(commitments, section("commitments")) {
            for use in commitment?.uses ?? [] where materials[use.material.index]?.frozen != nil {
                entry.node.child("uses").fault(
                    "commitments cannot thaw anything", value: names[use.material.index],
                    remedy: "take a material that is not frozen")
            }
        }
    }
}

extension OperationGraph {
    /// Reports allowances for holds that cannot be, or in which nothing is lost.
    func checkAllowances() {
        for operation in written where operation.holdAllowance > .zero {
            let node = operation.node.child("hold-allowance")
            let text = operation.holdAllowance.text
            let longest: Span? =
                switch operation.hold {
                case .span(let span): span
                case .unlimited: nil
                case nil: operation.stage == .culture ? .zero : .hours(24)
                }
            if operation.id == sink {
                node.fault("nothing is held after the last operation", value: text, remedy: "leave it out")
            } else if let longest, operation.holdAllowance > longest {
                node.fault(
                    "longer than the hold of \(longest.text)", value: text, remedy: "allow a longer hold, or less of it"
                )
            } else if operation.holdLoss.isZero {
                node.fault(
                    "nothing is lost while it waits, so there is nothing to allow for", value: text,
                    remedy: "write its hold-loss, or leave hold-allowance out")
            }
        }
    }
}
