// SPDX-License-Identifier: GPL-3.0-or-later

/// A basis put together from those of the parts into which a programme falls without the rows that couple them.
///
/// Each part is solved as a small programme of its own, with what its columns take of the coupling rows charged at
/// the prices given for them. If those are the prices of a basis of the coupling rows, the whole is dual feasible
/// and the dual simplex only has to repair what the parts overdraw together.
public struct BlockBasis: Sendable {
    private let programme: LinearProgramme
    private let isCoupling: [Bool]
    private let prices: [Double]
    private let isLazy: [Bool]

    /// The columns and rows of a part, ascending.
    private struct Part {
        var columns: [Int] = []
        var rows: [Int] = []
    }

    /// Divides a programme.
    ///
    /// - Parameters:
    ///   - programme: The whole programme.
    ///   - isCoupling: For each row whether it is left out of all parts.
    ///   - prices: The multiplier of each coupling row; others do not count.
    ///   - isLazy: For each row whether it comes into its part only when an answer breaks it.
    public init(of programme: LinearProgramme, isCoupling: [Bool], prices: [Double], isLazy: [Bool]) {
        self.programme = programme
        self.isCoupling = isCoupling
        self.prices = prices
        self.isLazy = isLazy
    }

    /// Solves the parts one after another.
    ///
    /// - Parameters:
    ///   - start: A basis of the whole; it stays for the coupling rows and for parts that have no answer.
    ///   - solver: What solves the parts.
    ///   - control: Stops between two slices; `start` then stays for the parts that are left.
    /// - Returns: The basis, and the iterations that it took; nil where one part is most of the programme.
    /// - Throws: A fault of the solver.
    public func basis(
        from start: Basis, with solver: any LinearSolver, control: SolveControl
    ) throws(SolverFault) -> (basis: Basis, iterations: Int)? {
        var result = start
        var iterations = 0
        let parts = parts()
        guard parts.allSatisfy({ 2 * $0.rows.count < programme.rowCount }) else { return nil }
        let costs = chargedCosts()
        let lazy = LazyRowSolver(base: solver, families: [Self.lazyName])
        for part in parts {
            let live = try lazy.open(programme(of: part, costs))
            defer { live.close() }
            let inner = Basis(rows: part.rows.map { start.rows[$0] }, columns: part.columns.map { start.columns[$0] })
            let before = iterations
            let answer = try live.solveRelaxation(
                from: inner, limits: WorkLimits(),
                control: SolveControl(
                    cancel: control.cancel,
                    progress: { progress in
                        var progress = progress
                        progress.iterations += before
                        control.progress(progress)
                    }, interrupt: control.interrupt))
            iterations += answer.iterations
            if answer.status == .cancelled { break }
            guard answer.status == .optimal, let found = answer.basis else { continue }
            for (row, state) in zip(part.rows, found.rows) { result.rows[row] = state }
            for (column, state) in zip(part.columns, found.columns) { result.columns[column] = state }
        }
        return (result, iterations)
    }

    private static let lazyName = "lazy"

    /// Costs with what each column takes of the coupling rows.
    private func chargedCosts() -> [Double] {
        var costs = programme.costs
        for row in programme.rows where isCoupling[row.index] && prices[row.index] != 0 {
            for term in programme.terms(of: row) { costs[term.variable.index] -= prices[row.index] * term.coefficient }
        }
        return costs
    }

    /// What hangs together by rows that do not couple; columns that stand in none of them are of no part.
    private func parts() -> [Part] {
        var sets = DisjointSets(count: programme.columnCount)
        for row in programme.rows where !isCoupling[row.index] {
            let terms = programme.terms(of: row)
            guard let first = terms.first else { continue }
            for term in terms.dropFirst() { sets.join(first.variable.index, term.variable.index) }
        }
        var parts: [Part] = []
        var numbers: [Int: Int] = [:]
        for row in programme.rows where !isCoupling[row.index] {
            guard let first = programme.terms(of: row).first else { continue }
            let root = sets.root(of: first.variable.index)
            let number = numbers[root] ?? parts.count
            if number == parts.count {
                numbers[root] = number
                parts.append(Part())
            }
            parts[number].rows.append(row.index)
        }
        for column in 0..<programme.columnCount {
            if let number = numbers[sets.root(of: column)] { parts[number].columns.append(column) }
        }
        return parts
    }

    private func programme(of part: Part, _ costs: [Double]) -> LinearProgramme {
        var result = LinearProgramme(name: "part")
        let family = result.variables("column", unit: "", over: [Axis("place", count: part.columns.count) { "\($0)" }])
        for (place, column) in part.columns.enumerated() {
            result.setBounds(family[place], lower: programme.columnLower[column], upper: programme.columnUpper[column])
            result.addCost(costs[column], to: family[place])
        }
        let axis = Axis("place", count: part.rows.count) { "\($0)" }
        let always = result.rowFamily("row", axes: [axis], formula: "rows of a part")
        let lazily = result.rowFamily(Self.lazyName, axes: [axis], formula: "rows of a part that come in when broken")
        var places = [Int: Int32](minimumCapacity: part.columns.count)
        for (place, column) in part.columns.enumerated() { places[column] = Int32(place) }
        for (place, row) in part.rows.enumerated() {
            result.require(
                isLazy[row] ? lazily : always, place, .between(programme.rowLower[row], programme.rowUpper[row])
            ) {
                programme.terms(of: Row(index: row)).map {
                    Term(coefficient: $0.coefficient, variable: Variable(column: places[$0.variable.index] ?? 0))
                }
            }
        }
        return result
    }
}

/// Numbers that are joined to sets.
package struct DisjointSets {
    private var parents: [Int]

    /// Each number is a set of its own.
    package init(count: Int) { parents = Array(0..<count) }

    /// The number that stands for a set.
    package mutating func root(of number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    /// Joins the sets of two numbers; the smaller root stands for both.
    package mutating func join(_ first: Int, _ second: Int) {
        let (a, b) = (root(of: first), root(of: second))
        if a != b { parents[max(a, b)] = min(a, b) }
    }
}
