// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows that are left of a programme, without their decided columns, while equations are used up.
struct ReducedRows {
    private let original: LinearProgramme
    private(set) var lower: [Double]
    private(set) var upper: [Double]
    private(set) var substitutions: [Reduction.Substitution] = []
    private var costs: [Double]
    private var constant: Double
    /// The terms of each row, ascending by column; a row that is gone has none.
    private var rows: [[Term]] = []
    private var rowLower: [Double] = []
    private var rowUpper: [Double] = []
    /// The rows in which each open column stands; rows that are gone may still be named.
    private var rowsOf: [[Int]]
    private var isGone: [Bool]

    init(_ programme: LinearProgramme, _ bounds: BoundTightening) {
        original = programme
        lower = bounds.lower
        upper = bounds.upper
        costs = programme.costs
        constant = programme.objectiveConstant
        rowsOf = [[Int]](repeating: [], count: programme.columnCount)
        isGone = [Bool](repeating: false, count: programme.columnCount)
        for column in 0..<programme.columnCount where lower[column] >= upper[column] {
            isGone[column] = true
            constant += costs[column] * lower[column]
        }
        for row in programme.rows where bounds.isNeeded[row.index] {
            var terms: [Term] = []
            var given = 0.0
            for term in programme.terms(of: row) {
                let column = term.variable.index
                if isGone[column] {
                    given += term.coefficient * lower[column]
                } else {
                    rowsOf[column].append(rows.count)
                    terms.append(term)
                }
            }
            rows.append(terms)
            rowLower.append(programme.rowLower[row.index] - given)
            rowUpper.append(programme.rowUpper[row.index] - given)
        }
    }

    /// Uses up equations and columns; false if one cannot be met.
    mutating func run() -> Bool {
        for row in rows.indices { keepLastDiscard(row) }
        var next = Array(rows.indices)
        while let row = next.popLast() {
            guard rows[row].count == 2, rowLower[row] == rowUpper[row] else { continue }
            guard let touched = substitute(row) else { return false }
            next += touched
        }
        for column in rowsOf.indices where !isGone[column] && rowsOf[column].allSatisfy({ !stands(column, in: $0) }) {
            let best = costs[column] > 0 ? lower[column] : costs[column] < 0 ? upper[column] : lower[column]
            guard best.isFinite else { continue }
            remove(column, at: best)
        }
        return true
    }

    private func stands(_ column: Int, in row: Int) -> Bool { rows[row].contains { $0.variable.index == column } }

    private mutating func remove(_ column: Int, at value: Double) {
        isGone[column] = true
        lower[column] = value
        upper[column] = value
        constant += costs[column] * value
    }

    /// Leaves out what leaves a chain of stocks earlier than it need: the next equation has a column for it as well.
    ///
    ///     s + d − … = …,   s′ − s + d′ − … = …       d = 0 where s may grow at no cost and d′ costs no more
    private mutating func keepLastDiscard(_ row: Int) {
        guard rowLower[row] == rowUpper[row] else { return }
        for early in rows[row] where isSlack(early.variable.index) {
            for stock in rows[row] where stock.variable != early.variable {
                let column = stock.variable.index
                guard rowsOf[column].count == 2, upper[column] == .infinity, original.kinds[column] == .continuous
                else { continue }
                let other = rowsOf[column][0] == row ? rowsOf[column][1] : rowsOf[column][0]
                guard rowLower[other] == rowUpper[other],
                    let there = rows[other].first(where: { $0.variable.index == column }),
                    case let growth = early.coefficient / stock.coefficient, growth > 0
                else { continue }
                let isReplaced = rows[other].contains { late in
                    guard isSlack(late.variable.index) else { return false }
                    let more = -there.coefficient * growth / late.coefficient
                    let change = costs[column] * growth + costs[late.variable.index] * more
                    return more >= 0 && change <= costs[early.variable.index]
                }
                guard isReplaced else { continue }
                remove(early.variable.index, at: lower[early.variable.index])
                rows[row].removeAll { $0.variable == early.variable }
                let given = early.coefficient * lower[early.variable.index]
                rowLower[row] -= given
                rowUpper[row] -= given
                return
            }
        }
    }

    /// Whether a fractional column without upper bound stands in one row only.
    private func isSlack(_ column: Int) -> Bool {
        !isGone[column] && rowsOf[column].count == 1 && upper[column] == .infinity && lower[column].isFinite
            && original.kinds[column] == .continuous
    }

    /// Expresses one column of an equation by the other; the rows that changed, nil if no value is left.
    private mutating func substitute(_ row: Int) -> [Int]? {
        guard let (gone, kept) = choice(rows[row][0], rows[row][1]) else { return [] }
        let (x, y) = (gone.variable.index, kept.variable.index)
        let total = rowLower[row]
        if original.kinds[x] == .integer {
            let shift = total / gone.coefficient
            guard abs(shift - shift.rounded()) <= 1e-6 else { return nil }
        }
        let step = Reduction.Substitution(
            column: x, own: gone.coefficient, other: kept.coefficient, otherColumn: y, total: total)
        // The bounds of x become bounds of y.
        let factor = -kept.coefficient / gone.coefficient
        let offset = total / gone.coefficient
        let ends = ((lower[x] - offset) / factor, (upper[x] - offset) / factor)
        var (least, greatest) = factor > 0 ? ends : (ends.1, ends.0)
        if original.kinds[y] == .integer {
            least = (least - 1e-6).rounded(.up)
            greatest = (greatest + 1e-6).rounded(.down)
        }
        least = max(lower[y], least)
        greatest = min(upper[y], greatest)
        guard least <= greatest + 1e-6 * (1 + abs(least)) else { return nil }
        (lower[y], upper[y]) = (min(least, greatest), greatest)
        substitutions.append(step)
        isGone[x] = true
        constant += costs[x] * offset
        costs[y] += costs[x] * factor
        rows[row] = []
        var touched: [Int] = []
        for other in rowsOf[x] where other != row {
            guard let place = rows[other].firstIndex(where: { $0.variable.index == x }) else { continue }
            let coefficient = rows[other].remove(at: place).coefficient
            rowLower[other] -= coefficient * offset
            rowUpper[other] -= coefficient * offset
            add(coefficient * factor, y, to: other)
            touched.append(other)
        }
        return touched
    }

    private mutating func add(_ coefficient: Double, _ column: Int, to row: Int) {
        if let place = rows[row].firstIndex(where: { $0.variable.index >= column }) {
            if rows[row][place].variable.index == column {
                let sum = rows[row][place].coefficient + coefficient
                if abs(sum) <= 1e-12 * abs(coefficient) {
                    rows[row].remove(at: place)
                } else {
                    rows[row][place].coefficient = sum
                }
                return
            }
            rows[row].insert(Term(coefficient: coefficient, variable: Variable(column: Int32(column))), at: place)
        } else {
            rows[row].append(Term(coefficient: coefficient, variable: Variable(column: Int32(column))))
        }
        rowsOf[column].append(row)
    }

    /// Which of two columns can go: a fractional one, or one whole as often as the other.
    private func choice(_ first: Term, _ second: Term) -> (gone: Term, kept: Term)? {
        let size = abs(first.coefficient / second.coefficient)
        guard size > 1e-3, size < 1e3 else { return nil }
        let (a, b) = (original.kinds[first.variable.index], original.kinds[second.variable.index])
        let isShort = rowsOf[second.variable.index].count <= rowsOf[first.variable.index].count
        switch (a, b) {
        case (.continuous, .continuous): return isShort ? (second, first) : (first, second)
        case (.integer, .continuous): return (second, first)
        case (.continuous, .integer): return (first, second)
        case (.integer, .integer):
            // Whole numbers that differ by a whole number.
            guard first.coefficient == -second.coefficient else { return nil }
            return (second, first)
        }
    }

    /// What is left, and the original columns.
    func programme() -> (programme: LinearProgramme, columns: [Int]) {
        let columns = isGone.indices.filter { !isGone[$0] }
        var places = [Int32](repeating: -1, count: isGone.count)
        for (place, column) in columns.enumerated() { places[column] = Int32(place) }
        var result = LinearProgramme(name: original.name, objectiveUnit: original.objectiveUnit)
        let family = result.variables("column", unit: "", over: [Axis("place", count: columns.count) { "\($0)" }])
        result.objectiveConstant = constant
        for (place, column) in columns.enumerated() {
            let variable = family[place]
            result.setBounds(variable, lower: lower[column], upper: upper[column])
            result.addCost(costs[column], to: variable)
            result.setKind(original.kinds[column], of: variable)
            result.setBranchPriority(Int(original.branchPriorities[column]), of: variable)
        }
        let kept = rows.indices.filter { !rows[$0].isEmpty }
        let rowFamily = result.rowFamily(
            "row", axes: [Axis("place", count: kept.count) { "\($0)" }], formula: "what is left of the rows")
        for (place, row) in kept.enumerated() {
            result.require(rowFamily, place, .between(rowLower[row], rowUpper[row])) {
                rows[row].map {
                    Term(coefficient: $0.coefficient, variable: Variable(column: places[$0.variable.index]))
                }
            }
        }
        return (result, columns)
    }
}
