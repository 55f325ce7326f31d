// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// A live problem with rows that come in when they are needed; calls are done one after another.
final class LazyLiveProblem: LiveProblem {
    private let rows: Mutex<LazyRows>

    init(_ rows: LazyRows) {
        self.rows = Mutex(rows)
    }

    func solveRelaxation(
        from basis: Basis?, limits: WorkLimits, control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        try rows.withLock { (rows) throws(SolverFault) in
            try rows.solve(from: basis, isProbe: false, limits: limits, control: control)
        }
    }

    func probeRelaxation(limits: WorkLimits, control: SolveControl) throws(SolverFault) -> LinearSolution {
        try rows.withLock { (rows) throws(SolverFault) in
            try rows.solve(from: nil, isProbe: true, limits: limits, control: control)
        }
    }

    func solveInteger(_ options: IntegerOptions, control: SolveControl) throws(SolverFault) -> IntegerSolution {
        try rows.withLock { (rows) throws(SolverFault) in try rows.solveInteger(options, control: control) }
    }

    func apply(_ delta: ProgrammeDelta) throws(SolverFault) {
        try rows.withLock { (rows) throws(SolverFault) in try rows.apply(delta) }
    }

    func close() {
        rows.withLock { $0.close() }
    }
}

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

    init(_ programme: LinearProgramme, base: any LinearSolver, families: Set<String>) throws(SolverFault) {
        self.base = base
        self.families = families
        self.programme = programme
        (live, places, present) = try Self.load(programme, base: base, families: families)
    }

    private static func load(
        _ programme: LinearProgramme, base: any LinearSolver, families: Set<String>
    ) throws(SolverFault) -> (live: any LiveProblem, places: [Int], present: [Int]) {
        let isLazy = programme.rowFamilyInfos.map { families.contains($0.name) }
        var away = ProgrammeDelta()
        var places = [Int](repeating: -1, count: programme.rowCount)
        var present: [Int] = []
        for row in programme.rows {
            if isLazy[programme.family(of: row).id] {
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
        try whole?.apply(delta)
        programme = changed
        guard delta.coefficients.isEmpty, delta.removedRows.isEmpty, delta.addedRows.isEmpty else {
            // The rows themselves change, so what is in is chosen anew.
            live.close()
            basis = nil
            (live, places, present) = try Self.load(programme, base: base, families: families)
            return
        }
        var inner = delta
        inner.rowBounds = delta.rowBounds.compactMap { bounds in
            places[bounds.index] < 0
                ? nil : .init(index: places[bounds.index], lower: bounds.lower, upper: bounds.upper)
        }
        try live.apply(inner)
    }

    /// Solves the relaxation; every row that is broken on the way comes in for good.
    mutating func solve(
        from start: Basis?, isProbe: Bool, limits: WorkLimits, control: SolveControl
    ) throws(SolverFault) -> LinearSolution {
        var inner: Basis?
        if let start, start.rows.count == programme.rowCount, start.columns.count == programme.columnCount {
            try bringIn(places.indices.filter { places[$0] < 0 && start.rows[$0] != .basic })
            inner = Basis(rows: present.map { start.rows[$0] }, columns: start.columns)
        }
        var rest = limits
        var iterations = 0
        var steps: [String] = []
        while true {
            var answer =
                isProbe
                ? try live.probeRelaxation(limits: rest, control: control)
                : try live.solveRelaxation(from: inner, limits: rest, control: control)
            iterations += answer.iterations
            rest.iterations = max(0, rest.iterations - answer.iterations)
            steps += answer.steps
            let broken: [Int]
            switch answer.status {
            case .optimal: broken = brokenRows(answer.values)
            // Without some rows a price may run away, or the numbers be worse.
            case .unbounded, .numericalTrouble: broken = isProbe ? [] : places.indices.filter { places[$0] < 0 }
            default: broken = []
            }
            if broken.isEmpty {
                complete(&answer)
                answer.iterations = iterations
                answer.steps = steps
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
            basis = answer.basis
        }
    }
}
