// SPDX-License-Identifier: GPL-3.0-or-later

package import Basics
package import Manufacturing

/// Writes a planned lot out from the run starts a test gives, with no regard to whether they keep any rule.
///
/// Set-ups end at the run's start and cleans begin at its end unless said otherwise; tests and review follow by spans.
package struct LotSketch {
    package var recipe: String
    package var number = 1
    package var cell: Instant
    package var origin = PlannedLot.Origin.planned
    package var count = 1.0
    package var gross: Double
    package var net: Double
    package var limitedBy = PlannedLot.OutputLimit.yield
    package var steps: [Step]

    /// When one copy of an operation is done.
    package struct Step {
        package var operation: String
        package var copy: Int
        package var run: Instant
        /// Where the run pauses: its end.
        package var end: Instant?
        package var setUp: Instant?
        package var clean: Instant?

        package init(
            _ operation: String, _ copy: Int = 1, run: Int, end: Int? = nil, setUp: Int? = nil, clean: Int? = nil
        ) {
            self.operation = operation
            self.copy = copy
            self.run = Instant(minutes: run)
            self.end = end.map { Instant(minutes: $0) }
            self.setUp = setUp.map { Instant(minutes: $0) }
            self.clean = clean.map { Instant(minutes: $0) }
        }
    }

    package init(_ recipe: String, number: Int = 1, cell: Int, gross: Double, net: Double, steps: [Step]) {
        self.recipe = recipe
        self.number = number
        self.cell = Instant(minutes: cell)
        self.gross = gross
        self.net = net
        self.steps = steps
    }

    /// The lot as a plan states it; nil where the scenario lacks a name.
    package func lot(in scenario: Scenario) -> PlannedLot? {
        guard let id = scenario.recipes.id(named: recipe) else { return nil }
        let thing = scenario.recipes[id]
        let operations = steps.compactMap { operation($0, thing, scenario) }
        guard operations.count == steps.count else { return nil }
        let held = withHolds(operations, thing, scenario)
        let ordered = held.sorted {
            ($0.run.from.minutes, $0.operation, $0.copy) < ($1.run.from.minutes, $1.operation, $1.copy)
        }
        let sink = thing.operations[thing.sink].name
        let stored = held.filter { $0.operation == sink }.map(\.run.to).max() ?? cell
        let checks = checks(thing, held, stored)
        let zeros = String(repeating: "0", count: max(0, 3 - String(number).count))
        return PlannedLot(
            name: "\(recipe)-\(zeros)\(number)", recipe: recipe, material: scenario.materials[thing.makes].name,
            donor: thing.donor, count: count, origin: origin, cell: cell,
            start: held.map(\.setUp.from).min() ?? cell, stored: stored,
            released: checks.last?.during.to ?? stored, gross: gross, net: net, limitedBy: limitedBy,
            operations: ordered, rooms: rooms(held, thing, scenario), checks: checks,
            others: others(held, thing, scenario))
    }

    private func operation(_ step: Step, _ recipe: Recipe, _ scenario: Scenario) -> PlannedOperation? {
        guard let id = recipe.operations.id(named: step.operation) else { return nil }
        let operation = recipe.operations[id]
        var (isFirst, isLast) = (true, true)
        if case .repeated(let times, _) = operation.pattern { (isFirst, isLast) = (step.copy == 1, step.copy == times) }
        let setUp = isFirst ? operation.setUp : .zero
        let clean = isLast ? operation.clean : .zero
        let end = step.end ?? step.run + operation.run
        let setUpFrom = step.setUp ?? step.run - setUp
        let cleanFrom = step.clean ?? end
        return PlannedOperation(
            operation: step.operation, copy: step.copy, unit: operation.unit.map { scenario.units[$0].name },
            setUp: Interval(from: setUpFrom, to: setUpFrom + setUp), run: Interval(from: step.run, to: end),
            clean: Interval(from: cleanFrom, to: cleanFrom + clean), unitHold: nil)
    }

    /// Adds unit holds; the turnaround follows the occupancy that begins last.
    private func withHolds(
        _ operations: [PlannedOperation], _ recipe: Recipe, _ scenario: Scenario
    ) -> [PlannedOperation] {
        func isRepeated(_ name: String) -> Bool {
            guard let id = recipe.operations.id(named: name) else { return false }
            if case .repeated = recipe.operations[id].pattern { return true }
            return false
        }
        func hold(_ one: PlannedOperation) -> Interval {
            let sharing = operations.filter { $0.operation == one.operation && isRepeated(one.operation) } + [one]
            return Interval(
                from: sharing.map(\.setUp.from).min() ?? one.setUp.from,
                to: sharing.map(\.clean.to).max() ?? one.clean.to)
        }
        return operations.map { one in
            guard let unit = one.unit, let id = scenario.units.id(named: unit) else { return one }
            var copy = one
            var held = hold(one)
            let last = operations.filter { $0.unit == unit }.map { hold($0).from }.max()
            if held.from == last { held.to += scenario.units[id].turnaround }
            copy.unitHold = held
            return copy
        }
    }

    private func rooms(_ operations: [PlannedOperation], _ recipe: Recipe, _ scenario: Scenario) -> [RoomHold] {
        scenario.rooms.ids.compactMap { room in
            let own = operations.filter { one in
                recipe.operations.id(named: one.operation).map { recipe.operations[$0].room } == room
            }
            guard let from = own.map(\.setUp.from).min(), let to = own.map(\.clean.to).max() else { return nil }
            let thing = scenario.rooms[room]
            return RoomHold(room: thing.name, held: Interval(from: from, to: to + thing.turnaround))
        }
    }

    private func others(
        _ operations: [PlannedOperation], _ recipe: Recipe, _ scenario: Scenario
    ) -> [PlannedOutput]? {
        guard !recipe.alsoMakes.isEmpty else { return nil }
        return recipe.alsoMakes.compactMap { output in
            let name = recipe.operations[output.after].name
            guard let end = operations.filter({ $0.operation == name }).map(\.run.to).max() else { return nil }
            return PlannedOutput(
                material: scenario.materials[output.material].name, stored: end, usable: end + output.elapsed,
                quantity: output.quantity.double)
        }
    }

    private func checks(_ recipe: Recipe, _ operations: [PlannedOperation], _ stored: Instant) -> [PlannedCheck] {
        func span(_ elapsed: Elapsed) -> Span {
            if case .span(let span) = elapsed { span } else { .zero }
        }
        var result: [PlannedCheck] = []
        var ready = stored
        for test in recipe.release.tests.things {
            let name = recipe.operations[test.sampleAfter].name
            let from = operations.filter { $0.operation == name }.map(\.run.to).max() ?? stored
            let done = from + span(test.elapsed)
            ready = max(ready, done)
            result.append(PlannedCheck(name: test.name, during: Interval(from: from, to: done)))
        }
        let end = ready + span(recipe.release.review.elapsed)
        return result + [PlannedCheck(name: "review", during: Interval(from: ready, to: end))]
    }
}
