// SPDX-License-Identifier: GPL-3.0-or-later

extension ProgrammeDelta {
    /// What makes one programme of another that has the same rows and columns.
    ///
    /// Nil where a row or column has no counterpart: the families, the kinds of the columns and the places of the rows
    /// in their families must be the same. The result is empty for equal numbers.
    public init?(from old: LinearProgramme, to new: LinearProgramme) {
        guard old.hasRowsAndColumns(of: new) else { return nil }
        self.init()
        if old.objectiveConstant != new.objectiveConstant { objectiveConstant = new.objectiveConstant }
        for column in old.costs.indices where old.costs[column] != new.costs[column] {
            costs.append(Cost(column: column, value: new.costs[column]))
        }
        columnBounds = Self.changes(
            (old.columnLower, old.columnUpper), (new.columnLower, new.columnUpper))
        rowBounds = Self.changes((old.rowLower, old.rowUpper), (new.rowLower, new.rowUpper))
        for row in old.rows {
            let (before, after) = (old.terms(of: row), new.terms(of: row))
            if !before.elementsEqual(after) { compare(before, after, row: row.index) }
        }
    }

    private typealias Sides = (lower: [Double], upper: [Double])

    private static func changes(_ old: Sides, _ new: Sides) -> [Bounds] {
        old.lower.indices.compactMap { place in
            guard old.lower[place] != new.lower[place] || old.upper[place] != new.upper[place] else { return nil }
            return Bounds(index: place, lower: new.lower[place], upper: new.upper[place])
        }
    }

    /// Both rows are ascending by column.
    private mutating func compare(_ old: ArraySlice<Term>, _ new: ArraySlice<Term>, row: Int) {
        var (before, after) = (old, new)
        func change(_ term: Term, _ value: Double) -> Coefficient {
            Coefficient(row: row, column: term.variable.index, value: value)
        }
        while let mine = before.first {
            guard let other = after.first, other.variable.column <= mine.variable.column else {
                coefficients.append(change(mine, 0))
                before.removeFirst()
                continue
            }
            if other.variable.column < mine.variable.column {
                coefficients.append(change(other, other.coefficient))
            } else {
                if other.coefficient != mine.coefficient { coefficients.append(change(other, other.coefficient)) }
                before.removeFirst()
            }
            after.removeFirst()
        }
        coefficients += after.map { change($0, $0.coefficient) }
    }
}

extension LinearProgramme {
    /// Whether each row and column has the same place in the same family as in another programme.
    func hasRowsAndColumns(of other: LinearProgramme) -> Bool {
        columnCount == other.columnCount && rowPositions == other.rowPositions && rowFamilyIDs == other.rowFamilyIDs
            && kinds == other.kinds && rowFamilyInfos.map(\.name) == other.rowFamilyInfos.map(\.name)
            && variableFamilies.count == other.variableFamilies.count
            && zip(variableFamilies, other.variableFamilies).allSatisfy {
                $0.name == $1.name && $0.columns == $1.columns
            }
    }
}
