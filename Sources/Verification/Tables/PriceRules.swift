// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Prices and steps are of things the plant has, in quarters of the plan, and do not contradict themselves.
///
/// What a price is cannot be found without a solver. What can be said is that a relaxed plan gains from more of anything
/// at a falling rate: a step more adds at most the price for more, which is at most the price for less, and a step fewer
/// takes at least that; and that the change of a whole plan lies between its bounds.
struct PriceRules {
    let setting: Setting

    private var scenario: Scenario { setting.scenario }

    func check(_ plan: Plan, _ log: inout FindingLog) {
        guard let prices = plan.prices else { return }
        for price in prices.relaxed {
            checkName(price.kind, price.resource, price.line, &log)
            checkQuarter(price, &log)
            checkStudy(price, &log)
        }
        checkOrder(prices.relaxed, &log)
        for step in prices.steps ?? [] { check(step, prices.relaxed, &log) }
    }

    private func checkName(
        _ kind: ResourcePrice.Kind, _ name: String, _ line: String?, _ log: inout FindingLog
    ) {
        let isKnown =
            switch kind {
            case .room: scenario.rooms.id(named: name) != nil
            case .unit: scenario.units.id(named: name) != nil
            case .staff: scenario.staff.id(named: name) != nil
            case .cover: scenario.staff.id(named: name).map { scenario.staff[$0].cover != nil } ?? false
            case .overtime: scenario.staff.id(named: name).map { scenario.staff[$0].overtime != nil } ?? false
            case .laboratory:
                scenario.laboratories.id(named: name).map { scenario.laboratories[$0].slots != nil } ?? false
            case .storage: scenario.materials.id(named: name).map { scenario.materials[$0].storage != nil } ?? false
            case .material, .demand: scenario.materials.id(named: name) != nil
            }
        if !isKnown { log.add(.priceWrong, name, "a price of \(kind.rawValue) \(name), which the plant does not have") }
        if (kind == .demand) != (line != nil) {
            log.add(.priceWrong, name, "a price of \(kind.rawValue) \(line == nil ? "without a" : "with a") line")
        }
    }

    /// From the plan's start or a quarter's first day to the next quarter's or the plan's end.
    private func checkQuarter(_ price: ResourcePrice, _ log: inout FindingLog) {
        let start = scenario.horizon.start
        func isEdge(_ minute: Int) -> Bool {
            let day = start.adding(days: minute / 1440)
            return minute.isMultiple(of: 1440) && day.day == 1 && (day.month - 1).isMultiple(of: 3)
        }
        let (from, until) = (price.from.minutes, price.until.minutes)
        let isWithin = 0 <= from && from < until && until <= setting.frame.end
        guard isWithin, from == 0 || isEdge(from), until == setting.frame.end || isEdge(until),
            until - from <= 92 * 1440
        else {
            log.add(.priceWrong, price.resource, "a price of \(setting.stretch(from, until)), which is no quarter")
            return
        }
    }

    private func checkStudy(_ price: ResourcePrice, _ log: inout FindingLog) {
        if price.amount <= 0 { log.add(.priceWrong, price.resource, "a step of \(figure(price.amount))") }
        guard let study = price.study else { return }
        var falling: [Double] = []
        if let fewer = study.fewer { falling.append(-fewer) }
        if let left = study.left { falling.append(left) }
        if let right = study.right { falling.append(right) }
        if let more = study.more { falling.append(more) }
        let size = falling.reduce(1) { max($0, abs($1)) }
        let slack = 0.05 + 1e-6 * size
        if zip(falling, falling.dropFirst()).contains(where: { $0 < $1 - slack }) {
            log.add(
                .priceWrong, price.resource,
                "prices rise with more: \(falling.map(figure).joined(separator: ", ")) for a step fewer, a little less, a "
                    + "little more and a step more")
        }
        let (least, most) = (study.right ?? -.infinity, study.left ?? .infinity)
        if price.price < least - slack || price.price > most + slack {
            log.add(
                .priceWrong, price.resource,
                "the price \(figure(price.price)) is not between those for more and for less")
        }
        if [study.holdsMore ?? 0, study.holdsFewer ?? 0].contains(where: { $0 > 1 + 1e-9 }) {
            log.add(.priceWrong, price.resource, "a price holds for more than the step that was looked at")
        }
    }

    private func checkOrder(_ prices: [ResourcePrice], _ log: inout FindingLog) {
        let ranks = Dictionary(uniqueKeysWithValues: ResourcePrice.Kind.allCases.enumerated().map { ($1, $0) })
        for (one, next) in zip(prices, prices.dropFirst()) {
            let (first, second) = (ranks[one.kind] ?? 0, ranks[next.kind] ?? 0)
            let isOrdered =
                first != second
                ? first < second
                : one.resource != next.resource
                    ? precedesBytewise(one.resource, next.resource) : one.from < next.from
            if !isOrdered {
                log.add(.orderBroken, next.resource, "prices: \(next.resource) is not after \(one.resource)")
            }
        }
    }

    private func check(_ step: CapacityStep, _ prices: [ResourcePrice], _ log: inout FindingLog) {
        checkName(step.kind, step.resource, step.line, &log)
        let own = prices.filter {
            $0.kind == step.kind && $0.resource == step.resource && $0.line == step.line
        }
        // What is there at one quarter's start is there at the next one's: prices of materials do not add up.
        let sum = step.kind == .material ? own.first?.price ?? 0 : own.reduce(0) { $0 + $1.price }
        if abs(sum - step.price) > 0.01 * Double(max(1, own.count)) + 1e-9 * abs(sum) {
            log.add(
                .priceWrong, step.resource,
                "the step has the price \(figure(step.price)), the quarters add up to \(figure(sum))")
        }
        for outcome in [step.more, step.fewer].compactMap({ $0 }) {
            guard outcome.setting.contains("=") else {
                log.add(.priceWrong, step.resource, "a step without its setting")
                continue
            }
            let bounds = [outcome.least, outcome.change, outcome.most].compactMap { $0 }
            if zip(bounds, bounds.dropFirst()).contains(where: { $0 > $1 + 0.01 }) {
                log.add(
                    .priceWrong, step.resource,
                    "\(outcome.setting): the change \(figure(outcome.change ?? 0)) is not between its bounds")
            }
        }
    }
}
