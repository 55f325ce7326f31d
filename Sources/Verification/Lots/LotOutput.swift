// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a lot gives: yield, recoveries and holds along its flow, then fill cap, reserve and failures.
struct LotOutput {
    let setting: Setting

    /// Checks the stated output and answers the recomputed one.
    func check(_ lot: CheckedLot, _ log: inout FindingLog) -> (gross: Exact, net: Exact) {
        let recipe = lot.shape.recipe
        let release = recipe.release
        let material = setting.scenario.materials[recipe.makes]
        checkSize(lot, &log)
        let (made, gross, net) = output(of: lot)
        let unit = material.unit
        if !isNear(lot.lot.gross, gross) {
            log.add(
                .grossWrong, lot.name,
                "fills \(figure(lot.lot.gross)) \(unit), expected \(figure(gross.double)) \(unit)")
        }
        if material.isCounted, lot.lot.size == nil, recipe.fillCap?.isWhole ?? true,
            lot.lot.gross != lot.lot.gross.rounded()
        {
            log.add(
                .grossNotWhole, lot.name,
                "fills \(figure(lot.lot.gross)) \(unit), but \(material.name) is counted in whole \(unit)s")
        }
        if !isNear(lot.lot.net, net) {
            log.add(
                .netWrong, lot.name,
                "nets \(figure(lot.lot.net)) \(unit), expected \(figure(net.double)) \(unit) after a reserve of "
                    + "\(release.reserve.decimalText) \(unit) and \((release.pass.mode * 100).decimalText) % passing")
        }
        checkLimit(lot, made, &log)
        return (gross, net)
    }

    /// What the process yields, what of it is filled, and what is expected to be usable.
    func output(of lot: CheckedLot) -> (made: Exact, gross: Exact, net: Exact) {
        let recipe = lot.shape.recipe
        let material = setting.scenario.materials[recipe.makes]
        var made = recipe.yield.mode * flow(lot)
        if recipe.yieldsParticles, let particles = material.particles {
            made = made.divided(by: particles) ?? .zero
        }
        if material.isCounted { made = made.rounded(.down) }
        let gross = (recipe.fillCap.map { min($0, made) } ?? made) * lot.size
        return (made, gross, max(.zero, gross - recipe.release.reserve) * recipe.release.pass.mode)
    }

    /// A size is said where the recipe leaves it open, and lies in its range.
    private func checkSize(_ lot: CheckedLot, _ log: inout FindingLog) {
        let range = lot.reached == nil ? lot.shape.recipe.sizes : nil
        // No unit takes more than its own largest lot.
        let most = lot.shape.recipe.operations.things.map(\.largest).min() ?? .one
        switch (range, lot.lot.size) {
        case (nil, nil): return
        case (nil, let size?):
            log.add(.sizeWrong, lot.name, "has the size \(figure(size)), but its recipe has only one")
        case (_?, nil): log.add(.sizeWrong, lot.name, "says no size, but its recipe leaves it open")
        case (let range?, let size?):
            let slack = Tolerances.quantity(1)
            guard size < range.from.double - slack || size > min(range.to, most).double + slack else { return }
            log.add(
                .sizeWrong, lot.name,
                "has the size \(figure(size)), expected one from \(range.from.decimalText) to \(min(range.to, most).decimalText)"
            )
        }
    }

    private func checkLimit(_ lot: CheckedLot, _ made: Exact, _ log: inout FindingLog) {
        let cap = lot.shape.recipe.fillCap
        let isCapped = cap.map { $0 < made } ?? false
        let isTied = cap == made
        let expected: PlannedLot.OutputLimit = isCapped ? .fillCap : .yield
        if lot.lot.limitedBy != expected, !isTied {
            log.add(
                .limitWrong, lot.name,
                "says its output is limited by \(lot.lot.limitedBy.rawValue), expected \(expected.rawValue)")
        }
    }

    private func isNear(_ found: Double, _ expected: Exact) -> Bool {
        abs(found - expected.double) <= Tolerances.quantity(expected.double)
    }

    /// The share of the yield that arrives at the end of the flow.
    private func flow(_ lot: CheckedLot) -> Exact {
        let shape = lot.shape
        var out: [Exact] = []
        for (place, index) in shape.flow.enumerated() {
            let operation = shape.recipe.operations.things[index]
            let count = shape.copies[index]
            var into: [Exact]
            if place == 0 {
                into = Array(repeating: Exact(1, over: count), count: count)
            } else {
                into = arriving(lot, from: shape.flow[place - 1], out: out, at: index, count)
            }
            for copy in into.indices { into[copy] = into[copy] * operation.recovery.mode }
            out = into
        }
        return out.reduce(.zero, +)
    }

    private func arriving(
        _ lot: CheckedLot, from before: Int, out: [Exact], at index: Int, _ count: Int
    ) -> [Exact] {
        let shape = lot.shape
        func kept(_ source: Int, _ target: Int) -> Exact {
            let loss = shape.recipe.operations.things[before].holdLossPerDay
            guard !loss.isZero, !lot.isDone(before), !lot.isDone(index) else { return .one }
            let held =
                lot.run(.init(operation: index, copy: target)).from
                - lot.run(.init(operation: before, copy: source)).to
            let allowed = shape.recipe.operations.things[before].holdAllowance.minutes
            return Self.keptShare(lossPerDay: loss, minutes: max(0, held, allowed))
        }
        if case .forEach = shape.recipe.operations.things[index].pattern, out.count == count {
            return (0..<count).map { out[$0] * kept($0, $0) }
        }
        // Repetitions are fed when the first one starts.
        let sum = out.indices.map { out[$0] * kept($0, 0) }.reduce(.zero, +)
        return Array(repeating: sum * Exact(1, over: count), count: count)
    }

    /// (1 − loss)^days, rounded to nine decimals.
    static func keptShare(lossPerDay loss: Exact, minutes: Int) -> Exact {
        let share = pow((Exact.one - loss).double, Double(minutes) / 1440)
        return (Exact(exactly: share) ?? .zero).rounded(.halfAwayFromZero, places: 9)
    }
}
