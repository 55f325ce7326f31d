// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What one lot takes of the thing that a ledger line is about, stage by stage.
struct CostMeasures {
    let scenario: Scenario
    let lot: PlannedLot

    /// A stage with what is taken in it.
    typealias Taken = (stage: Stage, amount: Exact)

    private var recipe: Recipe? { scenario.recipes.id(named: lot.recipe).map { scenario.recipes[$0] } }
    private var number: Exact { Exact(exactly: lot.count) ?? .zero }

    /// Copies that begin after minute 0, with their operations.
    private var copies: [(operation: Operation, copy: PlannedOperation)] {
        guard let recipe else { return [] }
        return lot.operations.compactMap { copy in
            guard copy.run.from.minutes >= 0, let id = recipe.operations.id(named: copy.operation) else { return nil }
            return (recipe.operations[id], copy)
        }
    }

    /// Tests that are sampled after minute 0.
    private var tests: [QualityTest] {
        guard let recipe else { return [] }
        return lot.checks.filter { $0.during.from.minutes >= 0 }.compactMap { check in
            recipe.release.tests.id(named: check.name).map { recipe.release.tests[$0] }
        }
    }

    private var pulls: Exact { Exact((lot.pulls ?? []).count { $0.minutes >= 0 }) }

    /// Of a bought material [unit].
    func material(_ id: ID<Material>) -> [Taken] {
        let size = Exact(exactly: lot.size ?? 1) ?? .one
        return copies.flatMap { operation, _ in
            operation.uses.filter { $0.material == id }.map { (operation.stage, $0.quantity * size * number) }
        }
    }

    /// Of the costs of its operations, if it is of this recipe [money].
    func operations(of name: String) -> [Taken] {
        guard lot.recipe == name, let recipe else { return [] }
        var taken: [Taken] = copies.map { ($0.operation.stage, $0.operation.cost * number) }
        if lot.origin != .inProcess { taken.append((start, recipe.cost * number)) }
        return taken
    }

    /// Of the costs of its tests and pulls, if it is of this recipe [money].
    func tests(of name: String) -> [Taken] {
        guard lot.recipe == name, let recipe else { return [] }
        let tested: [Taken] = tests.map { test in
            var cost = test.cost
            if let laboratory = test.laboratory {
                cost += scenario.laboratories[laboratory].price * Exact(test.samples)
            }
            return (.qc, cost * number * (.one + test.retest))
        }
        let pulled = (recipe.release.stability?.cost ?? .zero) * pulls * number
        return tested + [(.qc, pulled)]
    }

    /// Of a plate [samples].
    func plate(_ id: ID<Plate>) -> [Taken] {
        tests.filter { $0.plate == id }.map { (.qc, Exact($0.samples) * number * (.one + $0.retest)) }
    }

    /// Of a unit class [min].
    func unit(_ id: ID<UnitClass>) -> [Taken] {
        guard let recipe else { return [] }
        var taken: [Taken] = []
        for copy in lot.operations {
            guard let place = recipe.operations.id(named: copy.operation), let hold = copy.unitHold else { continue }
            let operation = recipe.operations[place]
            // Repetitions share the hold of the first.
            if case .repeated = operation.pattern, copy.copy > 1 { continue }
            guard operation.unit == id else { continue }
            let from = max(0, hold.from.minutes)
            taken.append((operation.stage, Exact(max(0, hold.to.minutes - from)) * number))
        }
        for test in tests {
            guard let instrument = test.instrument, instrument.unit == id else { continue }
            taken.append((.qc, Exact(instrument.time.minutes) * number * (.one + test.retest)))
        }
        return taken
    }

    /// The first stage of its making.
    var start: Stage { earliest { _ in true } }

    private func earliest(_ isMeant: (Operation) -> Bool) -> Stage {
        let operations = recipe?.operations.things ?? []
        let ranks = operations.filter(isMeant).compactMap { Stage.allCases.firstIndex(of: $0.stage) }
        return ranks.min().map { Stage.allCases[$0] } ?? .culture
    }

    /// Of a room [min], in the first stage that needs it.
    func room(_ id: ID<Room>) -> [Taken] {
        let stage = earliest { $0.room == id }
        return lot.rooms.filter { scenario.rooms.id(named: $0.room) == id }.map { hold in
            (stage, Exact(max(0, hold.held.to.minutes - max(0, hold.held.from.minutes))) * number)
        }
    }

    /// Of a pool [min of work].
    func pool(_ id: ID<StaffPool>) -> [Taken] {
        guard let recipe else { return [] }
        func minutes(_ needs: [StaffNeed], attended: Int) -> Exact {
            needs.filter { $0.pool == id }.reduce(.zero) { sum, need in
                if case .heads(let heads) = need.amount { return sum + Exact(heads * attended) }
                if case .minutes(let minutes) = need.amount { return sum + minutes }
                return sum
            }
        }
        var taken: [Taken] = copies.map { operation, copy in
            let attended = [copy.setUp, copy.run, copy.clean].reduce(0) { $0 + $1.length.minutes }
            return (operation.stage, minutes(operation.staff, attended: attended) * number)
        }
        taken += tests.map { (.qc, minutes($0.staff, attended: 0) * number * (.one + $0.retest)) }
        if lot.checks.contains(where: { $0.name == "review" && $0.during.from.minutes >= 0 }) {
            taken.append((.qc, minutes(recipe.release.review.staff, attended: 0) * number))
        }
        if let stability = recipe.release.stability {
            taken.append((.qc, minutes(stability.staff, attended: 0) * pulls * number))
        }
        return taken
    }
}
