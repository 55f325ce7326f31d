// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

/// Reads answers along a curve: how much of everything there is, and what binds.
struct CurveReading {
    private let formulation: Formulation
    private let capacities: [PriceSubject]

    init(formulation: Formulation) {
        self.formulation = formulation
        capacities = PriceSubjects(of: formulation).capacities()
    }

    /// A point of the curve.
    func point(_ answer: LinearSolution, at number: Double, cost: Double) -> ContributionCurve.Point {
        ContributionCurve.Point(at: number, contribution: -cost, amounts: amounts(answer.values))
    }

    /// What has a price over the whole time, the highest first.
    func binding(_ answer: LinearSolution) -> [String] {
        var sums: [(name: String, price: Double)] = []
        var largest = 0.0
        for subject in capacities {
            let price = subject.price(at: answer)
            largest = max(largest, abs(price))
            if sums.last?.name == subject.words {
                sums[sums.count - 1].price += price
            } else {
                sums.append((subject.words, price))
            }
        }
        let least = max(0.005, 1e-9 * largest)
        return sums.enumerated().filter { $0.element.price > least }
            .sorted { ($1.element.price, $0.offset) < ($0.element.price, $1.offset) }.map(\.element.name)
    }

    /// Lots by recipe and contractor, options, overtime, and what is lost by material.
    private func amounts(_ values: [Double]) -> [ContributionCurve.Amount] {
        let (problem, variables) = (formulation.problem, formulation.variables)
        let scenario = problem.scenario
        func sums(_ count: Int, _ family: VariableFamily, _ place: (Int) -> Int) -> [Double] {
            var sums = [Double](repeating: 0, count: count)
            for (number, column) in family.columns.enumerated() { sums[place(number)] += values[column] }
            return sums
        }
        let lots = sums(scenario.recipes.count, variables.lots) { problem.candidates[$0].recipe.index }
        let contracted = sums(scenario.contractors.count, variables.contracted) {
            problem.contracts[$0].contractor.index
        }
        let lost = sums(scenario.materials.count, variables.lost) { problem.demand[$0].line.material.index }
        let weeks = max(1, problem.times.weekCount)
        let overtime = sums(scenario.staff.count, variables.overtime) { $0 / weeks }
        var amounts: [ContributionCurve.Amount] = []
        func add(_ name: String, _ unit: String, _ value: Double, isRoute: Bool = false) {
            amounts.append(.init(name: name, unit: unit, isRoute: isRoute, value: value))
        }
        for (recipe, value) in zip(scenario.recipes.things, lots) {
            add("lots of \(recipe.name)", "lots", value, isRoute: true)
        }
        for (contractor, value) in zip(scenario.contractors.things, contracted) {
            add("lots from \(contractor.name)", "lots", value, isRoute: true)
        }
        for (option, column) in zip(scenario.options.things, variables.chosen.columns) {
            add("option \(option.name)", "times", values[column])
        }
        for (pool, value) in zip(scenario.staff.things, overtime) where pool.overtime != nil {
            add("overtime of \(pool.name)", "h", value)
        }
        let wanted = Set(problem.demand.map(\.line.material.index))
        for (place, about) in scenario.materials.things.enumerated() where wanted.contains(place) {
            add("lost \(about.name)", about.unit, lost[place])
        }
        return amounts
    }
}
