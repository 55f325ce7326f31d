// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearProgramme {
    /// All rows in order.
    public var rows: some RandomAccessCollection<Row> & Sendable { (0..<rowCount).lazy.map(Row.init(index:)) }

    /// The terms of a row, ascending by column, no column twice; empty for a row that does not exist.
    public func terms(of row: Row) -> ArraySlice<Term> {
        guard row.index >= 0, row.index < rowCount else { return [] }
        return terms[rowStarts[row.index]..<rowStarts[row.index + 1]]
    }

    /// Calls with the flat buffer of all terms and, for each row, where it begins; the total ends the second.
    public func withRows<Result>(
        _ body: (UnsafeBufferPointer<Term>, UnsafeBufferPointer<Int>) -> Result
    ) -> Result {
        terms.withUnsafeBufferPointer { terms in
            rowStarts.withUnsafeBufferPointer { starts in body(terms, starts) }
        }
    }

    /// The family of a row.
    public func family(of row: Row) -> RowFamily {
        RowFamily(id: Int(rowFamilyIDs[row.index]))
    }

    /// What is known of a family of rows.
    public func info(of family: RowFamily) -> RowFamilyInfo {
        rowFamilyInfos[family.id]
    }

    /// The keys of a row in its family.
    public func keys(of row: Row) -> [Int] {
        rowLayouts[Int(rowFamilyIDs[row.index])].keys(at: rowPositions[row.index])
    }

    /// The rows of a family in order.
    public func rows(of family: RowFamily) -> [Row] {
        rowFamilyIDs.indices.filter { rowFamilyIDs[$0] == family.id }.map(Row.init(index:))
    }

    /// The family of a variable; nil for a variable that is not of this programme.
    public func family(of variable: Variable) -> VariableFamily? {
        guard contains(variable) else { return nil }
        var low = 0
        var high = variableFamilies.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if variableFamilies[middle].base <= variable.index { low = middle } else { high = middle }
        }
        return variableFamilies[low]
    }

    /// The family of rows of a name.
    public func rowFamily(named name: String) -> RowFamily? {
        rowFamilyInfos.firstIndex { $0.name == name }.map(RowFamily.init(id:))
    }

    /// The family of variables of a name.
    public func variableFamily(named name: String) -> VariableFamily? {
        variableFamilies.first { $0.name == name }
    }

    /// The name of a row, such as `room-exclusive[culture-suite,day 3]`.
    public func name(of row: Row) -> String {
        guard row.index >= 0, row.index < rowCount else { return "row \(row.index)" }
        return rowName(family: Int(rowFamilyIDs[row.index]), position: rowPositions[row.index])
    }

    /// The name of a variable, such as `lots[msc,day 1]`.
    public func name(of variable: Variable) -> String {
        guard let family = family(of: variable) else { return "variable \(variable.column)" }
        return variableLabels[family.id].name(family: family.name, keys: family.keys(of: variable))
    }

    func rowName(family: Int, position: Int) -> String {
        let info = rowFamilyInfos[family]
        return info.labels.name(family: info.name, keys: rowLayouts[family].keys(at: position))
    }

    /// The objective of an assignment of values to the columns, its constant included.
    public func objective(of values: [Double]) -> Double {
        zip(costs, values).reduce(objectiveConstant) { $0 + $1.0 * $1.1 }
    }
}

extension Sequence<Term> {
    /// The sum of the terms at an assignment of values to the columns.
    @inlinable
    public func value(at values: [Double]) -> Double {
        reduce(0) { $0 + $1.coefficient * values[$1.variable.index] }
    }
}

extension Slice where Base == UnsafeBufferPointer<Term> {
    /// The value of a row at an assignment, and the sum of the magnitudes of its parts, against which rounding is judged.
    func activity(at values: [Double]) -> (sum: Double, size: Double) {
        var sum = 0.0
        var size = 0.0
        for term in self {
            let part = term.coefficient * values[term.variable.index]
            sum += part
            size += part.magnitude
        }
        return (sum, size)
    }
}
