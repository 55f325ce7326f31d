// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearProgramme {
    /// Adds a family of rows over up to three axes.
    ///
    /// - Parameters:
    ///   - name: The name of the rule, the first part of each row's name.
    ///   - unit: The unit in which its rows are written.
    ///   - axes: The dimensions; keys are given to `require` in this order.
    ///   - formula: The rule as mathematics.
    /// - Returns: What `require` needs to add rows of the family.
    public mutating func rowFamily(
        _ name: String,
        unit: String = "",
        axes: [Axis] = [],
        formula: String
    ) -> RowFamily {
        addRowFamily(
            name,
            unit: unit,
            formula: formula,
            layout: KeyLayout(counts: axes.map(\.count)),
            labels: FamilyLabels(axes: axes)
        )
    }

    /// Adds a family of rows of two keys whose second axis has a length of its own for each first key.
    ///
    /// - Parameters:
    ///   - name: The name of the rule, the first part of each row's name.
    ///   - unit: The unit in which its rows are written.
    ///   - first: The first dimension.
    ///   - counts: The length of the second dimension for each position of the first.
    ///   - secondName: The name of the second dimension.
    ///   - label: Makes the text of a second key out of both keys; called only when a name is asked for.
    ///   - formula: The rule as mathematics.
    /// - Returns: What `require` needs to add rows of the family.
    public mutating func raggedRowFamily(
        _ name: String,
        unit: String = "",
        over first: Axis,
        counts: [Int],
        secondName: String,
        label: @escaping @Sendable (Int, Int) -> String,
        formula: String
    ) -> RowFamily {
        addRowFamily(
            name,
            unit: unit,
            formula: formula,
            layout: counts.count == first.count ? KeyLayout(widths: counts) : nil,
            labels: FamilyLabels(first: first, secondName: secondName, label: label)
        )
    }

    private mutating func addRowFamily(
        _ name: String,
        unit: String,
        formula: String,
        layout: KeyLayout?,
        labels: FamilyLabels
    ) -> RowFamily {
        let layout = layout ?? .empty(rank: labels.axes.count)
        if layout.isUnusable { record(.familyTooLarge, place: name) }
        if rowFamilyInfos.contains(where: { $0.name == name }) { record(.duplicateFamily, place: name) }
        rowFamilyInfos.append(RowFamilyInfo(name: name, unit: unit, formula: formula, labels: labels))
        rowLayouts.append(layout)
        return RowFamily(id: rowFamilyInfos.count - 1)
    }

    /// Adds the only row of a family without keys.
    ///
    /// - Returns: The row; nil if it had no terms and holds anyway, or if a fault was recorded for its keys.
    @inlinable
    @discardableResult
    public mutating func require<Terms: TermSource>(
        _ family: RowFamily,
        _ relation: Relation,
        source: Int32 = -1,
        @TermBuilder terms: () -> Terms
    ) -> Row? {
        terms().append(to: &self.terms)
        return closeRow(family, keys: (0, 0, 0), keyCount: 0, relation, source: source)
    }

    /// Adds the row of one key: what the terms sum to, against a value.
    ///
    /// - Returns: The row; nil if it had no terms and holds anyway, or if a fault was recorded for its keys.
    @inlinable
    @discardableResult
    public mutating func require<Terms: TermSource>(
        _ family: RowFamily,
        _ a: some DenseKey,
        _ relation: Relation,
        source: Int32 = -1,
        @TermBuilder terms: () -> Terms
    ) -> Row? {
        terms().append(to: &self.terms)
        return closeRow(family, keys: (a.denseIndex, 0, 0), keyCount: 1, relation, source: source)
    }

    /// Adds the row of two keys: what the terms sum to, against a value.
    ///
    /// - Returns: The row; nil if it had no terms and holds anyway, or if a fault was recorded for its keys.
    @inlinable
    @discardableResult
    public mutating func require<Terms: TermSource>(
        _ family: RowFamily,
        _ a: some DenseKey,
        _ b: some DenseKey,
        _ relation: Relation,
        source: Int32 = -1,
        @TermBuilder terms: () -> Terms
    ) -> Row? {
        terms().append(to: &self.terms)
        return closeRow(family, keys: (a.denseIndex, b.denseIndex, 0), keyCount: 2, relation, source: source)
    }

    /// Adds the row of three keys: what the terms sum to, against a value.
    ///
    /// - Returns: The row; nil if it had no terms and holds anyway, or if a fault was recorded for its keys.
    @inlinable
    @discardableResult
    public mutating func require<Terms: TermSource>(
        _ family: RowFamily,
        _ a: some DenseKey,
        _ b: some DenseKey,
        _ c: some DenseKey,
        _ relation: Relation,
        source: Int32 = -1,
        @TermBuilder terms: () -> Terms
    ) -> Row? {
        terms().append(to: &self.terms)
        let keys = (a.denseIndex, b.denseIndex, c.denseIndex)
        return closeRow(family, keys: keys, keyCount: 3, relation, source: source)
    }

    /// Makes a row of the terms that were appended behind the last row.
    @usableFromInline
    mutating func closeRow(
        _ family: RowFamily,
        keys: (Int, Int, Int),
        keyCount: Int,
        _ relation: Relation,
        source: Int32
    ) -> Row? {
        let start = rowStarts[rowStarts.count - 1]
        let position = position(of: keys, keyCount: keyCount, in: family)
        guard position >= 0 else {
            terms.removeSubrange(start...)
            let all = [keys.0, keys.1, keys.2]
            let place = rowLayouts.indices.contains(family.id) ? rowFamilyInfos[family.id].name : "a row"
            record(.keys(Array(all.prefix(keyCount))), place: place, source: source)
            return nil
        }
        return closeRow(family, position: position, lower: relation.lower, upper: relation.upper, source: source)
    }

    /// Makes a row of the terms that were appended behind the last row, at a position of its family.
    mutating func closeRow(
        _ family: RowFamily,
        position: Int,
        lower: Double,
        upper: Double,
        source: Int32
    ) -> Row? {
        let start = rowStarts[rowStarts.count - 1]
        if !hasTidyTerms(from: start) { tidyTerms(from: start, family, position, source: source) }
        if !Self.areBounds(lower, upper) {
            record(
                .bound(lower: lower, upper: upper),
                place: rowName(family: family.id, position: position),
                source: source
            )
        }
        if terms.count == start, lower <= 0, upper >= 0 {
            rowFamilyInfos[family.id].droppedRowCount += 1
            return nil
        }
        rowStarts.append(terms.count)
        rowLower.append(lower)
        rowUpper.append(upper)
        rowSources.append(source)
        rowFamilyIDs.append(Int32(truncatingIfNeeded: family.id))
        rowPositions.append(position)
        return Row(index: rowLower.count - 1)
    }

    private func position(of keys: (Int, Int, Int), keyCount: Int, in family: RowFamily) -> Int {
        guard family.id < rowLayouts.count else { return -1 }
        switch keyCount {
        case 0: return rowLayouts[family.id].offset()
        case 1: return rowLayouts[family.id].offset(keys.0)
        case 2: return rowLayouts[family.id].offset(keys.0, keys.1)
        default: return rowLayouts[family.id].offset(keys.0, keys.1, keys.2)
        }
    }

    /// Whether the terms from a position on are known, finite, not zero and strictly ascending by column.
    private func hasTidyTerms(from start: Int) -> Bool {
        let columns = Int32(truncatingIfNeeded: columnCount)
        var last: Int32 = -1
        for index in start..<terms.count {
            let term = terms[index]
            guard term.variable.column > last, term.coefficient.isFinite, term.coefficient != 0 else { return false }
            last = term.variable.column
        }
        return last < columns
    }

    /// Sorts by column, adds up what speaks of the same column, drops zeros and records faults.
    private mutating func tidyTerms(from start: Int, _ family: RowFamily, _ position: Int, source: Int32) {
        var known: [(column: Int32, order: Int, coefficient: Double)] = []
        known.reserveCapacity(terms.count - start)
        for (order, term) in terms[start...].enumerated() {
            if !contains(term.variable) {
                record(.unknownVariable, place: rowName(family: family.id, position: position), source: source)
            } else if !term.coefficient.isFinite {
                record(
                    .coefficient(term.coefficient),
                    place: rowName(family: family.id, position: position),
                    source: source
                )
            } else {
                known.append((term.variable.column, order, term.coefficient))
            }
        }
        // The order of writing decides among equal columns, so that sums are the same in each run.
        known.sort { ($0.column, $0.order) < ($1.column, $1.order) }
        terms.removeSubrange(start...)
        var index = 0
        while index < known.count {
            let column = known[index].column
            var sum = 0.0
            while index < known.count, known[index].column == column {
                sum += known[index].coefficient
                index += 1
            }
            if !sum.isFinite {
                record(.coefficient(sum), place: rowName(family: family.id, position: position), source: source)
            } else if sum != 0 {
                terms.append(Term(coefficient: sum, variable: Variable(column: column)))
            }
        }
    }
}
