// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What one lot takes of the thing that a ledger line is about, stage by stage.
///
/// Amounts are those of a whole lot; ``number`` lots are as many times as much.
final class CostMeasures {
    let scenario: Scenario
    let lot: PlannedLot
    /// How many lots it stands for.
    let number: Exact
    private let recipe: Recipe?
    /// Copies that begin after minute 0, with their operations.
    private let copies: [Copy]
    /// Units it holds.
    private let holds: [(unit: ID<UnitClass>, stage: Stage, minutes: Int)]
    /// Tests that are sampled after minute 0.
    private let tests: [QualityTest]

    /// A copy of an operation, as far as costs go.
    private struct Copy {
        let stage: Stage
        let cost: Exact
        let uses: [MaterialUse]
        let staff: [StaffNeed]
        /// How long people attend it [min].
        let attended: Int
    }

    /// A stage with what is taken in it.
    typealias Taken = (stage: Stage, amount: Exact)

    init(scenario: Scenario, lot: PlannedLot) {
        self.scenario = scenario
        self.lot = lot
        number = Exact(exactly: lot.count) ?? .zero
        let recipe = scenario.recipes.id(named: lot.recipe).map { scenario.recipes[$0] }
        self.recipe = recipe
        copies = lot.operations.compactMap { copy in
            guard copy.run.from.minutes >= 0, let recipe, let id = recipe.operations.id(named: copy.operation) else {
                return nil
            }
            let operation = recipe.operations[id]
            return Copy(
                stage: operation.stage, cost: operation.cost, uses: operation.uses, staff: operation.staff,
                attended: copy.setUp.length.minutes + copy.run.length.minutes + copy.clean.length.minutes)
        }
        holds = lot.operations.compactMap { copy in
            guard let recipe, let place = recipe.operations.id(named: copy.operation), let hold = copy.unitHold else {
                return nil
            }
            let operation = recipe.operations[place]
            // Repetitions share the hold of the first.
            if case .repeated = operation.pattern, copy.copy > 1 { return nil }
            return operation.unit.map { ($0, operation.stage, max(0, hold.to.minutes - max(0, hold.from.minutes))) }
        }
        tests = lot.checks.filter { $0.during.from.minutes >= 0 }.compactMap { check in
            recipe?.release.tests.id(named: check.name).flatMap { recipe?.release.tests[$0] }
        }
    }

    private var pulls: Exact { Exact((lot.pulls ?? []).count { $0.minutes >= 0 }) }

    /// Of a bought material [unit].
    func material(_ id: ID<Material>) -> [Taken] {
        let size = Exact(exactly: lot.size ?? 1) ?? .one
        var taken: [Taken] = []
        for copy in copies {
            for use in copy.uses where use.material == id { taken.append((copy.stage, use.quantity * size)) }
        }
        return taken
    }

    /// Of the costs of its operations, if it is of this recipe [money].
    func operations(of name: String) -> [Taken] {
        guard lot.recipe == name, let recipe else { return [] }
        var taken: [Taken] = copies.map { ($0.stage, $0.cost) }
        if lot.origin != .inProcess { taken.append((start, recipe.cost)) }
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
            return (.qc, cost * (.one + test.retest))
        }
        let pulled = (recipe.release.stability?.cost ?? .zero) * pulls
        return tested + [(.qc, pulled)]
    }

    /// Of a plate [samples].
    func plate(_ id: ID<Plate>) -> [Taken] {
        tests.filter { $0.plate == id }.map { (.qc, Exact($0.samples) * (.one + $0.retest)) }
    }

    /// Of a unit class [min].
    func unit(_ id: ID<UnitClass>) -> [Taken] {
        var taken: [Taken] = []
        for hold in holds where hold.unit == id { taken.append((hold.stage, Exact(hold.minutes))) }
        for test in tests {
            guard let instrument = test.instrument, instrument.unit == id else { continue }
            taken.append((.qc, Exact(instrument.time.minutes) * (.one + test.retest)))
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
            (stage, Exact(max(0, hold.held.to.minutes - max(0, hold.held.from.minutes))))
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
        var taken: [Taken] = copies.map { ($0.stage, minutes($0.staff, attended: $0.attended)) }
        taken += tests.map { (.qc, minutes($0.staff, attended: 0) * (.one + $0.retest)) }
        if lot.checks.contains(where: { $0.name == "review" && $0.during.from.minutes >= 0 }) {
            taken.append((.qc, minutes(recipe.release.review.staff, attended: 0)))
        }
        if let stability = recipe.release.stability {
            taken.append((.qc, minutes(stability.staff, attended: 0) * pulls))
        }
        return taken
    }
}
