// SPDX-License-Identifier: GPL-3.0-or-later

public import LinearProgramming
public import Manufacturing

/// Finds the contribution of the relaxed plan as one number of a scenario moves.
///
/// The scenario is stated at both ends and at witnesses between them. Where its programme moves along a straight line in
/// its bounds alone, or in its costs alone, the curve consists of straight pieces and all its breakpoints are found exactly
/// by warm solves of one live problem. Else it is sampled (``CurveSampling``).
public struct CurveSearch {
    private let solver: any LinearSolver
    private let control: SolveControl

    /// Searches with a solver until `cancel` says to stop.
    public init(solver: any LinearSolver, cancel: @escaping @Sendable () -> Bool = { false }) {
        self.solver = solver
        control = SolveControl(cancel: cancel)
    }

    /// A number with the scenario in which it stands.
    public struct Station: Sendable {
        let number: Double
        let scenario: Scenario

        /// Puts a station together.
        public init(number: Double, scenario: Scenario) {
            self.number = number
            self.scenario = scenario
        }

        /// The programme with fractional lots, in which nothing is left out because other rows imply it; nil where
        /// lots that must be cannot.
        var formulation: Formulation? {
            let problem = PlanningProblem(of: scenario)
            guard problem.impossible.isEmpty else { return nil }
            return Formulation.formulate(problem, isRelaxed: true, steps: [])
        }
    }

    /// Finds the curve.
    ///
    /// - Parameters:
    ///   - from: The least number.
    ///   - to: The greatest number.
    ///   - station: The scenario at a number, or at the nearest that the scenario can have; nil where it can have none.
    /// - Returns: The curve; without pieces where there is no plan.
    /// - Throws: `PlanningTrouble` where the solver fails or contribution has no end.
    public func curve(
        from: Double, to: Double, station: (Double) -> Station?
    ) throws(PlanningTrouble) -> ContributionCurve {
        do throws(SolverFault) {
            if let line = CurveLine(from: from, to: to, station) {
                return try line.curve(from: from, to: to, solver: solver, control: control)
            }
        } catch {
            throw .solver(error.sentence)
        }
        var sampling = CurveSampling(solver: solver, control: control)
        return try sampling.curve(from: from, to: to, station)
    }
}

/// A programme that moves along a straight line with a number.
struct CurveLine {
    /// Where the line begins.
    private let origin: Double
    /// How far the number moves as the parameter of the ray goes from 0 to 1.
    private let width: Double
    private let formulation: Formulation
    private let ray: ProgrammeRay

    /// The line through the ends of a range; nil where bounds and costs move together, where rows, columns or coefficients
    /// move, or where a programme between the ends is not on the line.
    init?(from: Double, to: Double, _ station: (Double) -> CurveSearch.Station?) {
        guard let low = station(from), let high = station(to), low.number < high.number,
            let first = low.formulation, let last = high.formulation,
            let ray = ProgrammeRay(from: first.programme, to: last.programme), ray.isConcave != nil
        else { return nil }
        for share in [0.5, 0.29] {
            guard let middle = station(from + share * (to - from)) else { return nil }
            let reached = (middle.number - low.number) / (high.number - low.number)
            guard reached > 0, reached < 1 else { continue }
            guard let between = middle.formulation,
                let part = ProgrammeRay(from: first.programme, to: between.programme),
                ray.isParallel(to: part, factor: reached)
            else { return nil }
        }
        (origin, width, formulation) = (low.number, high.number - low.number, first)
        self.ray = ray
    }

    /// The pieces of the range on which there is a plan.
    func curve(
        from: Double, to: Double, solver: any LinearSolver, control: SolveControl
    ) throws(SolverFault) -> ContributionCurve {
        let begin = StartingBasis(formulation: formulation)
        let live = try begin.solver(on: solver).open(formulation.programme)
        defer { live.close() }
        _ = try live.solveRelaxation(from: begin.withoutLots, limits: WorkLimits(), control: control)
        let function = ValueFunction(of: live, programme: formulation.programme, along: ray, control: control)
        let reading = CurveReading(formulation: formulation)
        var curve = ContributionCurve(
            method: ray.isConcave == true ? .prices : .limits, pieces: [], from: from, to: to, isComplete: true,
            solves: 0)
        let (first, last) = ((from - origin) / width, (to - origin) / width)
        // The ends as they were asked for, free of rounding.
        func number(_ parameter: Double) -> Double {
            parameter == first ? from : parameter == last ? to : origin + parameter * width
        }
        if let ends = try ends(function, first, last) {
            curve.pieces = try function.pieces(from: ends.0, to: ends.1).map { piece in
                ContributionCurve.Piece(
                    start: reading.point(piece.start.answer, at: number(piece.from), cost: piece.value(at: piece.from)),
                    end: reading.point(piece.end.answer, at: number(piece.to), cost: piece.value(at: piece.to)),
                    rate: -piece.point.rate / width, binds: reading.binding(piece.point.answer))
            }
        }
        curve.isComplete = !function.isCut && !control.cancel()
        curve.solves = function.solves
        return curve
    }

    /// The ends of the stretch on which there is a plan, to 1e-9 of the range; nil where there is none at either end nor
    /// in the middle.
    private func ends(
        _ function: ValueFunction, _ from: Double, _ to: Double
    ) throws(SolverFault) -> (ValueFunction.Point, ValueFunction.Point)? {
        let first = try function.point(at: from)
        let last = try function.point(at: to)
        var inside = first ?? last
        if inside == nil { inside = try function.point(at: (from + to) / 2) }
        guard let inside else { return nil }
        let width = 1e-9 * (to - from)
        var (start, end) = (first ?? inside, last ?? inside)
        if first == nil { start = try self.end(of: function, from: inside, towards: from, within: width) }
        if last == nil { end = try self.end(of: function, from: inside, towards: to, within: width) }
        return (start, end)
    }

    private func end(
        of function: ValueFunction, from inside: ValueFunction.Point, towards outside: Double, within width: Double
    ) throws(SolverFault) -> ValueFunction.Point {
        var (good, bad) = (inside, outside)
        while abs(bad - good.parameter) > width {
            let middle = (good.parameter + bad) / 2
            if let found = try function.point(at: middle) { good = found } else { bad = middle }
        }
        return good
    }
}
