// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

@testable import Verification

/// Finds the best plan of a tiny scenario by trying everything, judged by the checker alone.
///
/// Knows nothing of the planning programme: lots are walked by `Timing`, and whether decisions keep the rules and
/// what they bring is what `PlanChecker.evaluate` says (its reckoning, with the calendars laid out once for all). With the lots given, materials have nothing to do with each other:
/// each is tried alone, and the best of all are put together and evaluated once more.
struct Enumeration {
    let scenario: Scenario
    /// The multiple of which a made material's quantities are, and a bought one's [unit].
    let step: (made: Double, bought: Double) = (10, 2)

    private let setting: Setting
    private let times: PlanningTimes
    private let choices: [Choice]
    private let given: [PlannedLot]

    /// Lots of one recipe that may start in one cell.
    private struct Choice {
        let lot: PlannedLot
        let pinned: Int
        let most: Int
    }

    /// The best of something.
    struct Best {
        var contribution: Money
        var decisions: PlanDecisions
    }

    init(_ scenario: Scenario) {
        self.scenario = scenario
        let walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
        let outcomes = scenario.recipes.ids.map { walk.starts(of: $0) }
        let times = PlanningTimes(scenario, starts: outcomes)
        self.times = times
        setting = Setting(scenario, tail: times.tail.minutes, isRelaxed: false)
        choices = scenario.recipes.ids.flatMap { recipe in
            outcomes[recipe.index].compactMap { outcome in
                guard let timeline = times.within(outcome).timeline else { return nil }
                return Choice(
                    lot: planned(timeline, in: scenario),
                    pinned: scenario.opening.pinned.count { $0.recipe == recipe && $0.start == timeline.cell },
                    most: scenario.rooms.things.map(\.count).max() ?? 1)
            }
        }
        given = scenario.opening.lots.compactMap { lot in
            walk.walk(lot).timeline.map { planned($0, origin: .inProcess, in: scenario) }
        }
    }

    /// The best sound decisions; nil where there are none.
    func best() -> Best? {
        var best: Best?
        var known: [String: (gain: Int64, part: PlanDecisions)?] = [:]
        tryLots(from: 0, given) { lots in
            let base = evaluate(PlanDecisions(lots: lots))
            // More lots would not mend what a resource cannot bear.
            guard base.findings.allSatisfy({ Self.ofMaterials.contains($0.kind) }) else { return false }
            guard let without = base.contribution else { return true }
            var total = without.cents
            var decisions = PlanDecisions(lots: lots)
            for material in scenario.materials.ids {
                let touching = lots.filter { touches($0, material) }
                let key = "\(material.index) " + touching.map(\.name).joined(separator: " ")
                if known[key] == nil {
                    known[key] = .some(bestFlow(of: material, touching))
                }
                guard let found = known[key] ?? nil else { return true }
                total += found.gain
                decisions.purchases += found.part.purchases
                decisions.deliveries += found.part.deliveries
                decisions.discards += found.part.discards
            }
            if total > best?.contribution.cents ?? .min {
                best = Best(contribution: Money(cents: total), decisions: decisions)
            }
            return true
        }
        guard let found = best else { return nil }
        let whole = evaluate(found.decisions)
        // What was put together from its parts must be sound and worth the sum; else there is no answer.
        guard whole.isSound, whole.contribution == found.contribution else { return nil }
        return found
    }

    /// Faults that other decisions on materials may mend.
    private static let ofMaterials: Set<FindingKind> = [
        .stockNegative, .stockExpired, .storageExceeded, .closingStockMissed,
    ]

    private func evaluate(_ decisions: PlanDecisions) -> PlanEvaluation {
        Reckoning(setting, decisions).evaluation
    }

    private func touches(_ lot: PlannedLot, _ material: ID<Material>) -> Bool {
        guard let id = scenario.recipes.id(named: lot.recipe) else { return false }
        let recipe = scenario.recipes[id]
        return recipe.makes == material
            || recipe.operations.things.contains { $0.uses.contains { $0.material == material } }
    }

    /// Tries every number of lots of each choice; `isBearable` says whether adding more is worth a try.
    private func tryLots(from place: Int, _ lots: [PlannedLot], _ isBearable: ([PlannedLot]) -> Bool) {
        guard place < choices.count else {
            _ = isBearable(lots)
            return
        }
        let choice = choices[place]
        for count in choice.pinned...max(choice.pinned, choice.most) {
            let added = (0..<count).map { number in
                var lot = choice.lot
                lot.origin = number < choice.pinned ? .pinned : .planned
                lot.name += "-\(place)-\(number)"
                return lot
            }
            tryLots(from: place + 1, lots + added, isBearable)
        }
    }

    // MARK: One material

    /// The most that purchases, deliveries and discards of a material can add with some lots given; nil: none is sound.
    private func bestFlow(
        of material: ID<Material>, _ lots: [PlannedLot]
    ) -> (gain: Int64, part: PlanDecisions)? {
        guard let without = evaluate(PlanDecisions(lots: lots)).contribution else { return nil }
        var best: (gain: Int64, part: PlanDecisions)?
        let names =
            Set([scenario.materials[material].name])
            .union(scenario.demand.things.filter { $0.material == material }.map(\.name))
        for part in parts(of: material, lots) where isServed(part, material, lots) {
            var whole = part
            whole.lots = lots
            let found = evaluate(whole)
            guard found.findings.allSatisfy({ !names.contains($0.subject) }), let contribution = found.contribution
            else { continue }
            let gain = contribution.cents - without.cents
            if gain > best?.gain ?? .min { best = (gain, part) }
        }
        return best
    }

    /// Everything that can be decided about a material, on the lattice.
    private func parts(of material: ID<Material>, _ lots: [PlannedLot]) -> [PlanDecisions] {
        let about = scenario.materials[material]
        var parts = [PlanDecisions()]
        if let purchase = about.purchase {
            let need = lots.reduce(0.0) { sum, lot in
                guard let id = scenario.recipes.id(named: lot.recipe) else { return sum }
                return scenario.recipes[id].operations.things.flatMap(\.uses).reduce(sum) {
                    $1.material == material ? $0 + $1.quantity.double : $0
                }
            }
            // Nothing gains by more than is needed, rounded up to packs or the smallest order.
            let most = need + (purchase.minimumOrder ?? purchase.pack ?? 0).double
            for week in stride(from: 0, through: times.end.minutes, by: 7 * 1440)
            where week >= purchase.leadTime.minutes {
                let size = purchase.pack?.double ?? step.bought
                let least = purchase.minimumOrder?.double ?? size
                parts = parts.flatMap { part in
                    let bought = part.purchases.reduce(0) { $0 + $1.quantity }
                    return ([0] + Array(stride(from: least, through: most - bought, by: size))).map { quantity in
                        guard quantity > 0 else { return part }
                        var more = part
                        let arrives = Instant(minutes: week)
                        more.purchases.append(
                            PlannedPurchase(
                                material: about.name, ordered: arrives - purchase.leadTime, arrives: arrives,
                                quantity: quantity))
                        return more
                    }
                }
            }
            return parts
        }
        let supply =
            lots.reduce(0.0) { $1.material == about.name ? $0 + $1.net : $0 }
            + scenario.opening.stock.reduce(0.0) { $1.material == material ? $0 + $1.quantity.double : $0 }
        let lines = scenario.demand.things.filter { $0.material == material }
        let instants = times.deliveryInstants(of: lines)
        for line in lines {
            let open = instants.filter { times.mayDeliver(line, at: $0) }
            parts = parts.flatMap { part in
                spread(Int(line.quantity.double / step.made), over: open.count).map { counts in
                    var more = part
                    for (at, count) in zip(open, counts) where count > 0 {
                        let late = max(0, (at - line.due).minutes) / 1440
                        more.deliveries.append(
                            PlannedDelivery(
                                line: line.name, at: at, quantity: Double(count) * step.made, daysLate: late))
                    }
                    return more
                }
            }
        }
        // Discarding in order to hold less is too dear in these scenarios.
        if about.shelfLife != nil || about.storage != nil {
            let moments = Set(instants + expiries(of: material, lots)).sorted()
            parts = parts.flatMap { part in
                let gone = part.deliveries.reduce(0) { $0 + $1.quantity }
                let left = max(0, Int((supply - gone) / step.made))
                return spread(left, over: moments.count).map { counts in
                    var more = part
                    for (at, count) in zip(moments, counts) where count > 0 {
                        more.discards.append(
                            PlannedDiscard(material: about.name, at: at, quantity: Double(count) * step.made))
                    }
                    return more
                }
            }
        }
        return parts.filter {
            ($0.deliveries.map(\.quantity) + $0.discards.map(\.quantity)).reduce(0, +) <= supply
        }
    }

    /// Whether no more has left by any minute than has come in: the first thing the checker would find, only sooner.
    private func isServed(_ part: PlanDecisions, _ material: ID<Material>, _ lots: [PlannedLot]) -> Bool {
        let name = scenario.materials[material].name
        var changes: [(minute: Int, isOut: Int, quantity: Double)] = []
        for stock in scenario.opening.stock where stock.material == material {
            changes.append((stock.released?.minutes ?? 0, 0, stock.quantity.double))
        }
        for lot in lots {
            if lot.material == name { changes.append((lot.released.minutes, 0, lot.net)) }
            guard let id = scenario.recipes.id(named: lot.recipe) else { continue }
            let operations = scenario.recipes[id].operations
            for done in lot.operations where done.run.from >= .start {
                guard let operation = operations.id(named: done.operation) else { continue }
                for use in operations[operation].uses where use.material == material {
                    changes.append((done.run.from.minutes, 1, -use.quantity.double))
                }
            }
        }
        changes += part.purchases.map { ($0.arrives.minutes, 0, $0.quantity) }
        changes += part.deliveries.map { ($0.at.minutes, 1, -$0.quantity) }
        changes += part.discards.map { ($0.at.minutes, 1, -$0.quantity) }
        var stock = 0.0
        for change in changes.sorted(by: { ($0.minute, $0.isOut) < ($1.minute, $1.isOut) }) {
            stock += change.quantity
            if stock < -1e-6 { return false }
        }
        return true
    }

    /// When opening stock and lots of a material expire.
    private func expiries(of material: ID<Material>, _ lots: [PlannedLot]) -> [Instant] {
        let about = scenario.materials[material]
        guard let life = about.shelfLife else { return [] }
        let births =
            lots.filter { $0.material == about.name }.map(\.stored)
            + scenario.opening.stock.filter { $0.material == material }.map { Instant(minutes: 0) - $0.age }
        return births.map { times.expiry(life, of: $0) }.filter { $0 <= times.end }
    }

    /// All ways to put at most so many pieces into some places.
    private func spread(_ pieces: Int, over places: Int) -> [[Int]] {
        guard places > 0 else { return [[]] }
        return (0...pieces).flatMap { count in
            spread(pieces - count, over: places - 1).map { [count] + $0 }
        }
    }
}

/// A walked lot as a plan states it.
func planned(
    _ timeline: LotTimeline, origin: PlannedLot.Origin = .planned, in scenario: Scenario
) -> PlannedLot {
    let recipe = scenario.recipes[timeline.recipe]
    return PlannedLot(
        name: recipe.name, recipe: recipe.name, material: scenario.materials[recipe.makes].name, donor: recipe.donor,
        count: 1, origin: origin, cell: timeline.cell, start: timeline.start, stored: timeline.stored,
        released: timeline.released, gross: timeline.gross.double, net: timeline.net.double,
        limitedBy: timeline.limitedBy,
        operations: timeline.operations.map {
            let operation = recipe.operations[$0.operation]
            return PlannedOperation(
                operation: operation.name, copy: $0.copy, unit: operation.unit.map { scenario.units[$0].name },
                setUp: $0.setUp, run: $0.run, clean: $0.clean, unitHold: $0.unitHold)
        },
        rooms: timeline.roomHolds.map { RoomHold(room: scenario.rooms[$0.room].name, held: $0.held) },
        checks: timeline.checks.map {
            PlannedCheck(name: $0.test.map { recipe.release.tests[$0].name } ?? "review", during: $0.during)
        })
}
