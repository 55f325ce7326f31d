// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Finds a lot's recipe, origin and operations, and reports what is missing, doubled or not its own.
struct LotReader {
    let setting: Setting
    /// Lots in process that no lot of the plan has claimed yet.
    private var unclaimed: [Opening.LotInProcess]
    /// What is still to come of pinned lots, by place in the opening state.
    private var pinnedLeft: [Double]

    init(_ setting: Setting) {
        self.setting = setting
        unclaimed = setting.scenario.opening.lots
        pinnedLeft = setting.scenario.opening.pinned.map { _ in 1 }
    }

    /// Reads one lot; nil where it cannot be followed any further.
    mutating func read(_ lot: PlannedLot, _ log: inout FindingLog) -> CheckedLot? {
        let scenario = setting.scenario
        guard let id = scenario.recipes.id(named: lot.recipe) else {
            log.add(.unknownName, lot.name, "recipe \(lot.recipe) is not in the scenario")
            return nil
        }
        let shape = setting.shapes[id.index]
        let material = scenario.materials[shape.recipe.makes].name
        if lot.material != material {
            log.add(.unknownName, lot.name, "makes \(lot.material), but recipe \(lot.recipe) makes \(material)")
        }
        if lot.donor != shape.recipe.donor {
            log.add(
                .unknownName, lot.name,
                "donor \(lot.donor ?? "none"), but recipe \(lot.recipe) names \(shape.recipe.donor ?? "none")")
        }
        if lot.origin == .inProcess || !setting.frame.isRelaxed, lot.count != 1 {
            log.add(.lotNotWhole, lot.name, "counts \(figure(lot.count)) lots, expected exactly 1")
        }
        var reached: Int?
        if lot.origin == .inProcess {
            guard let claimed = claim(lot, id, shape) else {
                log.add(
                    .lotUnexpected, lot.name,
                    "no lot of \(lot.recipe) in process since \(setting.time(lot.cell.minutes)) in the scenario")
                return nil
            }
            reached = claimed.operation.index
        }
        if lot.origin == .pinned { takePinned(lot, id, &log) }
        guard let operations = operations(of: lot, shape, reached, &log) else { return nil }
        return CheckedLot(
            lot: lot, recipe: id, shape: shape, count: lot.count, operations: operations, reached: reached)
    }

    /// Reports lots of the opening state that the plan does not have.
    func reportMissing(_ log: inout FindingLog) {
        let scenario = setting.scenario
        for lot in unclaimed {
            let recipe = scenario.recipes[lot.recipe]
            log.add(
                .lotMissing, recipe.name,
                "the lot in process at \(recipe.operations[lot.operation].name) since "
                    + "\(setting.time(lot.started.minutes)) is not in the plan")
        }
        for (place, left) in pinnedLeft.enumerated() where left > Tolerances.quantity(1) {
            let pinned = scenario.opening.pinned[place]
            log.add(
                .lotMissing, scenario.recipes[pinned.recipe].name,
                "the lot pinned at \(setting.time(pinned.start.minutes)) is not in the plan")
        }
    }

    private mutating func claim(
        _ lot: PlannedLot, _ recipe: ID<Recipe>, _ shape: RecipeShape
    ) -> Opening.LotInProcess? {
        let named = Set(lot.operations.map(\.operation))
        let matching = unclaimed.indices.filter { unclaimed[$0].recipe == recipe && unclaimed[$0].started == lot.cell }
        let exact = matching.first { place in
            let operation = unclaimed[place].operation
            let done = shape.ancestors(of: operation.index)
            return shape.recipe.operations.things.indices.allSatisfy {
                named.contains(shape.recipe.operations.things[$0].name) != done.contains($0)
            }
        }
        guard let place = exact ?? matching.first else { return nil }
        return unclaimed.remove(at: place)
    }

    private mutating func takePinned(_ lot: PlannedLot, _ recipe: ID<Recipe>, _ log: inout FindingLog) {
        var left = lot.count
        for (place, pinned) in setting.scenario.opening.pinned.enumerated() where pinned.recipe == recipe {
            let cell = pinned.start.minutes / setting.frame.grid * setting.frame.grid
            guard cell == lot.cell.minutes, pinnedLeft[place] > 0 else { continue }
            let taken = min(left, pinnedLeft[place])
            pinnedLeft[place] -= taken
            left -= taken
        }
        if left > Tolerances.quantity(1) {
            log.add(
                .lotUnexpected, lot.name,
                "no lot of \(lot.recipe) is pinned at \(setting.time(lot.cell.minutes)) in the scenario")
        }
    }

    /// Sorts a lot's copies by operation; nil where one is missing or cannot be followed.
    private func operations(
        of lot: PlannedLot, _ shape: RecipeShape, _ reached: Int?, _ log: inout FindingLog
    ) -> [[PlannedOperation]]? {
        let things = shape.recipe.operations.things
        let done = reached.map { shape.ancestors(of: $0) } ?? []
        var found: [[PlannedOperation?]] = things.indices.map { index in
            done.contains(index) ? [] : Array(repeating: nil, count: shape.copies[index])
        }
        var isWhole = true
        for one in lot.operations {
            guard let id = shape.recipe.operations.id(named: one.operation) else {
                log.add(.unknownName, lot.name, "operation \(one.operation) is not in recipe \(lot.recipe)")
                continue
            }
            guard one.copy >= 1, one.copy <= found[id.index].count else {
                log.add(
                    .copyUnexpected, lot.name,
                    "\(one.operation) copy \(one.copy), but the lot has \(found[id.index].count) copies of it")
                continue
            }
            guard found[id.index][one.copy - 1] == nil else {
                log.add(.copyDoubled, lot.name, "\(one.operation) copy \(one.copy) is there twice")
                continue
            }
            found[id.index][one.copy - 1] = one
            let unit = things[id.index].unit.map { setting.scenario.units[$0].name }
            if one.unit != unit {
                log.add(
                    .copyUnexpected, lot.name,
                    "\(one.operation) on unit \(one.unit ?? "none"), expected \(unit ?? "none")")
            }
            for part in [one.setUp, one.run, one.clean]
            where part.from.minutes < setting.frame.low || part.to.minutes > setting.frame.high || part.to < part.from {
                log.add(
                    .timeOutOfRange, lot.name,
                    "\(one.operation) copy \(one.copy) from "
                        + "\(setting.stretch(part.from.minutes, part.to.minutes)), which no calendar covers")
                isWhole = false
                break
            }
        }
        for (index, copies) in found.enumerated() {
            for (copy, one) in copies.enumerated() where one == nil {
                log.add(.copyMissing, lot.name, "\(things[index].name) copy \(copy + 1) is missing")
                isWhole = false
            }
        }
        return isWhole ? found.map { $0.compactMap { $0 } } : nil
    }
}
