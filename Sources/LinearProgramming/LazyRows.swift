// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows that are in, those that are away, and the problems beneath.
struct LazyRows {
    private let base: any LinearSolver
    private let families: Set<String>
    /// The whole programme as it stands.
    private var programme: LinearProgramme
    private var live: any LiveProblem
    /// The whole programme loaded for the search of whole numbers, once it was needed.
    private var whole: (any LiveProblem)?
    /// The place of each row among those that are in; −1 while it is away.
    private var places: [Int]
    /// The rows that are in.
    private var present: [Int]
    /// The last basis of the whole programme.
    private var basis: Basis?
    /// The definitions that are away, in the order of their rows.
    private var definitions: [LazyRowSolver.Definition]
    /// Whether a column is defined by a row that is away.
    private var isDefined: [Bool]

    init(
        _ programme: LinearProgramme, base: any LinearSolver, families: Set<String>,
        definitions: [LazyRowSolver.Definition]
    ) throws(SolverFault) {
        self.base = base
        self.families = families
        self.programme = programme
        self.definitions = definitions
        isDefined = [Bool](repeating: false, count: programme.columnCount)
        for definition in definitions { isDefined[definition.column.index] = true }
        (live, places, present) = try Self.load(
            programme, base: base, families: families, away: Set(definitions.map(\.row)))
    }

    private static func load(
        _ programme: LinearProgramme, base: any LinearSolver, families: Set<String>, away definitions: Set<Row> = []
    ) throws(SolverFault) -> (live: any LiveProblem, places: [Int], present: [Int]) {
        let isLazy = programme.rowFamilyInfos.map { families.contains($0.name) }
        var away = ProgrammeDelta()
        var places = [Int](repeating: -1, count: programme.rowCount)
        var present: [Int] = []
        for row in programme.rows {
            if isLazy[programme.family(of: row).id] || definitions.contains(row) {
                away.remove(row)
            } else {
                places[row.index] = present.count
                present.append(row.index)
            }
        }
        return (try base.open(programme.applying(away)), places, present)
    }

    func close() {
        live.close()
        whole?.close()
    }

    mutating func apply(_ delta: ProgrammeDelta) throws(SolverFault) {
        let changed = programme.applying(delta)
        guard changed.faultCount == 0 else { throw .faultyProgramme(changed.faults) }
        if asksForDefinitions(delta) { try bringInDefinitions() }
        try whole?.apply(delta)
        programme = changed
        guard delta.removedRows.isEmpty else {
            // The rows have other numbers, so what is in is chosen anew.
            live.close()
            basis = nil
            definitions = []
            (live, places, present) = try Self.load(programme, base: base, families: families)
            return
        }
        // Rows that are added come in at once.
        for row in places.count..<programme.rowCount {
            places.append(present.count)
            present.append(row)
            basis?.rows.append(.basic)
        }
        var inner = delta
        inner.rowBounds = delta.rowBounds.compactMap { bounds in
            places[bounds.index] < 0
                ? nil : .init(index: places[bounds.index], lower: bounds.lower, upper: bounds.upper)
        }
        inner.coefficients = delta.coefficients.compactMap { change in
            places[change.row] < 0 ? nil : .init(row: places[change.row], column: change.column, value: change.value)
        }
        try live.apply(inner)
    }

    /// Solves the relaxation; every row that is broken on the way comes in for good.
    mutating func solve(
        from start: Basis?, isProbe: Bool, limits: WorkLimits, control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        var inner: Basis?
        if let start, start.rows.count == programme.rowCount, start.columns.count == programme.columnCount {
            let defining = Set(definitions.map(\.row.index))
            try bringIn(
                places.indices.filter { places[$0] < 0 && start.rows[$0] != .basic && !defining.contains($0) })
            inner = Basis(rows: present.map { start.rows[$0] }, columns: start.columns)
            for definition in definitions { inner?.columns[definition.column.index] = .atLower }
        }
        var rest = limits
        var iterations = 0
        var steps: [String] = []
        var isFromCold = false
        while true {
            let before = iterations
            let control = SolveControl(
                cancel: control.cancel,
                progress: { progress in
                    var progress = progress
                    progress.iterations += before
                    control.progress(progress)
                }, interrupt: control.interrupt)
            var answer =
                isProbe
                ? try live.probeRelaxation(limits: rest, control: control)
                : try live.solveRelaxation(from: inner, limits: rest, control: control)
            iterations += answer.iterations
            rest.iterations = max(0, rest.iterations - answer.iterations)
            steps += answer.steps
            isFromCold = isFromCold || answer.isFromCold
            let broken: [Int]
            switch answer.status {
            case .optimal:
                // Columns that are defined are told before the rows are looked at.
                define(&answer.values)
                broken = brokenRows(answer.values)
            // Without some rows a price may run away, or the numbers be worse.
            case .unbounded, .numericalTrouble:
                try bringInDefinitions()
                broken = isProbe ? [] : places.indices.filter { places[$0] < 0 }
            default: broken = []
            }
            if broken.isEmpty {
                complete(&answer)
                answer.iterations = iterations
                answer.steps = steps
                answer.isFromCold = isFromCold
                return answer
            }
            try bringIn(broken)
            steps.append("\(broken.count) rows came in")
            guard var next = answer.basis else {
                inner = nil
                continue
            }
            next.rows += [BasisState](repeating: .basic, count: present.count - next.rows.count)
            inner = next
        }
    }

    /// Searches whole numbers in the whole programme, from the basis found without its idle rows.
    mutating func solveInteger(
        _ options: IntegerOptions, control: SolveControl
    ) throws(SolverFault) -> IntegerSolution {
        if let whole { return try whole.solveInteger(options, control: control) }
        let opened = try base.open(programme)
        whole = opened
        // This takes no iterations where the basis is optimal; where it fails the search solves its root itself.
        if let basis { _ = try opened.solveRelaxation(from: basis, limits: options.limits, control: control) }
        return try opened.solveInteger(options, control: control)
    }

    private mutating func bringIn(_ rows: [Int]) throws(SolverFault) {
        guard !rows.isEmpty else { return }
        var delta = ProgrammeDelta()
        for row in rows {
            let place = Row(index: row)
            delta.add(
                programme.family(of: place), programme.keys(of: place),
                .between(programme.rowLower[row], programme.rowUpper[row]), source: programme.rowSources[row]
            ) {
                Array(programme.terms(of: place))
            }
            places[row] = present.count
            present.append(row)
        }
        try live.apply(delta)
    }

    /// The rows away that an assignment breaks by more than the solver itself would forgive.
    private func brokenRows(_ values: [Double]) -> [Int] {
        programme.withRows { terms, starts in
            places.indices.filter { row in
                guard places[row] < 0 else { return false }
                let (sum, size) = terms[starts[row]..<starts[row + 1]].activity(at: values)
                let allowed = 1e-6 + 1e-9 * size
                return sum < programme.rowLower[row] - allowed || sum > programme.rowUpper[row] + allowed
            }
        }
    }

    /// Gives an answer the rows that are away: they stand in the basis by their own slacks and have no price.
    private mutating func complete(_ answer: inout LinearSolution) {
        if !answer.rowDuals.isEmpty || !present.isEmpty && !answer.values.isEmpty {
            var duals = [Double](repeating: 0, count: programme.rowCount)
            for (place, row) in present.enumerated() where place < answer.rowDuals.count {
                duals[row] = answer.rowDuals[place]
            }
            answer.rowDuals = duals
        }
        if let inner = answer.basis {
            var rows = [BasisState](repeating: .basic, count: programme.rowCount)
            for (place, row) in present.enumerated() where place < inner.rows.count { rows[row] = inner.rows[place] }
            answer.basis = Basis(rows: rows, columns: inner.columns)
            for definition in definitions {
                answer.basis?.rows[definition.row.index] = .fixed
                answer.basis?.columns[definition.column.index] = .basic
            }
            basis = answer.basis
        }
    }

    // MARK: Definitions

    /// Gives the defined columns what their equations say.
    private func define(_ values: inout [Double]) {
        for definition in definitions {
            var rest = programme.rowLower[definition.row.index]
            var own = 1.0
            for term in programme.terms(of: definition.row) {
                if term.variable == definition.column {
                    own = term.coefficient
                } else {
                    rest -= term.coefficient * values[term.variable.index]
                }
            }
            values[definition.column.index] = rest / own
        }
    }

    /// Whether a change speaks of a defined column or of a definition.
    private func asksForDefinitions(_ delta: ProgrammeDelta) -> Bool {
        guard !definitions.isEmpty else { return false }
        let rows = Set(definitions.map(\.row.index))
        return !delta.addedRows.isEmpty || delta.columnBounds.contains { isDefined[$0.index] }
            || delta.costs.contains { isDefined[$0.column] } || delta.rowBounds.contains { rows.contains($0.index) }
            || delta.coefficients.contains { isDefined[$0.column] }
    }

    /// Brings the definitions in; the basis stays the one it was, with their columns in it.
    private mutating func bringInDefinitions() throws(SolverFault) {
        guard !definitions.isEmpty else { return }
        let rows = definitions.map(\.row.index)
        definitions = []
        try bringIn(rows)
        guard let basis else { return }
        // Without a change since the last solve this takes no iterations.
        _ = try live.solveRelaxation(
            from: Basis(rows: present.map { basis.rows[$0] }, columns: basis.columns), limits: WorkLimits(),
            control: .none)
    }
}
