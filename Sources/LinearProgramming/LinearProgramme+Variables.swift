// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearProgramme {
    /// Adds a dense family of variables over up to three axes; none gives a single variable.
    ///
    /// - Parameters:
    ///   - name: The first part of each column's name.
    ///   - unit: The unit of the variables.
    ///   - axes: The dimensions; keys are given to the family's subscript in this order.
    ///   - lower: The least value of each variable.
    ///   - upper: The greatest value of each variable.
    ///   - kind: Whether the variables are whole numbers.
    ///   - branchPriority: The class in which a search branches on them; the highest first.
    ///   - source: An id of the caller, carried along.
    /// - Returns: The family; without columns if a fault was recorded for its axes.
    public mutating func variables(
        _ name: String,
        unit: String,
        over axes: [Axis] = [],
        lower: Double = 0,
        upper: Double = .infinity,
        kind: VariableKind = .continuous,
        branchPriority: Int = 0,
        source: Int32 = -1
    ) -> VariableFamily {
        addColumns(
            name,
            unit: unit,
            layout: KeyLayout(counts: axes.map(\.count)),
            labels: FamilyLabels(axes: axes),
            bounds: (lower, upper),
            kind: kind,
            branchPriority: branchPriority,
            source: source
        )
    }

    /// Adds a family of two keys whose second axis has a length of its own for each first key.
    ///
    /// - Parameters:
    ///   - name: The first part of each column's name.
    ///   - unit: The unit of the variables.
    ///   - first: The first dimension.
    ///   - counts: The length of the second dimension for each position of the first.
    ///   - secondName: The name of the second dimension.
    ///   - label: Makes the text of a second key out of both keys; called only when a name is asked for.
    ///   - lower: The least value of each variable.
    ///   - upper: The greatest value of each variable.
    ///   - kind: Whether the variables are whole numbers.
    ///   - branchPriority: The class in which a search branches on them; the highest first.
    ///   - source: An id of the caller, carried along.
    /// - Returns: The family; without columns if a fault was recorded for its axes.
    public mutating func raggedVariables(
        _ name: String,
        unit: String,
        over first: Axis,
        counts: [Int],
        secondName: String,
        label: @escaping @Sendable (Int, Int) -> String,
        lower: Double = 0,
        upper: Double = .infinity,
        kind: VariableKind = .continuous,
        branchPriority: Int = 0,
        source: Int32 = -1
    ) -> VariableFamily {
        addColumns(
            name,
            unit: unit,
            layout: counts.count == first.count ? KeyLayout(widths: counts) : nil,
            labels: FamilyLabels(first: first, secondName: secondName, label: label),
            bounds: (lower, upper),
            kind: kind,
            branchPriority: branchPriority,
            source: source
        )
    }

    private mutating func addColumns(
        _ name: String,
        unit: String,
        layout: KeyLayout?,
        labels: FamilyLabels,
        bounds: (lower: Double, upper: Double),
        kind: VariableKind,
        branchPriority: Int,
        source: Int32
    ) -> VariableFamily {
        var layout = layout ?? .empty(rank: labels.axes.count)
        if layout.count > Int(Int32.max) - columnCount { layout = .empty(rank: labels.axes.count) }
        if layout.isUnusable { record(.familyTooLarge, place: name, source: source) }
        if variableFamilies.contains(where: { $0.name == name }) {
            record(.duplicateFamily, place: name, source: source)
        }
        if !Self.areBounds(bounds.lower, bounds.upper) {
            record(.bound(lower: bounds.lower, upper: bounds.upper), place: name, source: source)
        }
        let family = VariableFamily(
            name: name,
            unit: unit,
            id: variableFamilies.count,
            base: columnCount,
            layout: layout
        )
        variableFamilies.append(family)
        variableLabels.append(labels)
        columnLower.append(contentsOf: repeatElement(bounds.lower, count: layout.count))
        columnUpper.append(contentsOf: repeatElement(bounds.upper, count: layout.count))
        costs.append(contentsOf: repeatElement(0, count: layout.count))
        kinds.append(contentsOf: repeatElement(kind, count: layout.count))
        branchPriorities.append(contentsOf: repeatElement(Int32(clamping: branchPriority), count: layout.count))
        columnSources.append(contentsOf: repeatElement(source, count: layout.count))
        return family
    }

    /// Whether a variable is one of this programme's.
    public func contains(_ variable: Variable) -> Bool {
        variable.column >= 0 && variable.index < columnCount
    }

    /// Sets both bounds of a variable.
    public mutating func setBounds(_ variable: Variable, lower: Double, upper: Double) {
        guard contains(variable) else { return record(.unknownVariable, place: "a bound") }
        guard Self.areBounds(lower, upper) else {
            return record(
                .bound(lower: lower, upper: upper),
                place: name(of: variable),
                source: columnSources[variable.index]
            )
        }
        columnLower[variable.index] = lower
        columnUpper[variable.index] = upper
    }

    /// Adds to the objective's coefficient of a variable.
    public mutating func addCost(_ cost: Double, to variable: Variable) {
        guard contains(variable) else { return record(.unknownVariable, place: "the objective") }
        let sum = costs[variable.index] + cost
        guard sum.isFinite else {
            return record(
                .cost(cost),
                place: name(of: variable),
                source: columnSources[variable.index]
            )
        }
        costs[variable.index] = sum
    }

    /// Sets the caller's source id of a variable.
    public mutating func setSource(_ source: Int32, of variable: Variable) {
        guard contains(variable) else { return record(.unknownVariable, place: "a source", source: source) }
        columnSources[variable.index] = source
    }

    /// Sets the class in which a search branches on a variable; the highest first.
    public mutating func setBranchPriority(_ priority: Int, of variable: Variable) {
        guard contains(variable) else { return record(.unknownVariable, place: "a branching priority") }
        branchPriorities[variable.index] = Int32(clamping: priority)
    }

    /// Makes a variable continuous or integer.
    public mutating func setKind(_ kind: VariableKind, of variable: Variable) {
        guard contains(variable) else { return record(.unknownVariable, place: "a kind") }
        kinds[variable.index] = kind
    }
}
