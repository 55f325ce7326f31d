// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What a lot takes in each stage after minute 0: the measures by which it bears costs.
struct LotDrivers {
    /// Where in the making of a lot something arises.
    struct Place: Hashable {
        let lot: Int
        let stage: Stage
    }

    /// Materials taken [unit], by material.
    private(set) var materials: [Int: [Place: Exact]] = [:]
    /// Costs of operations and of the recipe, by recipe.
    private(set) var operations: [Int: [Place: Exact]] = [:]
    /// Costs of tests and of stability pulls, by recipe.
    private(set) var tests: [Int: [Place: Exact]] = [:]
    /// Time for which units are held [min], by unit class.
    private(set) var units: [Int: [Place: Exact]] = [:]
    /// Time for which rooms are held [min], by room.
    private(set) var rooms: [Int: [Place: Exact]] = [:]
    /// Work [min], by pool.
    private(set) var work: [Int: [Place: Exact]] = [:]
    /// Samples on plates, by plate.
    private(set) var plates: [Int: [Place: Exact]] = [:]

    /// Adds all lots of a plan.
    init(_ scenario: Scenario, _ lots: [PlannedLot]) {
        for (number, lot) in lots.enumerated() {
            guard let id = scenario.recipes.id(named: lot.recipe) else { continue }
            let recipe = scenario.recipes[id]
            addOperations(of: lot, number, recipe, id.index, scenario)
            addRooms(of: lot, number, recipe, scenario)
            addRelease(of: lot, number, recipe, id.index, scenario)
        }
        let counts = lots.map { Exact(exactly: $0.count) ?? .zero }
        materials = Self.times(counts, materials)
        operations = Self.times(counts, operations)
        tests = Self.times(counts, tests)
        units = Self.times(counts, units)
        rooms = Self.times(counts, rooms)
        work = Self.times(counts, work)
        plates = Self.times(counts, plates)
    }

    /// What is taken by one lot, times the lots: fractions of lots have long numerators and are left to the end.
    private static func times(_ counts: [Exact], _ table: [Int: [Place: Exact]]) -> [Int: [Place: Exact]] {
        table.mapValues { amounts in
            amounts.reduce(into: [:]) { result, entry in
                let amount = entry.value * counts[entry.key.lot]
                if amount.signum > 0 { result[entry.key] = amount }
            }
        }
    }

    private static func put(_ amount: Exact, _ place: Place, _ index: Int, in table: inout [Int: [Place: Exact]]) {
        guard amount.signum > 0 else { return }
        table[index, default: [:]][place, default: .zero] += amount
    }

    private mutating func addOperations(
        of lot: PlannedLot, _ number: Int, _ recipe: Recipe, _ index: Int, _ scenario: Scenario
    ) {
        let size = Exact(exactly: lot.size ?? 1) ?? .one
        if lot.origin != .inProcess {
            Self.put(recipe.cost, Place(lot: number, stage: recipe.firstStage()), index, in: &operations)
        }
        for copy in lot.operations {
            guard let operation = recipe.operations.id(named: copy.operation).map({ recipe.operations[$0] }) else {
                continue
            }
            let place = Place(lot: number, stage: operation.stage)
            if let unit = operation.unit, let hold = copy.unitHold, copy.copy == 1 || !operation.isRepeated {
                let minutes = Exact(max(0, hold.to.minutes - max(0, hold.from.minutes)))
                Self.put(minutes, place, unit.index, in: &units)
            }
            guard copy.run.from >= .start else { continue }
            Self.put(operation.cost, place, index, in: &operations)
            for use in operation.uses {
                Self.put(use.quantity * size, place, use.material.index, in: &materials)
            }
            let attended = copy.setUp.length + copy.run.length + copy.clean.length
            addWork(operation.staff, Exact(attended.minutes), .one, place)
        }
    }

    private mutating func addWork(_ needs: [StaffNeed], _ attended: Exact, _ times: Exact, _ place: Place) {
        for need in needs {
            let minutes: Exact =
                switch need.amount {
                case .minutes(let minutes): minutes
                case .heads(let heads): Exact(heads) * attended
                }
            Self.put(minutes * times, place, need.pool.index, in: &work)
        }
    }

    /// A room is borne by the first stage that needs it.
    private mutating func addRooms(of lot: PlannedLot, _ number: Int, _ recipe: Recipe, _ scenario: Scenario) {
        for hold in lot.rooms {
            guard let room = scenario.rooms.id(named: hold.room) else { continue }
            let stage = recipe.firstStage { $0.room == room }
            let minutes = Exact(max(0, hold.held.to.minutes - max(0, hold.held.from.minutes)))
            Self.put(minutes, Place(lot: number, stage: stage), room.index, in: &rooms)
        }
    }

    private mutating func addRelease(
        of lot: PlannedLot, _ number: Int, _ recipe: Recipe, _ index: Int, _ scenario: Scenario
    ) {
        let place = Place(lot: number, stage: .qc)
        for check in lot.checks where check.during.from >= .start {
            guard let test = recipe.release.tests.id(named: check.name).map({ recipe.release.tests[$0] }) else {
                if check.name == "review" { addWork(recipe.release.review.staff, .zero, .one, place) }
                continue
            }
            let times = .one + test.retest
            let samples = Exact(test.samples)
            let laboratory = test.laboratory.map { scenario.laboratories[$0].price * samples } ?? .zero
            Self.put((test.cost + laboratory) * times, place, index, in: &tests)
            if let plate = test.plate { Self.put(samples * times, place, plate.index, in: &plates) }
            if let instrument = test.instrument {
                Self.put(Exact(instrument.time.minutes) * times, place, instrument.unit.index, in: &units)
            }
            addWork(test.staff, .zero, times, place)
        }
        if let stability = recipe.release.stability, let pulls = lot.pulls {
            let times = Exact(pulls.count { $0 >= .start })
            Self.put(stability.cost * times, place, index, in: &tests)
            addWork(stability.staff, .zero, times, place)
        }
    }
}

extension Recipe {
    /// The first of the stages of some operations.
    func firstStage(where isMeant: (Operation) -> Bool = { _ in true }) -> Stage {
        let stages = Set(operations.things.filter(isMeant).map(\.stage))
        return Stage.allCases.first { stages.contains($0) } ?? .culture
    }
}

extension Operation {
    /// Whether its copies share one hold of the unit.
    fileprivate var isRepeated: Bool { if case .repeated = pattern { true } else { false } }
}
