// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt
public import LinearProgramming

/// Proves answers of linear programmes exactly, whatever solver they come from.
public struct Prover: Sendable {
    private let solver: any LinearSolver
    private let limits: ProofLimits
    private let control: SolveControl

    /// Proves with a solver that finds the bases to be checked.
    public init(solver: any LinearSolver, limits: ProofLimits = ProofLimits(), control: SolveControl = .none) {
        self.solver = solver
        self.limits = limits
        self.control = control
    }

    /// What a proof came to.
    public enum Outcome: Sendable {
        /// Exact, with what proves it.
        case proved(Certificate)
        /// Not proved, and why.
        case unproved(String)
    }

    /// Proves the optimum of the relaxation, from a basis that a solver left.
    ///
    /// The basis is solved in fractions and checked. Where it fails, by however little, the programme is shifted to
    /// its point and scaled up until the failure is in plain sight of the solver, which then finds the next basis
    /// (Gleixner, Steffy and Wolter, Iterative refinement for linear programming, 2016).
    public func optimum(of programme: LinearProgramme, from basis: Basis) throws(SolverFault) -> Outcome {
        let live = try solver.open(programme.withoutIntegers())
        defer { live.close() }
        var basis = basis
        for _ in 0..<limits.rounds {
            if control.cancel() { return .unproved("the proof was stopped") }
            guard let check = BasisCheck(programme, basis, limits: limits) else {
                return .unproved("the systems of the basis are singular or too large to be solved in fractions")
            }
            if check.isProof {
                // The file has the constant as the cost of a further column, which is 1.
                let one = programme.objectiveConstant == 0 ? [] : [check.values.denominator]
                return .proved(
                    Certificate(
                        claim: .optimal, values: check.values.numerators + one,
                        valueDenominator: check.values.denominator,
                        multipliers: check.multipliers.numerators,
                        multiplierDenominator: check.multipliers.denominator))
            }
            try live.apply(Self.magnified(programme, check))
            let answer = try live.solveRelaxation(from: basis, limits: WorkLimits(), control: control)
            guard answer.status == .optimal, let next = answer.basis else {
                return .unproved("the magnified programme has no optimum: \(answer.status.rawValue)")
            }
            guard next != basis else { return .unproved("the solver finds no better basis") }
            basis = next
        }
        return .unproved("no basis was found optimal in \(limits.rounds) rounds")
    }

    /// Proves a bound from multipliers as they are; the weaker and ever available proof.
    public static func bound(of programme: LinearProgramme, multipliers: [Double]) -> Outcome {
        let certificate = SafeBound.certificate(for: programme, multipliers: multipliers, impliesBounds: false)
        guard certificate.bound > -.infinity else {
            return .unproved("the multipliers prove no bound")
        }
        return .proved(Certificate(claim: .bound, multipliers: certificate.multipliers))
    }

    /// Proves that the relaxation has no point at all: multipliers whose sum of rows no point within bounds can reach.
    ///
    /// They are the prices of a programme that lets every row be missed and minimises the misses.
    public func infeasibility(of programme: LinearProgramme) throws(SolverFault) -> Outcome {
        // An MPS file cannot say a row whose bounds cross; none is ever written.
        if zip(programme.columnLower, programme.columnUpper).contains(where: { $0 > $1 }) {
            return .proved(Certificate(claim: .infeasible, multipliers: []))
        }
        let elastic = programme.withMisses()
        let live = try solver.open(elastic)
        defer { live.close() }
        let answer = try live.solveRelaxation(from: nil, limits: WorkLimits(), control: control)
        guard answer.status == .optimal else {
            return .unproved("the misses were not minimised: \(answer.status.rawValue)")
        }
        let free = programme.withoutCosts()
        let certificate = SafeBound.certificate(for: free, multipliers: answer.rowDuals, impliesBounds: false)
        if certificate.exactBound(in: free) > 0 {
            return .proved(Certificate(claim: .infeasible, multipliers: certificate.multipliers))
        }
        guard let basis = answer.basis, answer.objective > 0 else { return .unproved("the relaxation has points") }
        guard case .proved(let exact) = try optimum(of: elastic, from: basis) else {
            return .unproved("the least misses cannot be solved in fractions")
        }
        // The exact prices of the least misses are a ray, if there is any miss at all.
        guard exact.values[programme.columnCount...].contains(where: { !$0.isZero }) else {
            return .unproved("the relaxation has points")
        }
        return .proved(
            Certificate(
                claim: .infeasible, values: [], valueDenominator: 1, multipliers: exact.multipliers,
                multiplierDenominator: exact.multiplierDenominator))
    }

    /// The programme around a point: bounds are distances from it, costs its reduced costs, both magnified so that
    /// the worst miss is about 1.
    private static func magnified(_ programme: LinearProgramme, _ check: BasisCheck) -> ProgrammeDelta {
        let zoom = magnification(check.primalMiss)
        let dualZoom = magnification(check.dualMiss)
        func distance(_ bound: Double, _ value: Fraction) -> Double {
            guard bound.isFinite else { return bound }
            let distance = (Fraction(bound) - value).double * zoom
            return abs(distance) > 1e12 ? (distance < 0 ? -.infinity : .infinity) : distance
        }
        var delta = ProgrammeDelta()
        delta.objectiveConstant = 0
        for column in programme.costs.indices {
            let variable = Variable(column: Int32(column))
            let value = check.values.fraction(column)
            let lower = distance(programme.columnLower[column], value)
            let upper = distance(programme.columnUpper[column], value)
            // A bound far on its own side is none; one far on the other side is kept as far as it goes.
            delta.setBounds(
                variable, lower: lower == .infinity ? 1e12 : lower, upper: upper == -.infinity ? -1e12 : upper)
            let cost = check.reducedCosts[column].double * dualZoom
            delta.setCost(min(max(cost, -1e12), 1e12), of: variable)
        }
        for row in check.activities.indices {
            let lower = distance(programme.rowLower[row], check.activities[row])
            let upper = distance(programme.rowUpper[row], check.activities[row])
            delta.setRelation(
                Row(index: row),
                .between(lower == .infinity ? 1e12 : lower, upper == -.infinity ? -1e12 : upper))
        }
        return delta
    }

    private static func magnification(_ miss: Fraction) -> Double {
        guard miss.sign > 0 else { return 0x1p20 }
        let size = miss.double
        guard size > 0x1p-200 else { return 0x1p200 }
        return Double(sign: .plus, exponent: min(200, max(0, -size.exponent)), significand: 1)
    }
}

extension LinearProgramme {
    /// The relaxation.
    func withoutIntegers() -> LinearProgramme {
        var result = self
        for column in 0..<columnCount { result.setKind(.continuous, of: Variable(column: Int32(column))) }
        return result
    }

    /// The same rows with nothing to minimise.
    func withoutCosts() -> LinearProgramme {
        var delta = ProgrammeDelta()
        delta.removeCosts(of: self)
        return withoutIntegers().applying(delta)
    }

    /// Two columns for each row by which it may be missed, and nothing but those to minimise.
    func withMisses() -> LinearProgramme {
        var result = withoutCosts()
        let rows = Axis("row", count: rowCount)
        let short = result.variables("short", unit: "", over: [rows])
        let over = result.variables("over", unit: "", over: [rows])
        var delta = ProgrammeDelta()
        for row in 0..<rowCount {
            result.addCost(1, to: short[row])
            result.addCost(1, to: over[row])
            if rowLower[row].isFinite { delta.setCoefficient(1, of: short[row], in: Row(index: row)) }
            if rowUpper[row].isFinite { delta.setCoefficient(-1, of: over[row], in: Row(index: row)) }
        }
        return result.applying(delta)
    }
}
