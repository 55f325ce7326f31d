// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard
import LinearProgramming

/// The owner of one problem inside GLPK; it lives and ends on the thread that made it.
///
/// It cannot be copied and is not sendable, so the compiler keeps it on the solver's thread. After a fault it is
/// suspect and must be thrown away; the thread's GLPK memory goes with it.
struct GLPKProblem: ~Copyable {
    let handle: OpaquePointer
    let memoryLimit: Int
    /// Whether a call was left by force, so that only throwing away is allowed.
    var isSuspect = false
    /// Whether a basis from an earlier solve or from outside is there to start from.
    var hasBasis = false
    /// Whether the basis was optimal at the end of the last solve.
    var isBasisOptimal = false
    /// Whether costs have changed since, or anything else, so that the basis is feasible in one way only.
    private(set) var hasNewCosts = false
    private(set) var hasNewRows = false
    /// The prices of rows at the last optimum, refined; nil once another basis, cost or coefficient may have changed them.
    var refinedDuals: [Double]?
    /// For tests: a request to stop leaves the search by force at once.
    var escapesEarly = false

    /// Loads a programme without faults.
    init(_ programme: LinearProgramme, memoryLimit: Int) throws(SolverFault) {
        handle = try Self.open(programme, memoryLimit: memoryLimit)
        self.memoryLimit = memoryLimit
    }

    deinit {
        _ = guard_end(handle)
    }

    /// Throws what a guarded call came to.
    func check(_ code: Int32) throws(SolverFault) {
        if Int(code) != GUARD_OK { throw Self.fault(code, handle: handle, memoryLimit: memoryLimit) }
    }

    private static func fault(_ code: Int32, handle: OpaquePointer, memoryLimit: Int) -> SolverFault {
        if Int(code) == GUARD_MEMORY { return .memory(limitMegabytes: memoryLimit) }
        let words = String(cString: guard_message(handle)).split(whereSeparator: \.isWhitespace)
        return .library(
            call: String(cString: guard_failed_call(handle)),
            message: words.isEmpty ? "no message" : words.joined(separator: " ")
        )
    }

    private static func open(_ programme: LinearProgramme, memoryLimit: Int) throws(SolverFault) -> OpaquePointer {
        guard let handle = guard_create(Int32(clamping: memoryLimit)) else {
            throw .library(call: "create", message: "GLPK could not be started on this thread.")
        }
        let kinds = programme.kinds.map { UInt8($0 == .integer ? 1 : 0) }
        let (starts, columns, coefficients) = programme.withRows { terms, starts in
            (starts.map { Int64($0) }, terms.map { $0.variable.column + 1 }, terms.map(\.coefficient))
        }
        var code = guard_load(
            handle,
            Int32(programme.rowCount),
            Int32(programme.columnCount),
            programme.rowLower,
            programme.rowUpper,
            programme.columnLower,
            programme.columnUpper,
            programme.costs,
            kinds,
            programme.objectiveConstant,
            starts,
            columns,
            coefficients
        )
        if Int(code) == GUARD_OK { code = guard_scale(handle, 1) }
        guard Int(code) == GUARD_OK else {
            let fault = fault(code, handle: handle, memoryLimit: memoryLimit)
            _ = guard_end(handle)
            throw fault
        }
        return handle
    }

    /// Takes over changes: those of data that keep the rows' numbers first, then removed and added rows.
    ///
    /// - Parameters:
    ///   - delta: The changes.
    ///   - changed: The programme after all changes but those of the rows' number.
    ///   - final: The programme after all changes.
    /// - Throws: A fault of the library; the problem is then to be thrown away.
    mutating func apply(
        _ delta: ProgrammeDelta,
        changed: LinearProgramme,
        final: LinearProgramme
    ) throws(SolverFault) {
        noteChanges(delta)
        if delta.objectiveConstant != nil { try check(guard_set_cost(handle, 0, changed.objectiveConstant)) }
        for bounds in delta.columnBounds {
            let column = bounds.index
            let (lower, upper) = (changed.columnLower[column], changed.columnUpper[column])
            try check(guard_set_column_bounds(handle, Int32(column + 1), lower, upper))
        }
        for cost in delta.costs {
            try check(guard_set_cost(handle, Int32(cost.column + 1), changed.costs[cost.column]))
        }
        for bounds in delta.rowBounds {
            let row = bounds.index
            try check(
                guard_set_row_bounds(handle, Int32(row + 1), changed.rowLower[row], changed.rowUpper[row])
            )
        }
        var lastRow = -1
        for row in delta.coefficients.map(\.row).sorted() where row != lastRow {
            lastRow = row
            let (columns, coefficients) = elements(of: Row(index: row), in: changed)
            try check(guard_set_row(handle, Int32(row + 1), Int32(columns.count), columns, coefficients))
        }
        let removed = Set(delta.removedRows).sorted().map { Int32($0 + 1) }
        if !removed.isEmpty { try check(guard_delete_rows(handle, Int32(removed.count), removed)) }
        for row in (changed.rowCount - removed.count)..<final.rowCount {
            let (columns, coefficients) = elements(of: Row(index: row), in: final)
            try check(
                guard_add_row(
                    handle,
                    final.rowLower[row],
                    final.rowUpper[row],
                    Int32(columns.count),
                    columns,
                    coefficients
                )
            )
        }
    }

    /// Whether the basis is still feasible and only not the best any more, since nothing but costs has changed.
    var isPrimalFeasible: Bool { isBasisOptimal && hasNewCosts && !hasNewRows }

    private mutating func noteChanges(_ delta: ProgrammeDelta) {
        var rest = delta
        rest.costs = []
        rest.objectiveConstant = nil
        if !delta.costs.isEmpty { hasNewCosts = true }
        if !rest.isEmpty { hasNewRows = true }
        rest.rowBounds = []
        rest.columnBounds = []
        if !delta.costs.isEmpty || !rest.isEmpty { refinedDuals = nil }
    }

    /// Betters the prices of rows, on which proofs rest, to nearly all digits; those of the last optimum are kept for as
    /// long as it stands.
    mutating func refine(_ rowDuals: inout [Double], after iterations: Int) throws(SolverFault) {
        if iterations == 0, let refinedDuals, refinedDuals.count == rowDuals.count {
            rowDuals = refinedDuals
            return
        }
        var before = rowDuals
        var change = [Double](repeating: 0, count: rowDuals.count + 1)
        var elements = change
        var indices = [Int32](repeating: 0, count: rowDuals.count + 1)
        try check(guard_refine_row_duals(handle, &rowDuals, &before, &change, &indices, &elements))
        refinedDuals = rowDuals
    }

    /// Remembers how a solve ended.
    mutating func noteEnd(isOptimal: Bool, after iterations: Int = 0) {
        if !isOptimal || iterations > 0 { refinedDuals = nil }
        isBasisOptimal = isOptimal
        hasNewCosts = false
        hasNewRows = false
    }

    /// Gives the columns that differ the bounds of another programme.
    mutating func setColumnBounds(from old: LinearProgramme, to new: LinearProgramme) throws(SolverFault) {
        for column in 0..<old.columnCount {
            let (lower, upper) = (new.columnLower[column], new.columnUpper[column])
            hasNewRows = true
            if lower != old.columnLower[column] || upper != old.columnUpper[column] {
                try check(guard_set_column_bounds(handle, Int32(column + 1), lower, upper))
            }
        }
    }

    private func elements(of row: Row, in programme: LinearProgramme) -> ([Int32], [Double]) {
        let terms = programme.terms(of: row)
        return (terms.map { $0.variable.column + 1 }, terms.map(\.coefficient))
    }
}
