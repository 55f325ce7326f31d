// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKGuard
import LinearProgramming

/// An answer under way.
struct SearchAnswer {
    var solution: IntegerSolution
    /// Whether the tree was searched to its end.
    var isComplete: Bool
    /// The values found, whole where they must be; empty without an answer.
    var incumbent: [Double]
}

/// Carries the caller's control through C.
private final class SearchPoll {
    let control: SolveControl
    /// Iterations of the root, which the search does not count.
    let rootIterations: Int
    let rootBound: Double

    init(control: SolveControl, rootIterations: Int, rootBound: Double) {
        self.control = control
        self.rootIterations = rootIterations
        self.rootBound = rootBound
    }

    func hear(_ progress: GuardProgress) -> Bool {
        if progress.is_within_node != 0 { return control.interrupt() }
        let incumbent = progress.has_incumbent != 0 ? progress.incumbent : nil
        control.progress(
            SolveProgress(
                phase: .search,
                iterations: rootIterations + Int(progress.iterations),
                nodes: Int(progress.nodes),
                incumbent: incumbent,
                bound: min(max(rootBound, progress.bound), incumbent ?? .infinity)
            )
        )
        return control.cancel()
    }
}

extension GLPKProblem {
    /// How far an integer of a node's relaxation may lie from a whole number.
    static var integerTolerance: Double { 1e-6 }

    /// Solves the root and searches from it.
    ///
    /// - Parameters:
    ///   - programme: The programme that is loaded.
    ///   - options: Gaps, limits and cuts; the iterations of the root count.
    ///   - start: A checked answer to begin with.
    ///   - control: Stops the search and hears of it.
    /// - Returns: The answer, its fractional part not yet solved for the whole numbers.
    /// - Throws: A fault of the library; the problem is then to be thrown away.
    mutating func searchFromRoot(
        _ programme: LinearProgramme,
        _ options: IntegerOptions,
        start: [Double]?,
        control: SolveControl
    ) throws(SolverFault) -> SearchAnswer {
        let root = try solveRelaxation(of: programme, from: nil, limits: options.limits, control: control)
        var solution = IntegerSolution(status: root.status, iterations: root.iterations, steps: root.steps)
        guard root.status == .optimal else {
            if root.status == .infeasible { solution.bound = .infinity }
            let hasStart = root.status == .cancelled || root.status == .workLimit
            return SearchAnswer(solution: solution, isComplete: false, incumbent: hasStart ? start ?? [] : [])
        }
        let (result, incumbent) = try search(programme, root: root, options, start: start, control: control)
        solution.root = root
        solution.rootBound = root.objective
        solution.bound = max(root.objective, result.bound)
        solution.nodes = Int(result.nodes)
        solution.iterations += Int(result.iterations)
        solution.status = Self.status(of: result, hasValues: !incumbent.isEmpty)
        if solution.status == .infeasible { solution.bound = .infinity }
        solution.steps.append("branch and bound: \(result.nodes) nodes, \(result.iterations) iterations")
        let isComplete = Int(result.end) == GUARD_SEARCH_COMPLETE
        return SearchAnswer(solution: solution, isComplete: isComplete, incumbent: incumbent)
    }

    private static func status(of result: GuardSearchResult, hasValues: Bool) -> SolveStatus {
        switch Int(result.end) {
        case GUARD_SEARCH_COMPLETE where hasValues: .optimal
        case GUARD_SEARCH_COMPLETE: result.proved_empty != 0 ? .infeasible : .numericalTrouble
        case GUARD_SEARCH_GAP: .optimal
        case GUARD_SEARCH_NODES, GUARD_SEARCH_ITERATIONS: .workLimit
        case GUARD_SEARCH_STOPPED: .cancelled
        default: hasValues ? .feasible : .numericalTrouble
        }
    }

    /// Branch and bound from the optimal root that is loaded.
    private mutating func search(
        _ programme: LinearProgramme,
        root: LinearSolution,
        _ options: IntegerOptions,
        start: [Double]?,
        control: SolveControl
    ) throws(SolverFault) -> (result: GuardSearchResult, incumbent: [Double]) {
        let order = Self.branchOrder(of: programme)
        let columns = order.map { Int32($0 + 1) }
        let classes = order.map { programme.branchPriorities[$0] }
        let poll = SearchPoll(control: control, rootIterations: root.iterations, rootBound: root.objective)
        var result = GuardSearchResult()
        let handle = handle
        let escapesEarly = escapesEarly
        // The tree is searched on the same basis.
        refinedDuals = nil
        let code = withExtendedLifetime(poll) {
            columns.withUnsafeBufferPointer { columns in
                classes.withUnsafeBufferPointer { classes in
                    (start ?? []).withUnsafeBufferPointer { start in
                        var search = GuardSearch()
                        search.iteration_limit = Int64(max(0, options.limits.iterations - root.iterations))
                        search.node_limit = Int64(options.limits.nodes)
                        search.absolute_gap = max(0, options.absoluteGap)
                        search.relative_gap = max(0, options.relativeGap)
                        search.integer_tolerance = Self.integerTolerance
                        search.cuts = Self.flags(of: options.cuts)
                        search.start = start.isEmpty ? nil : start.baseAddress
                        search.branch_columns = columns.baseAddress
                        search.branch_classes = classes.baseAddress
                        search.branch_count = Int32(columns.count)
                        search.escapes_early = escapesEarly ? 1 : 0
                        search.context = Unmanaged.passUnretained(poll).toOpaque()
                        search.poll = { context, progress in
                            guard let context else { return 0 }
                            let poll = Unmanaged<SearchPoll>.fromOpaque(context).takeUnretainedValue()
                            return poll.hear(progress.pointee) ? 1 : 0
                        }
                        return guard_search(handle, &search, &result)
                    }
                }
            }
        }
        if Int(code) == GUARD_ESCAPED {
            isSuspect = true
            result = guard_search_result(handle)
            result.end = Int32(GUARD_SEARCH_STOPPED)
        } else {
            try check(code)
        }
        var values = [Double](repeating: 0, count: programme.columnCount)
        if guard_get_incumbent(handle, &values) == 0 { values = [] }
        for column in values.indices where programme.kinds[column] == .integer {
            values[column] = values[column].rounded()
        }
        return (result, values)
    }

    /// The integer columns, highest class first; empty if no class is set, which leaves branching to GLPK.
    private static func branchOrder(of programme: LinearProgramme) -> [Int] {
        let integers = programme.kinds.indices.filter { programme.kinds[$0] == .integer }
        let priorities = programme.branchPriorities
        guard integers.contains(where: { priorities[$0] != 0 }) else { return [] }
        return integers.sorted { (-Int(priorities[$0]), $0) < (-Int(priorities[$1]), $1) }
    }

    private static func flags(of cuts: Set<Cut>) -> Int32 {
        var flags = 0
        if cuts.contains(.gomory) { flags |= GUARD_CUT_GOMORY }
        if cuts.contains(.mixedIntegerRounding) { flags |= GUARD_CUT_MIR }
        if cuts.contains(.cover) { flags |= GUARD_CUT_COVER }
        if cuts.contains(.clique) { flags |= GUARD_CUT_CLIQUE }
        return Int32(flags)
    }
}
