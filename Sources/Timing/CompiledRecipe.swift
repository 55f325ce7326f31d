// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Synchronization

/// A recipe laid out for walking: occupancies, runs and waits as dense arrays.
///
/// A class for the same reason as ``Occupancy``.
final class CompiledRecipe: Sendable {
    let id: ID<Recipe>
    let recipe: Recipe
    /// By the recipe's order of operations, then copy.
    let occupancies: [Occupancy]
    /// The occupancies of each operation, by operation index.
    let places: [Range<Int>]
    /// Where the run ends of each occupancy stand in the array of all runs.
    let firstRun: [Int]
    let runCount: Int
    /// Waits for predecessors, by successor.
    let edges: [Edge]
    /// The edges into each occupancy.
    let edgesInto: [Range<Int>]
    /// The order in which occupancies are walked, and which one each waits for on its unit.
    let order: WalkOrder
    /// Runs that no operation follows.
    let lastRuns: [Int]
    /// Materials taken that are kept frozen.
    let thawing: [ID<Material>]
    let output: LotOutput
    /// Tests by id.
    let tests: [CompiledCheck]
    let review: CompiledCheck
    /// What ``alone(_:scenario:hours:)`` has laid out, by operation.
    private let laidOutAlone: Mutex<[ID<Operation>: [Alone]]>

    /// What one resource by itself asks of an operation.
    typealias Alone = (resource: LostStart.Resource, occupancy: Occupancy)

    /// One run that another occupancy waits for.
    struct Edge: Sendable {
        let predecessor: Int
        /// Which run of the predecessor, from 0.
        let repetition: Int
        let successor: Int
        /// The longest wait; nil: unlimited.
        let hold: Int?
    }

    init(_ id: ID<Recipe>, scenario: Scenario, hours: PlantHours) {
        let recipe = scenario.recipes[id]
        let copies = Self.copies(of: recipe)
        var occupancies: [Occupancy] = []
        var places = [Range<Int>](repeating: 0..<0, count: recipe.operations.count)
        for operation in recipe.order {
            let first = occupancies.count
            var count = copies[operation.index]
            if case .repeated = recipe.operations[operation].pattern { count = 1 }
            if count > 0 {
                // Copies differ in their number only: open hours are shared, not laid out again.
                let model = Occupancy(operation, copy: 1, in: recipe, scenario: scenario, hours: hours)
                occupancies += (1...count).map { Occupancy(model, copy: $0) }
            }
            places[operation.index] = first..<occupancies.count
        }
        var runs = 0
        firstRun = occupancies.map { occupancy in
            defer { runs += occupancy.times }
            return runs
        }
        runCount = runs
        let (edges, edgesInto) = Self.edges(recipe, occupancies, places)
        self.id = id
        self.recipe = recipe
        self.occupancies = occupancies
        self.places = places
        self.edges = edges
        self.edgesInto = edgesInto
        order = WalkOrder(occupancies, edges, edgesInto, units: scenario.units)
        var isFollowed = [Bool](repeating: false, count: occupancies.count)
        for edge in edges { isFollowed[edge.predecessor] = true }
        lastRuns = occupancies.indices.filter { !isFollowed[$0] }.map { [firstRun] in
            firstRun[$0] + occupancies[$0].times - 1
        }
        thawing = occupancies.flatMap { $0.takes.filter { $0.thaw != nil }.map(\.material) }
        tests = recipe.release.tests.ids.map { CompiledCheck($0, of: recipe, in: scenario) }
        review = CompiledCheck(recipe.release.review, in: scenario)
        output = LotOutput(recipe, material: scenario.materials[recipe.makes], copies: copies)
        laidOutAlone = Mutex([:])
    }

    /// Takes over the layout of a recipe that has another output or another release.
    init(like other: CompiledRecipe, _ recipe: Recipe, in scenario: Scenario) {
        id = other.id
        self.recipe = recipe
        occupancies = other.occupancies
        places = other.places
        firstRun = other.firstRun
        runCount = other.runCount
        edges = other.edges
        edgesInto = other.edgesInto
        order = other.order
        lastRuns = other.lastRuns
        thawing = other.thawing
        laidOutAlone = Mutex(other.laidOutAlone.withLock(\.self))
        tests = recipe.release.tests.ids.map { CompiledCheck($0, of: recipe, in: scenario) }
        review = CompiledCheck(recipe.release.review, in: scenario)
        output = LotOutput(
            recipe, material: scenario.materials[recipe.makes], copies: Self.copies(of: recipe))
    }

    /// What each resource alone asks of an operation, to tell which one delays it; laid out when a lot is first lost for
    /// it, as most plants lose none.
    func alone(_ operation: ID<Operation>, scenario: Scenario, hours: PlantHours) -> [Alone] {
        guard let place = places[operation.index].first else { return [] }
        return laidOutAlone.withLock { known in
            if let found = known[operation] { return found }
            let found = occupancies[place].resources.map { resource in
                Alone(
                    resource,
                    Occupancy(operation, copy: 1, in: recipe, scenario: scenario, hours: hours, only: resource))
            }
            known[operation] = found
            return found
        }
    }

    /// How many bookings a lot's operations make, where no run pauses for the people who attend it.
    var bookingCount: Int { occupancies.reduce(0) { $0 + ($1.work.count + $1.heads.count) * ($1.times + 2) } }

    /// How many bookings its tests and its review make.
    var checkNeedCount: Int { tests.reduce(review.needs.count) { $0 + $1.needs.count } }

    /// What lots of a recipe have in common with those of another, where all else in their scenarios is equal.
    enum Likeness {
        case same
        /// They go through plant and tests alike and give something else.
        case sameButOutput
        /// They are stored alike.
        case sameButRelease
        case other
    }

    /// How like this recipe another one is.
    func likeness(to other: Recipe) -> Likeness {
        if recipe == other { return .same }
        let (mine, theirs) = (recipe.withoutOutput, other.withoutOutput)
        if mine == theirs { return .sameButOutput }
        return mine.withoutRelease == theirs.withoutRelease ? .sameButRelease : .other
    }

    /// Copies of each operation: `times`, as many as the operation it goes with, or one.
    static func copies(of recipe: Recipe) -> [Int] {
        var copies = [Int](repeating: 1, count: recipe.operations.count)
        for operation in recipe.order {
            switch recipe.operations[operation].pattern {
            case .once, .pools: break
            case .repeated(let times, _): copies[operation.index] = max(times, 1)
            case .forEach(let other): copies[operation.index] = copies[other.index]
            }
        }
        return copies
    }

    /// What an operation follows: those of `after`, and the one it goes with or pools.
    static func predecessors(_ operation: Operation) -> [ID<Operation>] {
        switch operation.pattern {
        case .forEach(let other), .pools(let other):
            operation.after.contains(other) ? operation.after : [other] + operation.after
        case .once, .repeated:
            operation.after
        }
    }

    /// Copy k of a fanned operation follows copy k of one fanned alike; else each follows all copies.
    private static func edges(
        _ recipe: Recipe, _ occupancies: [Occupancy], _ places: [Range<Int>]
    ) -> ([Edge], [Range<Int>]) {
        var edges: [Edge] = []
        var into: [Range<Int>] = []
        for (successor, occupancy) in occupancies.enumerated() {
            let first = edges.count
            let isFanned = places[occupancy.operation.index].count > 1
            for before in predecessors(recipe.operations[occupancy.operation]) {
                let hold = recipe.operations[before].hold.map(Occupancy.bounded)
                let all = places[before.index].flatMap { place in
                    (0..<occupancies[place].times).map { (place, $0) }
                }
                let goesAlong = isFanned && all.count == places[occupancy.operation.index].count
                for (place, repetition) in goesAlong ? [all[occupancy.copy - 1]] : all {
                    edges.append(
                        Edge(predecessor: place, repetition: repetition, successor: successor, hold: hold)
                    )
                }
            }
            into.append(first..<edges.count)
        }
        return (edges, into)
    }
}
