// SPDX-License-Identifier: GPL-3.0-or-later

/// A solver that leaves rows of some families away until an answer breaks them.
///
/// Most capacities of a plant never bind: a programme without them is smaller and its simplex faster. An answer that
/// keeps all rows is an answer of the whole programme, and its basis is completed by the missing rows' own slacks;
/// an answer that breaks rows brings those in and is repaired by the dual simplex.
public struct LazyRowSolver: LinearSolver {
    private let base: any LinearSolver
    private let families: Set<String>
    private let definitions: [Definition]

    /// An equation that only says what a column without cost is: it stays away until something asks for the column.
    ///
    /// The column must stand in definitions only, and be defined by columns of earlier definitions and others.
    public struct Definition: Hashable, Sendable {
        /// The equation.
        public let row: Row
        /// The column that it defines.
        public let column: Variable

        /// Pairs an equation with the column that it defines.
        public init(row: Row, column: Variable) {
            self.row = row
            self.column = column
        }
    }

    /// Wraps a solver.
    ///
    /// - Parameters:
    ///   - base: What solves the programmes.
    ///   - families: The names of the families whose rows are left away at first.
    ///   - definitions: Equations of the programmes to come that are left away as well.
    public init(base: any LinearSolver, families: some Sequence<String>, definitions: [Definition] = []) {
        self.base = base
        self.families = Set(families)
        self.definitions = definitions
    }

    /// The name and version of the solver beneath.
    public var name: String { base.name }

    /// Loads a programme without the rows of the lazy families.
    public func open(_ programme: LinearProgramme) throws(SolverFault) -> any LiveProblem {
        guard programme.faultCount == 0 else { throw .faultyProgramme(programme.faults) }
        return LazyLiveProblem(try LazyRows(programme, base: base, families: families, definitions: definitions))
    }
}
