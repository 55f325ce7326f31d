// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearProgramming
public import Manufacturing

/// Plans scenarios: which lots to start when, what to buy and deliver, at the greatest contribution.
public struct Planner: Sendable {
    private let solver: any LinearSolver

    /// Plans with a solver of linear programmes; the only place where planning shows one.
    public init(solver: any LinearSolver) {
        self.solver = solver
    }

    /// Finds the plan of a scenario.
    ///
    /// - Throws: `PlanningTrouble` when there is neither a plan nor a proof that none exists.
    public func plan(
        _ scenario: Scenario, options: PlanOptions = PlanOptions(), control: PlanControl = PlanControl()
    ) throws(PlanningTrouble) -> PlanningResult {
        control.progress(PlanProgress(phase: .formulate))
        let study = PlanningStudy(of: scenario, options: options)
        return try study.solve(with: solver, control: control)
    }

    /// States a scenario as a programme without solving it.
    public func study(_ scenario: Scenario, options: PlanOptions = PlanOptions()) -> PlanningStudy {
        PlanningStudy(of: scenario, options: options)
    }
}

/// A scenario stated as a programme, ready to be solved, printed or written to a file.
public struct PlanningStudy: Sendable {
    let formulation: Formulation
    private let options: PlanOptions

    /// Walks all lots and writes all rows.
    init(of scenario: Scenario, options: PlanOptions) {
        formulation = Formulation.formulate(
            PlanningProblem(of: scenario), isRelaxed: options.isRelaxed, limits: options.limits)
        self.options = options
    }

    /// Solves the programme and reads the plan from the answer.
    ///
    /// - Throws: `PlanningTrouble` when there is neither a plan nor a proof that none exists.
    public func solve(
        with solver: any LinearSolver, control: PlanControl = PlanControl()
    ) throws(PlanningTrouble) -> PlanningResult {
        guard formulation.problem.impossible.isEmpty else {
            return PlanningResult(answer: .infeasible(formulation.problem.impossible), work: work)
        }
        if let trouble = PlanningTrouble.outsize(in: formulation.programme) { throw trouble }
        let search = IntegerSearch(formulation: formulation, options: options, control: control)
        let found = try search.run(with: solver)
        control.progress(
            PlanProgress(phase: .extract, iterations: search.meter.iterations, nodes: search.meter.nodes))
        var work = work
        work.iterations = search.meter.iterations
        work.nodes = search.meter.nodes
        work.units = search.meter.units
        work.cuts = found.cuts
        switch found.outcome {
        case .conflict(let conflict):
            let proof = options.isProving ? proving(solver, control).infeasibility() : nil
            let search = relaxing(solver, control)
            let isOfLots = conflict.groups.contains { !$0.lots.isEmpty }
            return PlanningResult(
                answer: .infeasible(conflict.rules), work: work, proof: proof,
                relaxations: conflict.groups.map { control.cancel() ? nil : search.relaxation(of: $0) },
                missing: isOfLots && !control.cancel() ? search.missingMaterials() : [],
                isSmallestConflict: conflict.isSmallest)
        case .values(let answer):
            var plan = PlanExtraction(formulation: formulation, options: options).plan(from: answer)
            if let trouble = PlanningTrouble.outsize(of: plan) { throw trouble }
            if options.isPricing, plan.prices != nil {
                work.iterations += try study(&plan, answer, solver, control)
            }
            let proof = options.isProving ? proving(solver, control).optimum(of: answer.root) : nil
            return PlanningResult(answer: .plan(plan), work: work, proof: proof)
        }
    }

    /// Follows the prices of a plan by exact solves; answers the iterations that it took.
    private func study(
        _ plan: inout Plan, _ answer: SearchAnswer, _ solver: any LinearSolver, _ control: PlanControl
    ) throws(PlanningTrouble) -> Int {
        control.progress(PlanProgress(phase: .price))
        let solving = SolveControl(cancel: { control.cancel() || control.isOver() })
        do throws(SolverFault) {
            let studies = PriceStudies(
                of: formulation.problem, isRelaxed: options.isRelaxed, solver: solver, control: solving)
            var found = try studies.study()
            guard !found.prices.isEmpty else { return found.iterations }
            if !options.isRelaxed {
                try FixedLotPrices(
                    formulation: formulation, values: answer.values, solver: solver, control: solving
                ).add(to: &found.prices)
            }
            plan.prices?.relaxed = found.prices
            return found.iterations
        } catch {
            throw .solver(error.sentence)
        }
    }

    /// Finds by how little rules of a conflict would have to give way.
    private func relaxing(_ solver: any LinearSolver, _ control: PlanControl) -> RelaxationSearch {
        RelaxationSearch(
            formulation: formulation, solver: solver,
            limits: WorkLimits(iterations: 200_000, nodes: options.work),
            control: SolveControl(cancel: control.cancel))
    }

    private func proving(_ solver: any LinearSolver, _ control: PlanControl) -> ProofSearch {
        ProofSearch(programme: formulation.programme, solver: solver, control: SolveControl(cancel: control.cancel))
    }

    /// The starts that calendars and holds admit, per recipe.
    public var starts: [RecipeStarts] { formulation.problem.starts }

    /// Recipes that can never finish, and where things stand in the files.
    var stuck: [StuckRecipe] { formulation.problem.stuck }
    var sources: Scenario.Sources { formulation.scenario.sources }

    /// The lots that may start, and what they are made by.
    var candidates: [Candidate] { formulation.problem.candidates }
    var scenario: Scenario { formulation.scenario }

    /// The size of the programme, before any solving.
    public var work: PlanningWork {
        PlanningWork(
            walks: formulation.problem.starts.reduce(0) { $0 + $1.cells },
            rows: formulation.programme.rowCount, columns: formulation.programme.columnCount,
            integers: formulation.programme.integerCount, nonZeros: formulation.programme.nonZeroCount,
            iterations: 0, nodes: 0)
    }

    /// The programme as readable mathematics with plant names.
    public var mathematics: String { formulation.programme.describe() }

    /// The rows of one family as readable mathematics, empty for an unknown family.
    public func mathematics(of family: String) -> String {
        formulation.programme.rowFamily(named: family).map { formulation.programme.describe(family: $0) } ?? ""
    }

    /// Writes the programme in the LP format.
    public func writeLP(into output: inout some TextOutputStream) {
        LPFileWriter(formulation.programme).write(into: &output)
    }

    /// Writes the programme in the free MPS format.
    public func writeMPS(into output: inout some TextOutputStream) {
        MPSFileWriter(formulation.programme).write(into: &output)
    }
}
