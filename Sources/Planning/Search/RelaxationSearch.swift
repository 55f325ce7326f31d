// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

/// Finds by how little one rule of a conflict would have to give way.
///
///     minimise Σ s   with the rule's rows widened by s, all other rows as they are
///
/// Rows counted in lots give way together, as one more room or unit does; hours and quantities each at its own time.
struct RelaxationSearch {
    let formulation: Formulation
    let solver: any LinearSolver
    let limits: WorkLimits
    let control: SolveControl

    /// The relaxation of a rule; nil where giving way in this rule alone does not help, or nothing was found in time.
    func relaxation(of group: RuleGroup) -> RuleRelaxation? {
        var programme = formulation.programme
        var delta = ProgrammeDelta()
        delta.removeCosts(of: programme)
        let isShared = group.rows.first.map { programme.info(of: programme.family(of: $0)).unit == "lots" } ?? false
        let width = programme.variables(
            "width", unit: "", over: [Axis("row", count: isShared ? 1 : group.rows.count)],
            kind: isShared ? .integer : .continuous)
        for (place, row) in group.rows.enumerated() {
            let variable = width[isShared ? 0 : place]
            delta.setCoefficient(programme.rowUpper[row.index].isFinite ? -1 : 1, of: variable, in: row)
        }
        for place in 0..<(isShared ? 1 : group.rows.count) { programme.addCost(1, to: width[place]) }
        for lot in group.lots {
            let fewest = programme.columnLower[lot.index]
            delta.setCost(-1, of: lot)
            delta.setBounds(lot, lower: 0, upper: fewest)
        }
        guard let answer = solve(programme.applying(delta)) else { return nil }
        return relaxation(of: group, values: answer.values, isLeast: answer.isLeast)
    }

    func solve(_ programme: LinearProgramme) -> (values: [Double], isLeast: Bool)? {
        guard programme.faultCount == 0, let live = try? solver.open(programme) else { return nil }
        defer { live.close() }
        if programme.integerCount == 0 {
            guard let answer = try? live.solveRelaxation(from: nil, limits: limits, control: control),
                answer.status == .optimal
            else { return nil }
            return (answer.values, true)
        }
        var limits = limits
        limits.nodes = min(limits.nodes, 500)
        guard let answer = try? live.solveInteger(IntegerOptions(limits: limits), control: control),
            !answer.values.isEmpty
        else { return nil }
        return (answer.values, answer.status == .optimal)
    }

    private func relaxation(of group: RuleGroup, values: [Double], isLeast: Bool) -> RuleRelaxation? {
        let programme = formulation.programme
        var parts: [RuleRelaxation.Part] = []
        var (isMore, unit) = (true, "lots")
        if let first = group.rows.first { unit = programme.info(of: programme.family(of: first)).unit }
        for lot in group.lots {
            let missing = programme.columnLower[lot.index] - values[lot.index]
            if missing > 0.5 { parts.append(.init(place: "", amount: missing.rounded())) }
            isMore = false
        }
        for row in group.rows {
            let sum = programme.terms(of: row).value(at: values)
            let over = sum - programme.rowUpper[row.index]
            let under = programme.rowLower[row.index] - sum
            guard max(over, under) > 1e-6 else { continue }
            if under > over { isMore = false }
            parts.append(.init(place: place(of: row), amount: max(over, under)))
        }
        let isShared = unit == "lots"
        var amount = isShared ? parts.map(\.amount).max() ?? 0 : parts.reduce(0) { $0 + $1.amount }
        guard amount > 0 else { return nil }
        let price = price(of: group, amount: amount)
        if unit == "min" {
            unit = "h"
            amount /= 60
            parts = parts.map { .init(place: $0.place, amount: $0.amount / 60) }
        } else if unit == "units" {
            unit = materialUnit(of: group) ?? "units"
        }
        return RuleRelaxation(
            amount: amount, unit: unit, isMore: isMore, parts: parts, price: price, isLeast: isLeast)
    }

    /// When or for what a row holds: the labels of its keys but the first, which names the rule's object.
    func place(of row: Row) -> String {
        let programme = formulation.programme
        let name = programme.name(of: row)
        guard let open = name.firstIndex(of: "["), name.last == "]" else { return "" }
        let keys = name[name.index(after: open)...].dropLast().split(separator: ",").dropFirst()
        let family = programme.info(of: programme.family(of: row)).name
        let lead = family.hasPrefix("staff-") ? "in the week from " : family == "unit-time" ? "on " : ""
        return keys.isEmpty ? "" : lead + keys.joined(separator: ", ")
    }

    private func materialUnit(of group: RuleGroup) -> String? {
        let parts = group.rule.path.split(separator: ".")
        guard parts.count > 1, parts[0] == "materials" else { return nil }
        return formulation.scenario.materials.things.first { $0.name == parts[1] }?.unit
    }

    /// What the amount costs at the rates of the scenario, in the units of the rows.
    private func price(of group: RuleGroup, amount: Double) -> Double? {
        guard let row = group.rows.first, let key = formulation.programme.keys(of: row).first else { return nil }
        let scenario = formulation.scenario
        let rate: Exact? =
            switch group.family {
            case "staff-time":
                scenario.staff.things[key].overtime.map { $0.rate * 60 } ?? scenario.staff.things[key].rate * 60
            case "staff-cover": scenario.staff.things[key].cover.map { $0.rate * 60 }
            case "unit-time", "unit-bucket": scenario.units.things[key].rate
            case "laboratory": scenario.laboratories.things[key].price
            case "closing-stock": scenario.materials.things[key].closingValue
            case "minimum-order": scenario.materials.things[key].purchase?.price
            default: nil
            }
        guard let rate, rate.signum > 0 else { return nil }
        return rate.double * amount
    }
}
