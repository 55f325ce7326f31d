// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Solves the relaxation in two stages, which takes far fewer iterations than a cold start.
///
/// First without the capacities (rooms, units, people, storage), which alone tie products together: the basis begins
/// at the plan that makes nothing, with each balance carried by its stock, each count by its own column and each
/// demand by what is lost. That is triangular, and the products then settle next to each other. The basis found is
/// dual feasible for the whole programme with the capacities' slacks basic, so the dual simplex only has to bring
/// the overbooked capacities back within their limits.
struct StartingBasis {
    let formulation: Formulation
    let limits: WorkLimits
    let control: SolveControl

    /// The families of rows that are left out at first.
    private static let capacities = ["room-exclusive", "unit-time", "staff-time", "staff-cover", "storage"]

    /// The relaxation's answer; iterations of both stages count.
    func solveRelaxation(_ live: any LiveProblem) throws(SolverFault) -> LinearSolution {
        let programme = formulation.programme
        var letGo = ProgrammeDelta()
        var restore = ProgrammeDelta()
        for family in Self.capacities.compactMap(programme.rowFamily(named:)) {
            for row in programme.rows(of: family) {
                letGo.setRelation(row, .between(-.infinity, .infinity))
                restore.setRelation(row, .between(programme.rowLower[row.index], programme.rowUpper[row.index]))
            }
        }
        try live.apply(letGo)
        let first = try live.solveRelaxation(from: withoutLots, limits: limits, control: control)
        try live.apply(restore)
        guard first.status != .cancelled, first.status != .workLimit else { return first }
        var rest = limits
        rest.iterations -= first.iterations
        var second = try live.solveRelaxation(from: first.basis, limits: rest, control: control)
        second.iterations += first.iterations
        second.steps = first.steps.map { "without capacities: \($0)" } + second.steps
        return second
    }

    /// The basis of the plan that makes nothing.
    private var withoutLots: Basis {
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
