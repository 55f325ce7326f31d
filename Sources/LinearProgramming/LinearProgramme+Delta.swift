// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms

extension LinearProgramme {
    /// The programme with changes; what they cannot mean is recorded among the faults.
    ///
    /// An added row without terms that holds anyway is left out as in `require`; a row whose last term is
    /// removed stays.
    public func applying(_ delta: ProgrammeDelta) -> LinearProgramme {
        var result = self
        result.apply(delta)
        return result
    }

    /// Carries out changes.
    public mutating func apply(_ delta: ProgrammeDelta) {
        if let constant = delta.objectiveConstant {
            if constant.isFinite {
                objectiveConstant = constant
            } else {
                record(.cost(constant), place: "the objective's constant")
            }
        }
        for bounds in delta.columnBounds {
            setBounds(Variable(column: Int32(clamping: bounds.index)), lower: bounds.lower, upper: bounds.upper)
        }
        for cost in delta.costs { setCost(cost) }
        for bounds in delta.rowBounds { setRowBounds(bounds) }
        setCoefficients(delta.coefficients)
        removeRows(delta.removedRows)
        for row in delta.addedRows { add(row) }
    }

    private mutating func setCost(_ cost: ProgrammeDelta.Cost) {
        guard costs.indices.contains(cost.column) else { return record(.unknownVariable, place: "a change of cost") }
        guard cost.value.isFinite else {
            return record(.cost(cost.value), place: name(of: Variable(column: Int32(cost.column))))
        }
        costs[cost.column] = cost.value
    }

    private mutating func setRowBounds(_ bounds: ProgrammeDelta.Bounds) {
        guard rowLower.indices.contains(bounds.index) else {
            return record(.unknownRow(bounds.index), place: "a change of bounds")
        }
        guard Self.areBounds(bounds.lower, bounds.upper) else {
            return record(
                .bound(lower: bounds.lower, upper: bounds.upper),
                place: name(of: Row(index: bounds.index)),
                source: rowSources[bounds.index]
            )
        }
        rowLower[bounds.index] = bounds.lower
        rowUpper[bounds.index] = bounds.upper
    }

    private mutating func setCoefficients(_ changes: [ProgrammeDelta.Coefficient]) {
        var known: [(row: Int, column: Int, order: Int, value: Double)] = []
        for (order, change) in changes.enumerated() {
            if !rowLower.indices.contains(change.row) {
                record(.unknownRow(change.row), place: "a change of a coefficient")
            } else if !costs.indices.contains(change.column) {
                record(.unknownVariable, place: name(of: Row(index: change.row)), source: rowSources[change.row])
            } else if !change.value.isFinite {
                let place = name(of: Row(index: change.row))
                record(.coefficient(change.value), place: place, source: rowSources[change.row])
            } else {
                known.append((change.row, change.column, order, change.value))
            }
        }
        guard !known.isEmpty else { return }
        known.sort { ($0.row, $0.column, $0.order) < ($1.row, $1.column, $1.order) }
        rebuildRows(keeping: { _ in true }) { row, old, new in
            let first = known.partitioningIndex { $0.row >= row }
            guard first < known.count, known[first].row == row else {
                new.append(contentsOf: old)
                return
            }
            var rest = old[...]
            var index = first
            while index < known.count, known[index].row == row {
                let change = known[index]
                index += 1
                // The last of several changes of one place holds.
                if index < known.count, known[index].row == row, known[index].column == change.column { continue }
                while let term = rest.first, term.variable.index < change.column {
                    new.append(term)
                    rest.removeFirst()
                }
                if let term = rest.first, term.variable.index == change.column { rest.removeFirst() }
                if change.value != 0 {
                    new.append(Term(coefficient: change.value, variable: Variable(column: Int32(change.column))))
                }
            }
            new.append(contentsOf: rest)
        }
    }

    private mutating func removeRows(_ removed: [Int]) {
        guard !removed.isEmpty else { return }
        var isRemoved = [Bool](repeating: false, count: rowCount)
        for row in removed {
            if isRemoved.indices.contains(row) {
                isRemoved[row] = true
            } else {
                record(.unknownRow(row), place: "a removal")
            }
        }
        rebuildRows(keeping: { !isRemoved[$0] }) { _, old, new in new.append(contentsOf: old) }
        let kept = isRemoved.indices.filter { !isRemoved[$0] }
        rowLower = kept.map { rowLower[$0] }
        rowUpper = kept.map { rowUpper[$0] }
        rowSources = kept.map { rowSources[$0] }
        rowFamilyIDs = kept.map { rowFamilyIDs[$0] }
        rowPositions = kept.map { rowPositions[$0] }
    }

    private mutating func rebuildRows(
        keeping isKept: (Int) -> Bool,
        copy: (Int, ArraySlice<Term>, inout [Term]) -> Void
    ) {
        var newTerms: [Term] = []
        var newStarts: [Int] = [0]
        newTerms.reserveCapacity(terms.count)
        newStarts.reserveCapacity(rowStarts.count)
        for row in 0..<rowStarts.count - 1 where isKept(row) {
            copy(row, terms[rowStarts[row]..<rowStarts[row + 1]], &newTerms)
            newStarts.append(newTerms.count)
        }
        terms = newTerms
        rowStarts = newStarts
    }

    private mutating func add(_ row: ProgrammeDelta.AddedRow) {
        terms.append(contentsOf: row.terms)
        let keys = row.keys
        _ = closeRow(
            row.family,
            keys: (keys.first ?? 0, keys.count > 1 ? keys[1] : 0, keys.count > 2 ? keys[2] : 0),
            keyCount: keys.count,
            row.relation,
            source: row.source
        )
    }
}
