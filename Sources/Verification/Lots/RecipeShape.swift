// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A recipe laid out: copies, the edges between them, and the order in which a lot takes its units.
struct RecipeShape {
    /// A copy of an operation: index of the operation, copy from 0.
    struct Copy: Hashable {
        var operation: Int
        var copy: Int
    }

    /// Work that follows other work.
    struct Edge: Hashable {
        var from: Copy
        var to: Copy
    }

    let recipe: Recipe
    /// How many copies each operation has.
    let copies: [Int]
    /// How long each operation's run takes [min], as said or by its rule.
    let runs: [Int]
    /// What a copy of each operation takes, with that of the cycles of its run.
    let takes: [CopyTakes]
    /// Every copy with each copy it follows; of a repeated operation only the first copy follows anything.
    let edges: [Edge]
    /// Operations that nothing follows.
    let ends: [Int]
    /// Operations along which the product flows, the first one first.
    let flow: [Int]
    /// Per operation: hours in which set-up and clean can be done, and in which runs can.
    let joint: [OpenMinutes]
    let open: [OpenMinutes]
    /// Per unit class used: its occupancies (first copies of repetitions, all other copies) in walk order, worked
    /// out with and without holds, because a plant that is always open leaves that open.
    let turns: [ID<UnitClass>: [[Copy]]]

    init(_ recipe: Recipe, _ material: Material, _ hours: PlantHours) {
        self.recipe = recipe
        let operations = recipe.operations.things
        let copies = Self.copies(recipe)
        self.copies = copies
        let runs = RunLengths.minutes(recipe, material, copies)
        self.runs = runs
        takes = zip(operations, RunLengths.cycles(recipe, material, copies)).map { CopyTakes($0, cycles: $1) }
        let edges = Self.edges(recipe, copies)
        self.edges = edges
        let followed = Set(operations.flatMap { $0.after.map(\.index) })
        ends = operations.indices.filter { !followed.contains($0) }
        flow = Self.flow(recipe)
        joint = operations.map { hours.joint($0) }
        open = operations.map { hours.unit($0) }
        var turns: [ID<UnitClass>: [[Copy]]] = [:]
        for keepsHolds in [true, false] {
            for (unit, order) in NominalWalk(recipe, copies, runs, edges, keepsHolds: keepsHolds).turns {
                turns[unit, default: []].append(order)
            }
        }
        self.turns = turns
    }

    /// Whether an operation is repeated within one occupancy of its unit.
    func isRepeated(_ operation: Int) -> Bool {
        if case .repeated = recipe.operations.things[operation].pattern { true } else { false }
    }

    /// Operations that an operation follows, directly or not.
    func ancestors(of operation: Int) -> Set<Int> {
        var found: Set<Int> = []
        var waiting = [operation]
        while let next = waiting.popLast() {
            for before in recipe.operations.things[next].after where found.insert(before.index).inserted {
                waiting.append(before.index)
            }
        }
        return found
    }

    private static func copies(_ recipe: Recipe) -> [Int] {
        let operations = recipe.operations.things
        var result = operations.map { _ in 1 }
        for (index, operation) in operations.enumerated() {
            // A chain of for-each ends at a repeated operation; the bound keeps a wrong chain from turning forever.
            var root = operation
            for _ in operations.indices {
                guard case .forEach(let other) = root.pattern else { break }
                root = operations[other.index]
            }
            if case .repeated(let times, _) = root.pattern { result[index] = max(1, times) }
        }
        return result
    }

    private static func edges(_ recipe: Recipe, _ copies: [Int]) -> [Edge] {
        var result: [Edge] = []
        for (index, operation) in recipe.operations.things.enumerated() {
            for before in operation.after.map(\.index) {
                switch operation.pattern {
                case .forEach:
                    for copy in 0..<copies[index] {
                        // Copy follows copy within a fan-out; what is done once goes before all copies.
                        let sources = copies[before] == copies[index] ? copy...copy : 0...(copies[before] - 1)
                        for source in sources {
                            result.append(
                                Edge(
                                    from: Copy(operation: before, copy: source), to: Copy(operation: index, copy: copy))
                            )
                        }
                    }
                case .once, .pools, .repeated:
                    for source in 0..<copies[before] {
                        result.append(
                            Edge(from: Copy(operation: before, copy: source), to: Copy(operation: index, copy: 0)))
                    }
                }
            }
        }
        return result
    }

    private static func flow(_ recipe: Recipe) -> [Int] {
        var chain = [recipe.sink.index]
        while let before = recipe.operations[ID(chain[chain.count - 1])].after.first,
            chain.count <= recipe.operations.count
        {
            chain.append(before.index)
        }
        return chain.reversed()
    }
}
