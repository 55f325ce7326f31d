// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

@Suite("Safe bound")
struct SafeBoundTests {
    /// min 2x + 3y, x + 2y ≥ 4, y ≤ 1: optimum 7 at (2, 1) with the multiplier 2.
    private func known() -> (LinearProgramme, VariableFamily) {
        var programme = LinearProgramme(name: "known")
        let x = programme.variables("x", unit: "", over: [Axis("j", count: 2)])
        programme.setBounds(x[1], lower: 0, upper: 1)
        programme.addCost(2, to: x[0])
        programme.addCost(3, to: x[1])
        let family = programme.rowFamily("row", formula: "")
        programme.require(family, .atLeast(4)) {
            x[0]
            2 * x[1]
        }
        return (programme, x)
    }

    @Test("the right multipliers give the optimum")
    func exact() {
        var (programme, _) = known()
        #expect(SafeBound.certified(for: programme, multipliers: [2]) == 7)
        programme.objectiveConstant = 0.5
        #expect(SafeBound.certified(for: programme, multipliers: [2]) == 7.5)
    }

    @Test("wrong multipliers give less, never more", arguments: [0, 1, 1.999, 2.001, 3, -5, 1e300, .nan, .infinity])
    func wrong(_ multiplier: Double) {
        let bound = SafeBound.certified(for: known().0, multipliers: [multiplier])
        #expect(bound <= 7)
        #expect(bound >= 0 || multiplier > 3)
        #expect(SafeBound.certified(for: known().0, multipliers: []) == 0)
    }

    @Test("a multiplier that is too large by its last digits is drawn back, as a column has no bound")
    func drawnBack() {
        let bound = SafeBound.certified(for: known().0, multipliers: [2 + 1e-9])
        #expect(bound <= 7)
        #expect(bound > 7 - 1e-7)
    }

    @Test("bounds that follow from the rows take the place of missing ones")
    func implied() {
        var (programme, x) = known()
        // Negative costs: only the row x + y ≤ 10 holds x back.
        programme.addCost(-3, to: x[0])
        let cap = programme.rowFamily("cap", formula: "")
        programme.require(cap, .atMost(10)) {
            x[0]
            x[1]
        }
        let bound = SafeBound.certified(for: programme, multipliers: [0, 0])
        #expect(bound <= -10)
        #expect(bound > -10 - 1e-12)
        #expect(SafeBound.certifiedByRows(for: programme, multipliers: [0, 0]) == bound)
    }

    @Test("nothing is proved of an objective that falls without end")
    func unbounded() {
        var programme = LinearProgramme(name: "unbounded")
        let x = programme.variables("x", unit: "", lower: -.infinity)
        programme.addCost(1, to: x.single)
        let cap = programme.rowFamily("cap", formula: "")
        programme.require(cap, .atMost(10)) { x.single }
        for multiplier in [-1.0, 0, 1] {
            #expect(SafeBound.certified(for: programme, multipliers: [multiplier]) == -.infinity)
            #expect(SafeBound.certifiedByRows(for: programme, multipliers: [multiplier]) == -.infinity)
        }
    }

    @Test("the bound is below the exact value of its formula, and close", arguments: 1...200)
    func directed(_ seed: Int) {
        var random = DyadicRandom(seed: UInt64(seed))
        let columns = 6
        let rows = 4
        var programme = LinearProgramme(name: "random")
        let x = programme.variables("x", unit: "", over: [Axis("j", count: columns)])
        let family = programme.rowFamily("row", axes: [Axis("i", count: rows)], formula: "")
        let costs = (0..<columns).map { _ in random.next() }
        let uppers = (0..<columns).map { _ in random.next().magnitude }
        let matrix = (0..<rows).map { _ in (0..<columns).map { _ in random.next() } }
        let sides = (0..<rows).map { _ in random.next() }
        let multipliers = (0..<rows).map { _ in random.next() }
        for column in 0..<columns {
            programme.addCost(costs[column], to: x[column])
            programme.setBounds(x[column], lower: 0, upper: uppers[column])
        }
        for row in 0..<rows {
            programme.require(family, row, .equal(to: sides[row])) {
                for column in 0..<columns { matrix[row][column] * x[column] }
            }
        }
        // All data are multiples of 2^-36 below 2^2: products of two are exact in 72 bits after the point, of
        // three in 108, and the sums have room in 128 bits.
        func whole(_ value: Double) -> Int128 { Int128(value * 0x1p36) }
        var exact: Int128 = 0
        for row in 0..<rows { exact += whole(multipliers[row]) * whole(sides[row]) << 36 }
        for column in 0..<columns {
            var reduced = whole(costs[column]) << 36
            for row in 0..<rows { reduced -= whole(matrix[row][column]) * whole(multipliers[row]) }
            exact += min(0, reduced * whole(uppers[column]))
        }
        let bound = SafeBound.certified(for: programme, multipliers: multipliers)
        let difference = exact - Int128(bound * 0x1p108)
        #expect(difference >= 0)
        #expect(difference <= Int128(0x1p108 * 1e-13))
    }
}

/// Numbers of 38 bits, so that sums and products must be rounded.
private struct DyadicRandom {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    }

    /// A multiple of 2^-36 between -2 and 2.
    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(Int64(state >> 26) - (1 << 37)) * 0x1p-36
    }
}
