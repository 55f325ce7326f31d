// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Where the simplex begins, which takes far fewer iterations than a cold start.
///
/// At first the capacities (rooms, units, people, storage) and shelf lives are left away: the basis begins at the plan
/// that makes nothing, with each balance carried by its stock, each count by its own column and each demand by what
/// is lost. That is triangular, and the products then settle next to each other. Rows that the plan breaks come in
/// with their slacks basic, so the dual simplex only has to bring the overbooked capacities back within their limits.
struct StartingBasis {
    let formulation: Formulation

    /// The families of rows that come in when a plan breaks them.
    static let lazyFamilies = [
        "age", "remaining-life", "room-exclusive", "unit-time", "staff-time", "staff-cover", "laboratory",
        "storage",
    ]

    /// A solver that leaves the capacities away at first, and the counts of lots until something speaks of them.
    func solver(on base: any LinearSolver) -> LazyRowSolver {
        LazyRowSolver(base: base, families: Self.lazyFamilies, definitions: countDefinitions)
    }

    /// The equations of the counts; none if a count stands in other rows or has a cost or a bound of its own.
    private var countDefinitions: [LazyRowSolver.Definition] {
        let programme = formulation.programme
        let count = formulation.variables.lotCount
        guard let family = programme.rowFamily(named: "lot-count") else { return [] }
        for row in programme.rows where programme.family(of: row) != family {
            if programme.terms(of: row).contains(where: { count.columns.contains($0.variable.index) }) { return [] }
        }
        guard
            count.columns.allSatisfy({
                programme.costs[$0] == 0 && programme.columnLower[$0] == 0 && programme.columnUpper[$0] == .infinity
            })
        else { return [] }
        let definitions = programme.rows(of: family).map { row in
            let keys = programme.keys(of: row)
            return LazyRowSolver.Definition(row: row, column: count[keys[0], keys[1]])
        }
        // A count that its row does not name cannot be defined by it.
        let areWhole = definitions.allSatisfy { definition in
            programme.terms(of: definition.row).contains { $0.variable == definition.column }
        }
        return areWhole ? definitions : []
    }

    /// From how many rows on products are solved one by one first.
    static let largeRows = 8_500

    /// The basis to begin with, and the iterations it took: for large plants products that share little are solved one
    /// by one, and only what they overdraw together is left to be repaired.
    func found(
        with solver: any LinearSolver, control: SolveControl, largeRows: Int = Self.largeRows
    ) throws(SolverFault) -> (basis: Basis, iterations: Int) {
        let programme = formulation.programme
        var basis = withoutLots
        guard programme.rowCount >= largeRows else { return (basis, 0) }
        let blocks = ProductBlocks(formulation: formulation)
        var isCoupling = blocks.couplingRows()
        guard isCoupling.contains(true) else { return (basis, 0) }
        let prices = blocks.buyShared(isCoupling, &basis)
        for definition in countDefinitions { isCoupling[definition.row.index] = true }
        let isLazy = programme.rowFamilyInfos.map { Self.lazyFamilies.contains($0.name) }
        let found = try BlockBasis(
            of: programme, isCoupling: isCoupling, prices: prices,
            isLazy: programme.rows.map { isLazy[programme.family(of: $0).id] }
        ).basis(from: basis, with: solver, control: control)
        return found ?? (withoutLots, 0)
    }

    /// The basis of the plan that makes nothing.
    var withoutLots: Basis {
        let programme = formulation.programme
        let variables = formulation.variables
        var basis = Basis(
            rows: [BasisState](repeating: .basic, count: programme.rowCount),
            columns: (0..<programme.columnCount).map { column in
                let (lower, upper) = (programme.columnLower[column], programme.columnUpper[column])
                if lower == upper { return .fixed }
                return lower.isFinite ? .atLower : upper.isFinite ? .atUpper : .free
            })
        let carriers = [
            ("lot-count", variables.lotCount), ("material-balance", variables.stock), ("demand", variables.lost),
            ("aged-balance", variables.aged),
        ]
        for (name, columns) in carriers {
            guard let family = programme.rowFamily(named: name) else { continue }
            for row in programme.rows(of: family) {
                let keys = programme.keys(of: row)
                guard let first = keys.first else { continue }
                let column = keys.count > 1 ? columns[first, keys[1]] : columns[first]
                // A column that does not stand in its row cannot carry it.
                guard programme.terms(of: row).contains(where: { $0.variable == column }) else { continue }
                basis.rows[row.index] = programme.rowLower[row.index].isFinite ? .atLower : .atUpper
                basis.columns[column.index] = .basic
            }
        }
        return basis
    }
}
