// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A lot of a plan whose operations are all there, once each, and within the time that is looked at.
struct CheckedLot {
    let lot: PlannedLot
    let recipe: ID<Recipe>
    let shape: RecipeShape
    /// How many of it.
    let count: Double
    /// By operation and copy; an operation done before a lot came into process has none.
    let operations: [[PlannedOperation]]
    /// The operation that a lot in process has reached, by index.
    let reached: Int?
    /// What a lot gives, recomputed.
    var gross = Exact.zero
    var net = Exact.zero

    var name: String { lot.name }

    /// Its size as a share of the lot that is described.
    var size: Exact {
        guard shape.recipe.sizes != nil, reached == nil, let size = lot.size else { return .one }
        return Exact(exactly: size) ?? .one
    }

    /// The latest run end of the operations that no other follows.
    var lastRunEnd: Int { shape.ends.flatMap { operations[$0] }.map(\.run.to.minutes).max() ?? 0 }

    func isDone(_ operation: Int) -> Bool { operations[operation].isEmpty }

    /// Whether a run is a fact: it began before the plan, or repeats one that did.
    func isGiven(_ operation: Int, _ copy: Int) -> Bool {
        reached == operation && (copy == 0 || shape.isRepeated(operation))
    }

    func run(_ copy: RecipeShape.Copy) -> (from: Int, to: Int) {
        let run = operations[copy.operation][copy.copy].run
        return (run.from.minutes, run.to.minutes)
    }

    /// The occupancies of an operation's units: the copies of a repetition share one.
    func occupancies(_ operation: Int) -> [Occupancy] {
        let all = operations[operation]
        guard let first = all.first, let last = all.last else { return [] }
        if shape.isRepeated(operation) {
            return [Occupancy(operation: operation, copy: 0, from: first.setUp.from.minutes, to: last.clean.to.minutes)]
        }
        return all.enumerated().map { place, one in
            Occupancy(operation: operation, copy: place, from: one.setUp.from.minutes, to: one.clean.to.minutes)
        }
    }

    /// What a unit is taken for, from set-up to clean.
    struct Occupancy {
        let operation: Int
        let copy: Int
        let from: Int
        let to: Int
    }
}
