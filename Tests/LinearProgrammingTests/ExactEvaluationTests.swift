// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import LinearProgramming

@Suite("Exact evaluation")
struct ExactEvaluationTests {
    /// min x + y with x + y ≥ 0.3, 0 ≤ x ≤ 0.1, 0 ≤ y.
    private func programme(upper: Double = .infinity) -> LinearProgramme {
        var programme = LinearProgramme(name: "p")
        let x = programme.variables("x", unit: "", over: [Axis("j", count: 2)])
        let rows = programme.rowFamily("row", axes: [Axis("i", count: 1)], formula: "")
        for column in 0..<2 { programme.addCost(1, to: x[column]) }
        programme.setBounds(x[0], lower: 0, upper: 0.1)
        programme.setBounds(x[1], lower: 0, upper: upper)
        programme.require(rows, 0, .atLeast(0.3)) {
            x[0]
            x[1]
        }
        return programme
    }

    @Test("A row that is missed by the last digit is missed, and kept is kept")
    func lastDigit() throws {
        let exact = try #require(ExactEvaluation.primal(of: [0.1, 0.2], in: programme()))
        // 0.1 + 0.2 as doubles lie above 0.3.
        #expect(exact.rowMiss == 0 && exact.boundMiss == 0)
        #expect(exact.objective.lowerBound == 0.3 && exact.objective.upperBound == (0.3).nextUp)
        let even = try #require(ExactEvaluation.primal(of: [0.1, (0.2).nextDown], in: programme()))
        #expect(even.rowMiss == 0 && even.objective == 0.3...0.3)
        let below = try #require(ExactEvaluation.primal(of: [0.1, (0.2).nextDown.nextDown], in: programme()))
        #expect(below.rowMiss == 0x1p-55 && below.row?.index == 0)
        let out = try #require(ExactEvaluation.primal(of: [(0.1).nextUp, 0.2], in: programme()))
        #expect(out.boundMiss == 0x1p-56)
        #expect(out.boundColumn?.index == 0)
        #expect(ExactEvaluation.primal(of: [0.1], in: programme()) == nil)
        #expect(ExactEvaluation.primal(of: [.nan, 1], in: programme()) == nil)
    }

    @Test("The dual bound is exact: the sign of a reduced cost decides by its last digit")
    func dual() {
        let programme = programme()
        func bound(_ multiplier: Double) -> Double {
            ExactEvaluation.dualBound(
                of: [multiplier], in: programme, lower: programme.columnLower, upper: programme.columnUpper)
        }
        #expect(bound(1) == 0.3)
        // A hair above 1 the second column, which has no upper bound, pulls to infinity.
        #expect(bound((1.0).nextUp) == -.infinity)
        #expect(bound((1.0).nextDown) < 0.3)
        #expect(bound((1.0).nextDown) > 0.3 - 1e-15)
        // The row has no upper side.
        #expect(bound(-1) == -.infinity)
    }

    @Test("It is never below the bound rounded in each operation, and hardly above it", arguments: 1...20)
    func againstDirectedRounding(seed: UInt64) {
        var random = WideRandom(state: seed)
        var programme = LinearProgramme(name: "random")
        let x = programme.variables("x", unit: "", over: [Axis("j", count: 30)], upper: 100)
        let rows = programme.rowFamily("row", axes: [Axis("i", count: 20)], formula: "")
        for column in 0..<30 { programme.addCost(Double(random.next(1000)) / 7, to: x[column]) }
        for row in 0..<20 {
            programme.require(rows, row, .atLeast(Double(random.next(50)) / 3)) {
                for column in 0..<30 where random.next(3) == 0 { Double(random.next(100)) / 9 * x[column] }
            }
        }
        let multipliers = (0..<20).map { _ in Double(random.next(1000)) / 997 }
        let certificate = SafeBound.certificate(for: programme, multipliers: multipliers)
        let exact = ExactEvaluation.dualBound(
            of: certificate.multipliers, in: programme, lower: certificate.lower, upper: certificate.upper)
        #expect(exact >= certificate.bound)
        #expect(exact <= certificate.bound + 1e-9 * (1 + abs(certificate.bound)))
        #expect(certificate.exactBound(in: programme) == exact)
    }
}
