// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A lot on a plant that is always open and has units for all, which gives the order of its occupancies.
struct NominalWalk {
    /// Per unit class: occupancies by set-up start, then operation id, then copy.
    let turns: [ID<UnitClass>: [RecipeShape.Copy]]

    init(_ recipe: Recipe, _ copies: [Int], _ runs: [Int], _ edges: [RecipeShape.Edge], keepsHolds: Bool) {
        let operations = recipe.operations.things
        // Run starts of first repetitions, and of all copies of other operations.
        var starts: [[Int]] = operations.indices.map { index in
            Array(repeating: operations[index].setUp.minutes, count: copies[index])
        }
        func period(_ index: Int) -> Int? {
            if case .repeated(_, let every) = operations[index].pattern { every.minutes } else { nil }
        }
        func start(_ copy: RecipeShape.Copy) -> Int {
            guard let every = period(copy.operation) else { return starts[copy.operation][copy.copy] }
            return starts[copy.operation][0].addingSaturated(every.multipliedSaturated(copy.copy))
        }
        func end(_ copy: RecipeShape.Copy) -> Int {
            start(copy).addingSaturated(runs[copy.operation])
        }
        // Every round moves something later; rounds are bounded in case the holds cannot be kept at all.
        var isSettled = false
        var rounds = 2 * edges.count + 10
        while !isSettled, rounds > 0 {
            isSettled = true
            rounds -= 1
            for edge in edges {
                if start(edge.to) < end(edge.from) {
                    starts[edge.to.operation][edge.to.copy] = end(edge.from)
                    isSettled = false
                }
                guard keepsHolds, let hold = operations[edge.from.operation].hold else { continue }
                let late = start(edge.to) - end(edge.from) - hold.minutes
                if late > 0 {
                    let place = period(edge.from.operation) == nil ? edge.from.copy : 0
                    starts[edge.from.operation][place] += late
                    isSettled = false
                }
            }
        }
        var turns: [ID<UnitClass>: [(at: Int, copy: RecipeShape.Copy)]] = [:]
        for (index, operation) in operations.enumerated() {
            guard let unit = operation.unit else { continue }
            for copy in 0..<(period(index) == nil ? copies[index] : 1) {
                let at = starts[index][copy] - operation.setUp.minutes
                turns[unit, default: []].append((at, RecipeShape.Copy(operation: index, copy: copy)))
            }
        }
        self.turns = turns.mapValues { list in
            list.sorted { ($0.at, $0.copy.operation, $0.copy.copy) < ($1.at, $1.copy.operation, $1.copy.copy) }
                .map(\.copy)
        }
    }
}
