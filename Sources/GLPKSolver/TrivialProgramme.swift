// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

extension LinearProgramme {
    /// Whether a row or column can have no value at all because its lower bound lies above its upper one.
    var hasCrossedBounds: Bool {
        zip(rowLower, rowUpper).contains { $0 > $1 } || zip(columnLower, columnUpper).contains { $0 > $1 }
    }

    /// The answer to a programme that needs no simplex: crossed bounds, no columns or no rows; else nil.
    func trivialRelaxation() -> LinearSolution? {
        if hasCrossedBounds {
            return LinearSolution(status: .infeasible, steps: ["a lower bound lies above its upper bound"])
        }
        guard rowCount == 0 || columnCount == 0 else { return nil }
        // Without columns a row is there only because zero breaks it.
        if rowCount > 0 { return LinearSolution(status: .infeasible, steps: ["a row without terms cannot hold"]) }
        var values: [Double] = []
        var states: [BasisState] = []
        for column in 0..<columnCount {
            let lower = columnLower[column]
            let upper = columnUpper[column]
            let value = costs[column] > 0 ? lower : costs[column] < 0 ? upper : min(max(0, lower), upper)
            guard value.isFinite else {
                return LinearSolution(status: .unbounded, steps: ["a column without rows and bound"])
            }
            values.append(value)
            states.append(value == lower ? (lower == upper ? .fixed : .atLower) : value == upper ? .atUpper : .free)
        }
        return LinearSolution(
            status: .optimal,
            objective: objective(of: values),
            values: values,
            rowDuals: [],
            reducedCosts: costs,
            basis: Basis(rows: [], columns: states),
            steps: ["no rows: each column at its better bound"]
        )
    }
}

extension IntegerSolution {
    /// The answer to a programme with integer bounds that needed no simplex.
    init(trivial: LinearSolution) {
        self.init(status: trivial.status, steps: trivial.steps)
        switch trivial.status {
        case .optimal:
            objective = trivial.objective
            values = trivial.values
            bound = trivial.objective
            rootBound = trivial.objective
            root = trivial
            fixed = trivial
        case .infeasible:
            bound = .infinity
        default:
            break
        }
    }
}
