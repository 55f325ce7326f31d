// SPDX-License-Identifier: GPL-3.0-or-later

/// A programme whose numbers are sums of straight lines, one line for each of several parameters.
public struct ParametricProgramme: Sendable {
    /// The programme at the parameters' base.
    public let base: LinearProgramme
    private let changes: [AffineChange]
    /// What any parameter moves, ascending.
    private let rows: [Int]
    private let columns: [Int]
    private let costs: [Int]
    private let places: [Place]

    /// A coefficient that a parameter moves.
    private struct Place: Hashable {
        let row: Int
        let column: Int
    }

    /// Puts lines through a base together.
    public init(base: LinearProgramme, changes: [AffineChange]) {
        self.base = base
        self.changes = changes
        func all(_ indices: (AffineChange) -> [Int]) -> [Int] { Set(changes.flatMap(indices)).sorted() }
        rows = all { $0.rows.map(\.index) }
        columns = all { $0.columns.map(\.index) }
        costs = all { $0.costs.map(\.column) }
        places = Set(changes.flatMap { $0.coefficients.map { Place(row: $0.row, column: $0.column) } })
            .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    /// The number of parameters.
    public var count: Int { changes.count }

    /// Whether a parameter moves a coefficient, so that rows are rewritten.
    public var movesCoefficients: Bool { !places.isEmpty }

    /// What makes the programme of the parameters' values of one that stands anywhere on the lines.
    ///
    /// - Parameters:
    ///   - values: Each parameter's distance from its base.
    ///   - current: The programme as it stands: the base, changed by earlier answers of this function only.
    /// - Returns: New values where the programme has others.
    public func delta(at values: [Double], from current: LinearProgramme) -> ProgrammeDelta {
        var delta = ProgrammeDelta()
        var (rowLower, rowUpper) = (base.rowLower, base.rowUpper)
        var (columnLower, columnUpper) = (base.columnLower, base.columnUpper)
        var costs = base.costs
        var constant = base.objectiveConstant
        for (change, value) in zip(changes, values) where value != 0 {
            for sides in change.rows {
                rowLower[sides.index] += value * sides.lower
                rowUpper[sides.index] += value * sides.upper
            }
            for sides in change.columns {
                columnLower[sides.index] += value * sides.lower
                columnUpper[sides.index] += value * sides.upper
            }
            for cost in change.costs { costs[cost.column] += value * cost.value }
            constant += value * change.constant
        }
        func bounds(_ touched: [Int], _ new: ([Double], [Double]), _ old: ([Double], [Double])) -> [ProgrammeDelta
            .Bounds]
        {
            touched.compactMap { index in
                guard new.0[index] != old.0[index] || new.1[index] != old.1[index] else { return nil }
                return .init(index: index, lower: new.0[index], upper: new.1[index])
            }
        }
        delta.rowBounds = bounds(rows, (rowLower, rowUpper), (current.rowLower, current.rowUpper))
        delta.columnBounds = bounds(columns, (columnLower, columnUpper), (current.columnLower, current.columnUpper))
        delta.costs = self.costs.compactMap {
            costs[$0] == current.costs[$0] ? nil : .init(column: $0, value: costs[$0])
        }
        if constant != current.objectiveConstant { delta.objectiveConstant = constant }
        if !places.isEmpty { delta.coefficients = coefficients(at: values, from: current) }
        return delta
    }

    private func coefficients(at values: [Double], from current: LinearProgramme) -> [ProgrammeDelta.Coefficient] {
        var moved: [Place: Double] = [:]
        for (change, value) in zip(changes, values) where value != 0 {
            for one in change.coefficients {
                moved[Place(row: one.row, column: one.column), default: 0] += value * one.value
            }
        }
        return places.compactMap { place in
            let wanted = base.coefficient(row: place.row, column: place.column) + (moved[place] ?? 0)
            guard wanted != current.coefficient(row: place.row, column: place.column) else { return nil }
            return .init(row: place.row, column: place.column, value: wanted)
        }
    }

    /// Whether the lines lead to a programme: all numbers agree to a relative tolerance.
    public func leads(to other: LinearProgramme, at values: [Double], tolerance: Double = 1e-12) -> Bool {
        let reached = base.applying(delta(at: values, from: base))
        guard reached.faultCount == 0, let rest = ProgrammeDelta(from: reached, to: other) else { return false }
        func agree(_ a: Double, _ b: Double) -> Bool {
            a == b || abs(a - b) <= tolerance * max(abs(a), abs(b)) || max(abs(a), abs(b)) <= tolerance
        }
        return agree(reached.objectiveConstant, rest.objectiveConstant ?? reached.objectiveConstant)
            && rest.costs.allSatisfy { agree(reached.costs[$0.column], $0.value) }
            && rest.rowBounds.allSatisfy {
                agree(reached.rowLower[$0.index], $0.lower) && agree(reached.rowUpper[$0.index], $0.upper)
            }
            && rest.columnBounds.allSatisfy {
                agree(reached.columnLower[$0.index], $0.lower) && agree(reached.columnUpper[$0.index], $0.upper)
            }
            && rest.coefficients.allSatisfy { agree(reached.coefficient(row: $0.row, column: $0.column), $0.value) }
    }
}
