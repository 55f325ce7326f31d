// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PageData {
    /// What a demand line gets when lots pass or fail.
    struct Risk: Encodable {
        var line: String
        var unit: String
        var by: Int
        var wanted: Double
        /// When no lot fails, and when the one that gives most does.
        var none: Double
        var one: Double
        var lots: Int
        /// The probability of full service.
        var full: Double
    }

    /// A service target in a period.
    struct Target: Encodable {
        var name: String
        var material: String
        var unit: String
        var until: Int
        var wanted: Double
        var onTime: Double
        var asked: Double
        var missing: Double
    }

    /// A price with what it means [cents].
    struct Price: Encodable {
        var kind: String
        var name: String
        var low: Double?
        var mean: Double?
        var high: Double?
        var per: String
        var meaning: String
    }

    /// The lines as the plan has them.
    static func risks(of plan: Plan) -> [Risk] {
        let units = plan.legend.units
        let materials = Dictionary(plan.demand.map { ($0.line, $0.material) }) { first, _ in first }
        return (plan.risks ?? []).map { risk in
            Risk(
                line: shown(risk.line), unit: shown(materials[risk.line].flatMap { units[$0] } ?? "unit"),
                by: risk.by.minutes, wanted: risk.wanted, none: risk.noFailure, one: risk.oneFailure, lots: risk.lots,
                full: risk.fullService)
        }
    }

    /// The targets in the plan's order.
    static func targets(of plan: Plan) -> [Target] {
        let units = plan.legend.units
        return (plan.service ?? []).map { target in
            Target(
                name: shown(target.target), material: shown(target.material),
                unit: shown(units[target.material] ?? "unit"), until: target.until.minutes, wanted: target.wanted,
                onTime: target.onTime, asked: target.asked, missing: target.missing)
        }
    }

    /// What customers pay for each material, then what its lots cost, bytewise by material and recipe.
    static func prices(of plan: Plan) -> [Price] { sold(plan) + made(plan) }

    private static func sold(_ plan: Plan) -> [Price] {
        let units = plan.legend.units
        let prices = Dictionary(plan.legend.lines.map { ($0.name, Double($0.price.cents)) }) { first, _ in first }
        let lines = Dictionary(grouping: plan.demand, by: \.material)
        return lines.keys.sortedBytewise().compactMap { material in
            let own = lines[material, default: []].compactMap { line in
                prices[line.line].map { (price: $0, wanted: line.wanted) }
            }
            let wanted = own.reduce(0) { $0 + $1.wanted }
            guard let low = own.map(\.price).min(), let high = own.map(\.price).max(), high > 0 else { return nil }
            return Price(
                kind: "sold:", name: shown(material), low: low,
                mean: wanted > 0 ? own.reduce(0) { $0 + $1.price * $1.wanted } / wanted : nil, high: high,
                per: shown(units[material] ?? "unit"),
                meaning:
                    "What customers pay for one, before penalties for lateness; the mean is over all that is wanted.")
        }
    }

    private static func made(_ plan: Plan) -> [Price] {
        let units = plan.legend.units
        let costs = Dictionary(plan.lotCosts.map { ($0.lot, $0) }) { first, _ in first }
        let recipes = Dictionary(grouping: plan.lots.filter { $0.count > 0 && $0.net > 0 }, by: \.recipe)
        return recipes.keys.sortedBytewise().compactMap { recipe in
            let lots = recipes[recipe, default: []].compactMap { lot in
                costs[lot.name]?.total.map { (total: Double($0.cents), net: lot.net, count: lot.count) }
            }
            let net = lots.reduce(0) { $0 + $1.net * $1.count }
            guard net > 0, let first = recipes[recipe]?.first else { return nil }
            return Price(
                kind: "made:", name: shown(recipe), low: lots.map { $0.total / $0.net }.min(),
                mean: lots.reduce(0) { $0 + $1.total * $1.count } / net,
                high: lots.map { $0.total / $0.net }.max(), per: shown(units[first.material] ?? "unit"),
                meaning:
                    "What one costs at standard rates: materials, operations, hours of units, rooms and people, and "
                    + "tests of a lot over what it gives net; without fixed costs and rosters.")
        }
    }
}
