// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import LinearProgramming
import Testing

/// Speed of the exact evaluation, only with EXOPLAN_SPEED=1 and in release.
@Suite("Speed of the exact evaluation")
struct ExactSpeedTests {
    @Test(
        "Primal and dual of 10,000 rows take at most 10 ms",
        .enabled(if: ProcessInfo.processInfo.environment["EXOPLAN_SPEED"] == "1"))
    func speed() throws {
        let (rows, columns) = (10_000, 18_000)
        var programme = LinearProgramme(name: "speed")
        let x = programme.variables("x", unit: "", over: [Axis("j", count: columns)], upper: 100)
        let family = programme.rowFamily("row", axes: [Axis("i", count: rows)], formula: "")
        var state: UInt64 = 1
        func next(_ limit: UInt64) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % limit)
        }
        for column in 0..<columns { programme.addCost(Double(next(1000)) / 7, to: x[column]) }
        for row in 0..<rows {
            programme.require(family, row, .atLeast(Double(next(50)) / 3)) {
                for _ in 0..<5 { Double(next(100) + 1) / 9 * x[next(UInt64(columns))] }
            }
        }
        let values = (0..<columns).map { _ in Double(next(1000)) / 13 }
        let multipliers = (0..<rows).map { _ in Double(next(1000)) / 997 }
        let clock = ContinuousClock()
        var best = Duration.seconds(1)
        for _ in 0..<10 {
            best = min(
                best,
                clock.measure {
                    let primal = ExactEvaluation.primal(of: values, in: programme)
                    let dual = ExactEvaluation.dualBound(
                        of: multipliers, in: programme, lower: programme.columnLower, upper: programme.columnUpper)
                    #expect(primal != nil && dual.isFinite)
                })
        }
        print("exact evaluation of \(rows) rows, \(programme.nonZeroCount) coefficients: \(best)")
        #expect(best <= .milliseconds(10))
    }
}
