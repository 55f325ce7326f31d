// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
public import Manufacturing
import Timing

/// What a relaxed plan decides, as sums that can be compared between what-ifs.
public struct RelaxedFigures: Hashable, Sendable {
    /// Lots that start, by recipe, then horizon bucket; those in process are not among them [lots].
    public var lots: [[Double]]
    /// Lots of contractors, by contractor [lots].
    public var contracted: [Double]
    /// How often each option to add capacity is chosen.
    public var chosen: [Double]
    /// Overtime by pool [h].
    public var overtime: [Double]
    /// What is wanted, by demand line [unit].
    public var wanted: [Double]
    /// What is delivered by the due date, by demand line [unit].
    public var onTime: [Double]
    /// What is never delivered, by demand line [unit].
    public var lost: [Double]

    init(of values: [Double], _ formulation: Formulation) {
        let (problem, variables) = (formulation.problem, formulation.variables)
        let scenario = problem.scenario
        func sum(_ family: VariableFamily, _ place: (Int) -> Int, count: Int) -> [Double] {
            var sums = [Double](repeating: 0, count: count)
            for (number, column) in family.columns.enumerated() { sums[place(number)] += values[column] }
            return sums
        }
        let ends = problem.times.bucketEnds.prefix(problem.times.horizonBucketCount).map(\.minutes)
        var lots = [[Double]](
            repeating: [Double](repeating: 0, count: ends.count), count: scenario.recipes.count)
        for (number, column) in variables.lots.columns.enumerated() where values[column] != 0 {
            let candidate = problem.candidates[number]
            guard candidate.origin != .inProcess else { continue }
            let cell = candidate.timeline.cell.minutes
            guard let bucket = ends.firstIndex(where: { cell < $0 }) else { continue }
            lots[candidate.recipe.index][bucket] += values[column]
        }
        self.lots = lots
        contracted = sum(
            variables.contracted, { problem.contracts[$0].contractor.index }, count: scenario.contractors.count)
        chosen = variables.chosen.columns.map { values[$0] }
        let weeks = max(1, problem.times.weekCount)
        overtime = sum(variables.overtime, { $0 / weeks }, count: scenario.staff.count)
        lost = variables.lost.columns.map { values[$0] }
        wanted = [Double](repeating: 0, count: problem.demand.count)
        if let family = formulation.programme.rowFamily(named: "demand") {
            for row in formulation.programme.rows(of: family) {
                wanted[formulation.programme.keys(of: row)[0]] = formulation.programme.rowLower[row.index]
            }
        }
        onTime = problem.demand.enumerated().map { line, window in
            window.minutes.enumerated().reduce(0) { sum, next in
                window.daysLate(at: next.element) == 0
                    ? sum + values[variables.delivered[line, next.offset].index] : sum
            }
        }
    }

    /// The same sums of a plan, with the names of a legend.
    public init(of plan: Plan, _ legend: RelaxedLegend) {
        let ends = plan.header.bucketEnds.filter { $0.minutes <= plan.header.horizon.minutes }
        lots = legend.recipes.map { recipe in
            var counts = [Double](repeating: 0, count: ends.count)
            for lot in plan.lots where lot.recipe == recipe && lot.origin != .inProcess {
                if let bucket = ends.firstIndex(where: { lot.cell < $0 }) { counts[bucket] += lot.count }
            }
            return counts
        }
        contracted = legend.contractors.map { name in
            (plan.contracts ?? []).reduce(0) { $1.contractor == name ? $0 + $1.ordered + $1.kept : $0 }
        }
        chosen = legend.options.map { name in plan.options.first { $0.option == name }?.chosen ?? 0 }
        overtime = legend.pools.map { name in plan.staff.reduce(0) { $1.pool == name ? $0 + $1.overtime : $0 } }
        let outcomes = legend.lines.map { name in plan.demand.first { $0.line == name } }
        wanted = outcomes.map { $0?.wanted ?? 0 }
        onTime = outcomes.map { $0?.onTime ?? 0 }
        lost = outcomes.map { $0?.lost ?? 0 }
    }

    /// The lots of a recipe over the horizon [lots].
    public func lots(of recipe: Int) -> Double { lots[recipe].reduce(0, +) }

    /// How many lots start in another bucket, of another recipe, or not at all, compared with another plan: each lot
    /// that is moved counts once [lots].
    public func moved(from other: RelaxedFigures) -> Double {
        guard lots.count == other.lots.count else { return .nan }
        var (more, fewer) = (0.0, 0.0)
        for (mine, theirs) in zip(lots, other.lots) {
            guard mine.count == theirs.count else { return .nan }
            for (a, b) in zip(mine, theirs) {
                more += max(0, a - b)
                fewer += max(0, b - a)
            }
        }
        return max(more, fewer)
    }
}

/// What the numbers of ``RelaxedFigures`` belong to.
public struct RelaxedLegend: Hashable, Sendable {
    /// The ids of the recipes.
    public var recipes: [String]
    /// The ids of the contractors.
    public var contractors: [String]
    /// The ids of the options to add capacity.
    public var options: [String]
    /// The ids of the staff pools.
    public var pools: [String]
    /// The ids of the demand lines that are planned for.
    public var lines: [String]
    /// The worth of a unit on each line at the base's prices, 1 where no line has a price [money/unit].
    public var worth: [Double]

    init(of problem: PlanningProblem) {
        let scenario = problem.scenario
        recipes = scenario.recipes.things.map(\.name)
        contractors = scenario.contractors.things.map(\.name)
        options = scenario.options.things.map(\.name)
        pools = scenario.staff.things.map(\.name)
        lines = problem.demand.map(\.line.name)
        let prices = problem.demand.map(\.line.price.double)
        worth = prices.contains { $0 > 0 } ? prices : prices.map { _ in 1 }
    }

    /// The share of the demanded worth that is delivered by its due date; nil where nothing is wanted.
    public func onTime(_ figures: RelaxedFigures) -> Double? { share(figures.onTime, of: figures.wanted) }

    /// The share of the demanded worth that is delivered at all; nil where nothing is wanted.
    public func served(_ figures: RelaxedFigures) -> Double? {
        share(zip(figures.wanted, figures.lost).map { $0 - $1 }, of: figures.wanted)
    }

    private func share(_ part: [Double], of whole: [Double]) -> Double? {
        guard part.count == worth.count, whole.count == worth.count else { return nil }
        let total = zip(whole, worth).reduce(0) { $0 + $1.0 * $1.1 }
        guard total > 0 else { return nil }
        return zip(part, worth).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
}
