// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearProgramming
public import Manufacturing

/// A scenario stated as a relaxed programme and solved once: what all its what-ifs begin from.
///
/// It is a value that threads may share; each of them opens a ``LiveRelaxation`` of its own.
public struct RelaxedBase: Sendable {
    /// The scenario's programme.
    let formulation: Formulation
    /// Where live problems begin: the basis of the answer, or the plan that makes nothing.
    let start: Basis
    /// The answer of the scenario itself.
    public let answer: RelaxedAnswer

    /// States a scenario and solves its relaxation from cold.
    ///
    /// - Throws: `PlanningTrouble` where the solver fails; an infeasible scenario is an answer.
    public init(of scenario: Scenario, with solver: any LinearSolver) throws(PlanningTrouble) {
        try self.init(
            Formulation.formulate(PlanningProblem(of: scenario), isRelaxed: true), with: solver)
    }

    init(_ formulation: Formulation, with solver: any LinearSolver) throws(PlanningTrouble) {
        self.formulation = formulation
        let cold = try ColdRelaxation(formulation: formulation, programme: formulation.programme).answer(with: solver)
        answer = cold
        start = cold.solution?.basis ?? StartingBasis(formulation: formulation).withoutLots
    }

    /// The scenario.
    public var scenario: Scenario { formulation.scenario }

    /// What the answers' figures stand for.
    public var legend: RelaxedLegend { RelaxedLegend(of: formulation.problem) }

    /// States another scenario of the same plant; walks that nothing touches are taken over from this one, or from one
    /// stated before that has more recipes in common with it.
    func formulation(of scenario: Scenario, after earlier: Formulation? = nil) -> Formulation {
        var memory = formulation.problem.walks
        if let last = earlier?.problem.walks, last.equalRecipes(in: scenario) > memory.equalRecipes(in: scenario) {
            memory = last
        }
        return Formulation.formulate(PlanningProblem(of: scenario, reusing: memory), isRelaxed: true)
    }

    /// Solves another scenario from cold, on a programme that is stated and loaded for it alone.
    ///
    /// - Throws: `PlanningTrouble` where the solver fails.
    public static func coldAnswer(
        of scenario: Scenario, with solver: any LinearSolver
    ) throws(PlanningTrouble) -> RelaxedAnswer {
        let formulation = Formulation.formulate(PlanningProblem(of: scenario), isRelaxed: true)
        return try ColdRelaxation(formulation: formulation, programme: formulation.programme).answer(with: solver)
    }
}

/// A relaxation that is loaded for one answer and begins at the plan that makes nothing.
struct ColdRelaxation {
    let formulation: Formulation
    /// The programme, of the formulation's rows and columns.
    let programme: LinearProgramme

    func answer(with solver: any LinearSolver) throws(PlanningTrouble) -> RelaxedAnswer {
        guard formulation.problem.impossible.isEmpty else {
            return RelaxedAnswer(impossible: formulation.problem.impossible)
        }
        var stated = formulation
        stated.programme = programme
        let begin = StartingBasis(formulation: stated)
        do throws(SolverFault) {
            let live = try begin.solver(on: solver).open(programme)
            defer { live.close() }
            let solution = try live.solveRelaxation(from: begin.withoutLots, limits: WorkLimits(), control: .none)
            return RelaxedAnswer(solution, of: stated, way: .cold)
        } catch {
            throw .solver(error.sentence)
        }
    }
}
