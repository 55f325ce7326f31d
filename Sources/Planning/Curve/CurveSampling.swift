// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

/// Samples a curve whose programme does not move along a straight line: coefficients move, as with yields and run times.
///
/// Between two points at which other things bind or other ways are used, there is a change; bisection brackets it.
struct CurveSampling {
    private let solver: any LinearSolver
    private let control: SolveControl
    private var solves = 0
    private var known: [Double: Sample] = [:]

    /// How finely a change is bracketed, as a share of the range.
    static let resolution = 1.0 / 256
    /// The points to begin with.
    private static let firstPoints = 9
    /// The relaxed plans that a curve may take.
    private static let mostSolves = 150

    init(solver: any LinearSolver, control: SolveControl) {
        self.solver = solver
        self.control = control
    }

    /// A point with what tells one regime from another: what binds there and which routes are used.
    private struct Sample {
        var point: ContributionCurve.Point
        var binds: [String]
        var regime: Set<String>
    }

    mutating func curve(
        from: Double, to: Double, _ station: (Double) -> CurveSearch.Station?
    ) throws(PlanningTrouble) -> ContributionCurve {
        var samples: [Sample] = []
        for step in 0..<Self.firstPoints {
            let number = from + (to - from) * Double(step) / Double(Self.firstPoints - 1)
            if let found = try sample(number, station), samples.last?.point.at ?? -.infinity < found.point.at {
                samples.append(found)
            }
        }
        var pieces: [ContributionCurve.Piece] = []
        for (first, last) in zip(samples, samples.dropFirst()) {
            var open = [(first, last)]
            while let (one, other) = open.popLast() {
                let width = other.point.at - one.point.at
                if one.regime != other.regime, width > Self.resolution * (to - from),
                    let found = try sample(one.point.at + width / 2, station), found.point.at > one.point.at,
                    found.point.at < other.point.at
                {
                    open.append((found, other))
                    open.append((one, found))
                } else {
                    let rate = (other.point.contribution - one.point.contribution) / width
                    pieces.append(.init(start: one.point, end: other.point, rate: rate, binds: one.binds))
                }
            }
        }
        return ContributionCurve(
            method: .sampled, pieces: pieces, from: from, to: to,
            isComplete: solves < Self.mostSolves && !control.cancel(), solves: solves)
    }

    /// The relaxed plan at a number, or at the nearest that the scenario can have; nil where there is none.
    private mutating func sample(
        _ number: Double, _ station: (Double) -> CurveSearch.Station?
    ) throws(PlanningTrouble) -> Sample? {
        guard solves < Self.mostSolves, !control.cancel(), let station = station(number) else { return nil }
        if let sample = known[station.number] { return sample }
        guard let formulation = station.formulation else { return nil }
        solves += 1
        let answer: LinearSolution
        do throws(SolverFault) {
            let begin = StartingBasis(formulation: formulation)
            let live = try begin.solver(on: solver).open(formulation.programme)
            defer { live.close() }
            answer = try live.solveRelaxation(from: begin.withoutLots, limits: WorkLimits(), control: control)
        } catch {
            throw .solver(error.sentence)
        }
        if answer.status == .unbounded {
            throw .unbounded("a price is above all costs and nothing limits the quantity")
        }
        guard answer.status == .optimal else { return nil }
        let reading = CurveReading(formulation: formulation)
        let point = reading.point(answer, at: station.number, cost: answer.objective)
        let binds = reading.binding(answer)
        let used = point.amounts.filter { $0.isRoute && $0.value > 1e-6 }.map(\.name)
        let sample = Sample(point: point, binds: binds, regime: Set(binds + used))
        known[station.number] = sample
        return sample
    }
}
