// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

/// Follows each price of the relaxed plan by exact solves: a step more, a step fewer, how far the price holds on either
/// side, and what binds next.
///
/// One live problem is solved warm, in which no capacity is left out because another implies it; all subjects begin at
/// the same relaxed plan. The value is convex along each of them, so a price can only fall with more and rise with fewer.
struct PriceStudies {
    /// The programme in which each capacity has rows of its own.
    private let formulation: Formulation
    private let solver: any LinearSolver
    private let control: SolveControl

    /// The solves that one side of a price may take.
    private static let mostSolves = 60

    init(of problem: PlanningProblem, isRelaxed: Bool, solver: any LinearSolver, control: SolveControl) {
        formulation = Formulation.formulate(
            problem, isRelaxed: isRelaxed, steps: PriceSubject.quarters(of: problem).map(\.lowerBound))
        self.solver = solver
        self.control = control
    }

    /// What was found, and what it took.
    struct Found {
        var prices: [ResourcePrice]
        var iterations: Int
    }

    /// The prices with their studies: of all capacities and limits, and of materials and demand that have a price.
    ///
    /// A study that was stopped leaves the rest without one.
    func study() throws(SolverFault) -> Found {
        let live = try StartingBasis(formulation: formulation).solver(on: solver).open(formulation.programme)
        defer { live.close() }
        let start = try live.solveRelaxation(
            from: StartingBasis(formulation: formulation).withoutLots, limits: WorkLimits(), control: control)
        guard start.status == .optimal else { return Found(prices: [], iterations: start.iterations) }
        let subjects = PriceSubjects(of: formulation)
        let all = subjects.capacities() + subjects.materials() + subjects.demand(at: start)
        var found = Found(prices: [], iterations: start.iterations)
        for subject in all {
            var price = subject.stated(subject.price(at: start))
            guard subject.kind.isCapacity || price.price != 0 else { continue }
            if !control.cancel() {
                price.study = try study(of: subject, start, among: all, live, &found.iterations)
            }
            // What has no price on either side is nobody's bottleneck.
            let isNothing = price.price == 0 && price.study.map { $0.right == 0 && $0.fewer == 0 } ?? true
            if !isNothing { found.prices.append(price) }
        }
        found.prices = found.prices.inPriceOrder
        return found
    }

    private func study(
        of subject: PriceSubject, _ start: LinearSolution, among all: [PriceSubject], _ live: any LiveProblem,
        _ iterations: inout Int
    ) throws(SolverFault) -> PriceStudy {
        let function = ValueFunction(
            of: live, programme: formulation.programme, along: subject.ray, mostSolves: Self.mostSolves,
            control: control)
        let origin = ValueFunction.Point(of: start, along: subject.ray)
        defer { iterations += function.iterations }
        let more = try side(of: origin, at: 1, function)
        let fewer = try side(of: origin, at: -1, function)
        try function.reset()
        let next = more?.next.flatMap { next in
            more.flatMap { nextLimit(beyond: $0.piece.point, next, among: all, but: subject) }
        }
        return PriceStudy(
            more: more.map { (origin.value - $0.end).rounded(to: 100) },
            fewer: fewer.map { (origin.value - $0.end).rounded(to: 100) },
            right: more.map { (-$0.piece.point.rate).rounded(to: 100) },
            left: fewer.map { (-$0.piece.point.rate).rounded(to: 100) },
            holdsMore: more.map { abs($0.piece.to).rounded(to: 1e4) },
            holdsFewer: fewer.map { abs($0.piece.to).rounded(to: 1e4) },
            next: next ?? (more?.next == nil ? nil : "no more of it is of use"))
    }

    /// One side of a price.
    private struct Side {
        /// The cost of the relaxed plan with the whole step.
        var end: Double
        /// The stretch next to what there is.
        var piece: ValueFunction.Piece
        /// A point of the stretch behind it.
        var next: ValueFunction.Point?
    }

    /// Follows a price to a step more or fewer; nil where there is no plan.
    private func side(
        of origin: ValueFunction.Point, at parameter: Double, _ function: ValueFunction
    ) throws(SolverFault) -> Side? {
        guard let far = try function.point(at: parameter) else { return nil }
        let (piece, next) = try function.nearest(to: origin, towards: far)
        return Side(end: far.value, piece: piece, next: next)
    }

    /// What gains most in price beyond a breakpoint, beside the thing itself.
    private func nextLimit(
        beyond point: ValueFunction.Point, _ next: ValueFunction.Point, among all: [PriceSubject],
        but own: PriceSubject
    ) -> String? {
        var best: (subject: PriceSubject, gain: Double)?
        for subject in all where subject.kind != own.kind || subject.resource != own.resource {
            let gain = subject.price(at: next.answer) - subject.price(at: point.answer)
            if gain > (best?.gain ?? 0.01) * (1 + 1e-9) { best = (subject, gain) }
        }
        return best.map { $0.subject.words }
    }
}

extension ValueFunction.Point {
    /// The point at which nothing is changed yet.
    init(of answer: LinearSolution, along ray: ProgrammeRay) {
        self.init(parameter: 0, value: answer.objective, rate: ray.rate(at: answer), answer: answer)
    }
}

extension PriceSubject {
    /// The subject in plant words.
    var words: String {
        switch kind {
        case .demand: "demand for \(resource)"
        case .material: "stock of \(resource)"
        case .storage: "storage of \(resource)"
        case .overtime: "overtime of \(resource)"
        case .cover: "cover of \(resource)"
        default: "\(kind.rawValue) \(resource)"
        }
    }
}
