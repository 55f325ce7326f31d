// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt
import CertificateReader
import GLPKSolver
import LinearProgramming
import Testing

@testable import Proving

@Suite("Exact proofs")
struct ProvingTests {
    private func mps(_ programme: LinearProgramme) throws -> MPSProgramme {
        var text = ""
        MPSFileWriter(programme).write(into: &text)
        return try MPSProgramme(text)
    }

    private func relaxed(_ programme: LinearProgramme) throws -> LinearSolution {
        let live = try GLPKSolver().open(programme)
        defer { live.close() }
        return try live.solveRelaxation()
    }

    @Test("The optimum of a random programme is proved in fractions and accepted by the reader", arguments: 1...12)
    func optimum(seed: UInt64) throws {
        let programme = RandomProgramme.feasible(rows: 25, columns: 35, seed: seed)
        let root = try relaxed(programme)
        try #require(root.status == .optimal)
        let basis = try #require(root.basis)
        let outcome = try Prover(solver: GLPKSolver()).optimum(of: programme, from: basis)
        guard case .proved(let certificate) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        let verdict = try CertificateCheck.check(certificate.text, of: mps(programme))
        guard case .optimal(let value) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        let proved = try #require(Double(value))
        #expect(abs(proved - root.objective) <= 1e-6 + 1e-9 * abs(root.objective))
        // The bound of the multipliers as they are is never above it.
        guard case .proved(let bound) = Prover.bound(of: programme, multipliers: root.rowDuals),
            case .bound(let below) = try CertificateCheck.check(bound.text, of: mps(programme))
        else {
            Issue.record("no bound")
            return
        }
        #expect((Double(below) ?? .infinity) <= proved)
    }

    @Test("A basis that is wrong by one pivot is repaired")
    func repair() throws {
        let programme = RandomProgramme.feasible(rows: 12, columns: 20, seed: 3)
        let best = try #require(try relaxed(programme).basis)
        // The slack basis is far from optimal; refinement must find its way all the same.
        var slack = Basis(
            rows: best.rows.map { _ in .basic },
            columns: best.columns.map { $0 == .basic ? .atLower : $0 })
        for column in slack.columns.indices where !programme.columnLower[column].isFinite {
            slack.columns[column] = .atUpper
        }
        guard case .proved(let certificate) = try Prover(solver: GLPKSolver()).optimum(of: programme, from: slack)
        else {
            Issue.record("unproved")
            return
        }
        _ = try CertificateCheck.check(certificate.text, of: mps(programme))
    }

    @Test("A programme whose decimals do not add up in doubles has an exact answer, or exactly none")
    func lastDigits() throws {
        // x = 0.1 and x + y = 0.3 with y = 0.2: as doubles the sum is missed by 2^-55.
        var programme = LinearProgramme(name: "digits")
        let x = programme.variables("x", unit: "", over: [Axis("j", count: 2)])
        let rows = programme.rowFamily("row", axes: [Axis("i", count: 1)], formula: "")
        programme.setBounds(x[0], lower: 0.1, upper: 0.1)
        programme.setBounds(x[1], lower: 0.2, upper: 0.2)
        programme.require(rows, 0, .equal(to: 0.3)) {
            x[0]
            x[1]
        }
        let prover = Prover(solver: GLPKSolver())
        let basis = Basis(rows: [.basic], columns: [.fixed, .fixed])
        guard case .unproved = try prover.optimum(of: programme, from: basis) else {
            Issue.record("a point outside the row was proved optimal")
            return
        }
    }

    @Test("That there is no point is proved by a ray", arguments: 1...8)
    func infeasible(seed: UInt64) throws {
        let programme = RandomProgramme.infeasible(rows: 15, columns: 20, seed: seed)
        guard case .proved(let certificate) = try Prover(solver: GLPKSolver()).infeasibility(of: programme) else {
            Issue.record("unproved")
            return
        }
        #expect(try CertificateCheck.check(certificate.text, of: mps(programme)) == .infeasible)
        // The same ray proves nothing about a programme that has points.
        let feasible = RandomProgramme.feasible(rows: 15, columns: 20, seed: seed)
        #expect(throws: CertificateFault.self) { try CertificateCheck.check(certificate.text, of: mps(feasible)) }
        guard case .unproved = try Prover(solver: GLPKSolver()).infeasibility(of: feasible) else {
            Issue.record("a programme with points was proved to have none")
            return
        }
    }

    @Test("A certificate that was changed by a digit is refused")
    func tampering() throws {
        let programme = RandomProgramme.feasible(rows: 10, columns: 12, seed: 5)
        let basis = try #require(try relaxed(programme).basis)
        guard case .proved(let certificate) = try Prover(solver: GLPKSolver()).optimum(of: programme, from: basis)
        else {
            Issue.record("unproved")
            return
        }
        let mps = try mps(programme)
        func refused(_ change: (inout Certificate) -> Void) {
            var changed = certificate
            change(&changed)
            #expect(throws: CertificateFault.self) { try CertificateCheck.check(changed.text, of: mps) }
        }
        let value = try #require(certificate.values.firstIndex { !$0.isZero })
        let multiplier = try #require(certificate.multipliers.firstIndex { !$0.isZero })
        refused { $0.values[value] += 1 }
        refused { $0.multipliers[multiplier] += 1 }
        refused { $0.multipliers[multiplier] *= -1 }
        refused { $0.valueDenominator += 1 }
        refused { $0.claim = .infeasible }
        for text in ["", "exoplan-certificate 2", certificate.text + "x", String(certificate.text.dropLast(5))] {
            #expect(throws: CertificateFault.self) { try CertificateCheck.check(text, of: mps) }
        }
    }

    @Test("Systems are solved in fractions as Cramer's rule has it")
    func fractions() throws {
        let rows: [[(column: Int32, value: Double)]] = [[(0, 3), (1, 1)], [(0, 1), (1, 2)]]
        let system = try #require(LiftedSystem(rows, work: 1000, digitLimit: 64))
        #expect(system.solve([Fraction(1), Fraction(0)]) == [Fraction(2, 5), Fraction(-1, 5)])
        #expect(system.solveTransposed([Fraction(0.5), Fraction(0.25)]) == [Fraction(3, 20), Fraction(1, 20)])
        #expect(LiftedSystem([[(0, 1), (1, 2)], [(0, 2), (1, 4)]], work: 1000, digitLimit: 64) == nil)
    }
}

/// Random programmes of whole numbers over tenths, with room around one point: in doubles, too, there is an optimum.
enum RandomProgramme {
    static func feasible(rows: Int, columns: Int, seed: UInt64) -> LinearProgramme {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ limit: UInt64) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % limit)
        }
        var programme = LinearProgramme(name: "random")
        programme.objectiveConstant = 17.3
        let x = programme.variables("x", unit: "", over: [Axis("j", count: columns)])
        let family = programme.rowFamily("row", axes: [Axis("i", count: rows)], formula: "")
        var point: [Double] = []
        for column in 0..<columns {
            programme.addCost(Double(next(200)) / 10 - 4, to: x[column])
            let lower = Double(next(10)) / 10
            programme.setBounds(x[column], lower: lower, upper: lower + Double(next(80)) / 10)
            point.append(lower)
        }
        for row in 0..<rows {
            let terms = (0..<columns).filter { _ in next(4) == 0 }.map { ($0, Double(next(90)) / 10 - 2) }
            let sum = terms.reduce(0.0) { $0 + $1.1 * point[$1.0] }
            let relation: Relation =
                switch next(3) {
                case 0: .atMost(sum + Double(next(20) + 1) / 10)
                case 1: .atLeast(sum - Double(next(20) + 1) / 10)
                default: .between(sum - 1, sum + Double(next(10) + 1) / 10)
                }
            programme.require(family, row, relation) {
                for (column, coefficient) in terms { coefficient * x[column] }
            }
        }
        return programme
    }

    /// The same with a sum of all rows that cannot be reached.
    static func infeasible(rows: Int, columns: Int, seed: UInt64) -> LinearProgramme {
        var programme = feasible(rows: rows, columns: columns, seed: seed)
        let family = programme.rowFamily("wanted", axes: [Axis("i", count: 1)], formula: "")
        let greatest = programme.columnUpper.reduce(0, +)
        guard let x = programme.variableFamily(named: "x") else { return programme }
        programme.require(family, 0, .atLeast(greatest + 0.3)) {
            for column in 0..<columns { x[column] }
        }
        return programme
    }
}
