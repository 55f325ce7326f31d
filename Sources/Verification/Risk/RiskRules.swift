// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What demand lines get when lots pass or fail, worked out from how much may be lost.
struct RiskRules {
    let setting: Setting
    let demand: DemandLines
    let deliveries: [PlannedDelivery]
    let lots: [CheckedLot]
    /// By material.
    let flows: [Flows]

    /// Risks of all lines of materials whose lots may fail, by line.
    func risks() -> [LineRisk] {
        guard !setting.frame.isRelaxed else { return [] }
        var made: [ID<DemandLine>: [PlannedDelivery]] = [:]
        for one in deliveries {
            if let id = demand.lines.id(named: one.line) { made[id, default: []].append(one) }
        }
        return demand.lines.ids.compactMap { risk(of: $0, made) }
    }

    /// The most units that are counted, for numbers beyond any plant.
    private static let most = 1_000_000_000_000

    /// Whole units of a lot that passes.
    private func units(_ lot: CheckedLot) -> Int {
        let left = lot.gross - lot.shape.recipe.release.reserve + Exact(1, over: 1_000_000)
        return left.signum > 0 ? min(Self.most, left.rounded(.down).asInt ?? Self.most) : 0
    }

    private func risk(of id: ID<DemandLine>, _ made: [ID<DemandLine>: [PlannedDelivery]]) -> LineRisk? {
        let line = demand.lines[id]
        let material = setting.scenario.materials[line.material]
        let own = lots.filter {
            $0.shape.recipe.makes == line.material && !$0.shape.recipe.isAutologous
                && $0.lot.released.minutes <= setting.frame.end
        }
        guard material.isCounted, material.lossPerDay.isZero,
            own.contains(where: { $0.shape.recipe.release.pass.mode < .one })
        else { return nil }
        let last = (made[id] ?? []).filter { $0.quantity > 0 }.map(\.at.minutes).max() ?? 0
        let by = min(setting.frame.end, max(line.due.minutes, last, 0))
        // Supplies by then but for these lots, less uses, discards and what goes to lines that come before.
        let flow = flows[line.material.index]
        let there = own.filter { $0.lot.released.minutes <= by }
        var sure = flow.supplies.filter { $0.available <= by }.reduce(0) { $0 + $1.quantity }
        sure -= there.reduce(0) { $0 + $1.net.double }
        sure -= flow.outflows.filter { $0.at <= by }.reduce(0) { $0 + $1.quantity }
        for (other, deliveries) in made
        where demand.lines[other].material == line.material && !comesBefore(other, id) {
            sure += deliveries.filter { $0.at.minutes <= by }.reduce(0) { $0 + $1.quantity }
        }
        let whole = there.map(units).reduce(0, +)
        let fallible = there.filter { $0.shape.recipe.release.pass.mode < .one }
        let wanted = line.quantity.double
        func got(_ less: Int) -> Double { max(0, min(wanted, sure + Double(whole - less))) }
        return LineRisk(
            line: line.name, by: Instant(minutes: by), wanted: wanted, noFailure: got(0),
            oneFailure: got(fallible.map(units).max() ?? 0), lots: fallible.count,
            fullService: odds(of: there, needed: wanted - sure))
    }

    /// First due, then first in priority, then by name.
    private func comesBefore(_ other: ID<DemandLine>, _ id: ID<DemandLine>) -> Bool {
        let (one, two) = (demand.lines[other], demand.lines[id])
        if one.due != two.due { return one.due < two.due }
        let (first, second) = (one.priority ?? .max, two.priority ?? .max)
        return first != second ? first < second : precedesBytewise(one.name, two.name)
    }

    /// The probability that no more is lost than can be spared, by amounts that are lost.
    private func odds(of lots: [CheckedLot], needed: Double) -> Double {
        guard needed > 1e-4 else { return 1 }
        guard needed < Double(Self.most) else { return 0 }
        let least = Int((needed - 1e-4).rounded(.up))
        // Amounts are told apart in no more than 10,000 steps.
        let step = (least + 9999) / 10_000
        let spare = lots.map { units($0) / step }.reduce(0, +) - (least + step - 1) / step
        guard spare >= 0 else { return 0 }
        var lost: [Int: Double] = [0: 1]
        for lot in lots {
            let amount = units(lot) / step
            let pass = lot.shape.recipe.release.pass.mode.double
            var next: [Int: Double] = [:]
            for amountLost in lost.keys.sorted() {
                let share = lost[amountLost] ?? 0
                next[amountLost, default: 0] += share * pass
                if amountLost + amount <= spare { next[amountLost + amount, default: 0] += share * (1 - pass) }
            }
            lost = next
        }
        return lost.keys.sorted().reduce(0) { $0 + (lost[$1] ?? 0) }
    }
}

/// The stated risks follow from the lots.
struct RiskTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let found = plan.risks ?? []
        let expected = reckoning.evaluation.risks
        let figures = plan.deliveries.count + plan.lots.count + plan.purchases.count + plan.discards.count
        func isNear(_ one: Double, _ other: Double) -> Bool {
            abs(one - other) <= Tolerances.quantity(other, figures: figures)
        }
        for right in expected {
            let stated = found.first { $0.line == right.line }
            let isRight =
                stated.map {
                    $0.by == right.by && $0.lots == right.lots && isNear($0.wanted, right.wanted)
                        && isNear($0.noFailure, right.noFailure) && isNear($0.oneFailure, right.oneFailure)
                        && abs($0.fullService - right.fullService) <= 1e-6
                } ?? false
            if !isRight {
                log.add(
                    .riskTableWrong, right.line,
                    "expected \(figure(right.noFailure)) with no and \(figure(right.oneFailure)) with one failed lot of "
                        + "\(right.lots) by \(reckoning.setting.time(right.by.minutes)), full service with probability "
                        + figure(right.fullService))
            }
        }
        if found.count != expected.count {
            log.add(.riskTableWrong, "", "risks of \(found.count) lines are stated, expected \(expected.count)")
        }
    }
}
