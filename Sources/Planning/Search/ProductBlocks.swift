// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

/// Which rows of a large plant couple products that have little else to do with each other, and at what prices.
///
/// Rows about one thing (a unit, a pool, a material) couple where they name lots of many recipes. Recipes that share a
/// suite or pass material on to each other stay together. Of bought materials that all share, the purchase nearest
/// before each use sets the price.
struct ProductBlocks {
    let formulation: Formulation

    /// Recipes that stay together at least and, of all, at most.
    private static let together = 6
    private static let share = 4

    /// Whether each row couples.
    func couplingRows() -> [Bool] {
        let programme = formulation.programme
        let lots = formulation.variables.lots.columns
        let candidates = formulation.problem.candidates
        var isCoupling = [Bool](repeating: false, count: programme.rowCount)
        var subjects: [Subject] = []
        var last = (family: -1, key: -1)
        for row in programme.rows {
            // Rows about one thing follow each other.
            let present = (family: programme.family(of: row).id, key: programme.keys(of: row).first ?? -1)
            if present != last { subjects.append(Subject(rows: row.index..<row.index)) }
            last = present
            let number = subjects.count - 1
            subjects[number].rows = subjects[number].rows.lowerBound..<(row.index + 1)
            for term in programme.terms(of: row) where lots.contains(term.variable.index) {
                subjects[number].recipes.insert(candidates[term.variable.index - lots.lowerBound].recipe.index)
            }
        }
        let recipes = formulation.scenario.recipes.count
        let most = max(Self.together, recipes / Self.share)
        var sets = DisjointSets(count: recipes)
        for subject in subjects.sorted(by: { $0.recipes.count < $1.recipes.count }) {
            let roots = Set(subject.recipes.map { sets.root(of: $0) })
            guard roots.count > 1 else { continue }
            let joined = (0..<recipes).reduce(0) { $0 + (roots.contains(sets.root(of: $1)) ? 1 : 0) }
            if joined > most {
                for row in subject.rows { isCoupling[row] = true }
            } else {
                let recipes = subject.recipes.sorted()
                for recipe in recipes.dropFirst() { sets.join(recipes[0], recipe) }
            }
        }
        // What else is said of stock and purchases that all share belongs to no product either.
        var isShared = [Bool](repeating: false, count: programme.columnCount)
        for row in programme.rows where isCoupling[row.index] {
            for term in programme.terms(of: row) where !lots.contains(term.variable.index) {
                isShared[term.variable.index] = true
            }
        }
        for row in programme.rows where !isCoupling[row.index] {
            isCoupling[row.index] = programme.terms(of: row).contains { isShared[$0.variable.index] }
        }
        return isCoupling
    }

    /// Rows of one family about one thing.
    private struct Subject {
        var rows: Range<Int>
        var recipes: Set<Int> = []
    }

    /// Lets columns that stand in nothing else, such as work in the week it is asked for, carry what they may exceed.
    private func carryShared(_ isCoupling: [Bool], _ basis: inout Basis, _ prices: inout [Double]) {
        let programme = formulation.programme
        let isLazy = programme.rowFamilyInfos.map { StartingBasis.lazyFamilies.contains($0.name) }
        var standing = [Int](repeating: 0, count: programme.columnCount)
        for row in programme.rows where !isLazy[programme.family(of: row).id] {
            for term in programme.terms(of: row) { standing[term.variable.index] += 1 }
        }
        for row in programme.rows where isCoupling[row.index] && !isLazy[programme.family(of: row).id] {
            guard basis.rows[row.index] == .basic, programme.rowUpper[row.index] < .infinity else { continue }
            let carriers = programme.terms(of: row).filter { term in
                let column = term.variable.index
                return term.coefficient < 0 && standing[column] == 1 && programme.costs[column] >= 0
                    && programme.columnLower[column] == 0 && programme.columnUpper[column] == .infinity
            }
            let price = { (term: Term) in programme.costs[term.variable.index] / term.coefficient }
            guard let best = carriers.max(by: { price($0) < price($1) }) else { continue }
            prices[row.index] = price(best)
            basis.columns[best.variable.index] = .basic
            basis.rows[row.index] = .atUpper
        }
    }

    /// Lets purchases carry the balances of bought materials that couple; the prices of all rows.
    ///
    /// At an arrival the purchase is basic, behind it the stock that was bought, and before the first one the stock
    /// that could be left until then.
    func buyShared(_ isCoupling: [Bool], _ basis: inout Basis) -> [Double] {
        let programme = formulation.programme
        let variables = formulation.variables
        var prices = [Double](repeating: 0, count: programme.rowCount)
        carryShared(isCoupling, &basis, &prices)
        guard let family = programme.rowFamily(named: "material-balance") else { return prices }
        var rows: [Int: [Row]] = [:]
        for row in programme.rows(of: family) where isCoupling[row.index] {
            rows[programme.keys(of: row)[0], default: []].append(row)
        }
        for (material, rows) in rows.sorted(by: { $0.key < $1.key }) {
            let bought = rows.map { row in
                programme.terms(of: row).first { variables.purchase.columns.contains($0.variable.index) }
            }
            guard let first = bought.firstIndex(where: { $0 != nil }) else { continue }
            let stock = rows.map { variables.stock[material, programme.keys(of: $0)[1]] }
            func price(of column: Variable, in row: Int, beside other: Int) -> Double? {
                guard let own = coefficient(of: column, in: rows[row]), own != 0 else { return nil }
                let rest = prices[rows[other].index] * (coefficient(of: column, in: rows[other]) ?? 0)
                return (programme.costs[column.index] - rest) / own
            }
            for column in stock { basis.columns[column.index] = .atLower }
            for place in rows.indices.dropFirst(first) {
                if let term = bought[place] {
                    prices[rows[place].index] = programme.costs[term.variable.index] / term.coefficient
                    basis.columns[term.variable.index] = .basic
                } else if let found = price(of: stock[place - 1], in: place, beside: place - 1) {
                    prices[rows[place].index] = found
                    basis.columns[stock[place - 1].index] = .basic
                } else {
                    basis.columns[stock[place].index] = .basic
                }
            }
            for place in rows.indices.prefix(first).reversed() {
                prices[rows[place].index] = price(of: stock[place], in: place, beside: place + 1) ?? 0
                basis.columns[stock[place].index] = .basic
            }
        }
        return prices
    }

    private func coefficient(of column: Variable, in row: Row) -> Double? {
        formulation.programme.terms(of: row).first { $0.variable == column }?.coefficient
    }
}
