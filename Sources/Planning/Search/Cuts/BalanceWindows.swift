// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

/// Balances of a material added up over a stretch of its cuts, as inequalities to be rounded.
///
/// For cuts j < k the balances of (j, k] add up to
///
///     made + bought + stock[j] − stock[k] − used − delivered − discarded = −given
///
/// Lots of a recipe are told by its counts of released lots. To this come the lines that are delivered in the stretch
/// for the most part, which turns their deliveries into what is wanted, less what is delivered outside or never.
struct BalanceWindows {
    let formulation: Formulation
    let values: [Double]

    private let programme: LinearProgramme
    /// Balance rows by material and cut, count rows by recipe and cut, demand rows by line; nil where there is none.
    private let balances: [[Row?]]
    private let counts: [[Row?]]
    private let demands: [Row?]

    /// The most cuts of a stretch that begins later than the horizon does.
    private static let longest = 16

    init(formulation: Formulation, values: [Double]) {
        self.formulation = formulation
        self.values = values
        programme = formulation.programme
        let problem = formulation.problem
        let programme = programme
        func rows(_ family: String, _ widths: [Int]) -> [[Row?]] {
            var rows = widths.map { [Row?](repeating: nil, count: $0) }
            guard let family = programme.rowFamily(named: family) else { return rows }
            for row in programme.rows(of: family) {
                let keys = programme.keys(of: row)
                rows[keys[0]][keys.count > 1 ? keys[1] : 0] = row
            }
            return rows
        }
        balances = rows("material-balance", problem.flows.map(\.cuts.count))
        counts = rows("lot-count", problem.scenario.recipes.things.map { problem.flows[$0.makes.index].cuts.count })
        demands = rows("demand", problem.demand.map { _ in 1 }).map(\.first).map { $0 ?? nil }
    }

    /// Calls with each stretch of a material as an inequality.
    func forEach(of material: ID<Material>, _ body: (Inequality) -> Void) {
        let cuts = balances[material.index].count
        let stock = formulation.variables.stock
        var sum = RowSum(columnCount: programme.columnCount)
        let begins = [-1] + (0..<cuts).filter { values[stock[material, $0].index] < 1e-6 }
        for begin in begins {
            sum.clear()
            let end = begin < 0 ? cuts : min(cuts, begin + 1 + Self.longest)
            for cut in (begin + 1)..<max(begin + 1, end) {
                guard let row = balances[material.index][cut] else { break }
                sum.add(programme.terms(of: row), -1, right: -programme.rowLower[row.index])
                tellLotsByCounts(material, cut, row, &sum)
                // A stretch says something new only where it ends with an outflow.
                guard hasOutflow(row) else { continue }
                let lines = linesInside(material, sum)
                for line in lines { addDemand(line, 1, &sum) }
                body(sum.inequality)
                for line in lines { addDemand(line, -1, &sum) }
            }
        }
    }

    /// Adds the count rows of a cut, so that equal lots are told by the difference of two counts.
    private func tellLotsByCounts(_ material: ID<Material>, _ cut: Int, _ balance: Row, _ sum: inout RowSum) {
        let recipes = formulation.scenario.recipes
        for recipe in recipes.ids where recipes[recipe].makes == material {
            guard let row = counts[recipe.index][cut],
                let lot = programme.terms(of: row).first(where: { isLot($0.variable) }),
                let made = programme.terms(of: balance).first(where: { $0.variable == lot.variable })
            else { continue }
            // lot-count[k] − lot-count[k−1] − Σ lots = 0, times what a lot gives.
            sum.add(programme.terms(of: row), -made.coefficient, right: 0)
        }
    }

    private func isLot(_ variable: Variable) -> Bool {
        formulation.variables.lots.columns.contains(variable.index)
    }

    private func hasOutflow(_ balance: Row) -> Bool {
        let stock = formulation.variables.stock.columns
        return programme.terms(of: balance).contains {
            $0.coefficient > 0 && values[$0.variable.index] > 1e-6 && !stock.contains($0.variable.index)
        }
    }

    /// The lines whose deliveries lie in the stretch for the most part.
    private func linesInside(_ material: ID<Material>, _ sum: RowSum) -> [Row] {
        zip(formulation.problem.demand, demands).compactMap { window, row in
            guard let row, window.line.material == material else { return nil }
            var outside = 0.0
            var isTouched = false
            for term in programme.terms(of: row) {
                if sum.coefficients[term.variable.index] < 0 {
                    isTouched = true
                } else {
                    outside += values[term.variable.index]
                }
            }
            return isTouched && outside < 0.5 * programme.rowLower[row.index] ? row : nil
        }
    }

    private func addDemand(_ line: Row, _ factor: Double, _ sum: inout RowSum) {
        sum.add(programme.terms(of: line), factor, right: factor * programme.rowLower[line.index])
    }
}

/// A sum of rows: coefficients by column and the right-hand side.
private struct RowSum {
    private(set) var coefficients: [Double]
    private var columns: [Int] = []
    private var isKnown: [Bool]
    private var right = 0.0

    init(columnCount: Int) {
        coefficients = [Double](repeating: 0, count: columnCount)
        isKnown = [Bool](repeating: false, count: columnCount)
    }

    mutating func clear() {
        for column in columns {
            coefficients[column] = 0
            isKnown[column] = false
        }
        columns = []
        right = 0
    }

    mutating func add(_ terms: ArraySlice<Term>, _ factor: Double, right value: Double) {
        for term in terms {
            let column = term.variable.index
            let part = factor * term.coefficient
            let sum = coefficients[column] + part
            coefficients[column] = abs(sum) <= 1e-9 * abs(part) ? 0 : sum
            guard !isKnown[column] else { continue }
            isKnown[column] = true
            columns.append(column)
        }
        right += value
    }

    var inequality: Inequality {
        Inequality(
            terms: columns.sorted().filter { coefficients[$0] != 0 }.map {
                Term(coefficient: coefficients[$0], variable: Variable(column: Int32($0)))
            },
            atLeast: right)
    }
}
