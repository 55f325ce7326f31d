// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import Testing

@Suite("Programmes made smaller by what is decided")
struct ReductionTests {
    /// Numbers that are the same in each run.
    private struct Dice {
        var state: UInt64

        mutating func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
    }

    /// A small plant: lots in a room, counts of released lots, stock, waste, deliveries and lost demand.
    private func plant(_ dice: inout Dice) -> (programme: LinearProgramme, lots: VariableFamily) {
        let days = 6 + dice.below(8)
        var programme = LinearProgramme(name: "plant")
        let axis = Axis("day", count: days) { "\($0)" }
        let lots = programme.variables("lots", unit: "", over: [axis], upper: 2, kind: .integer)
        let count = programme.variables("count", unit: "", over: [axis], kind: .integer)
        let stock = programme.variables("stock", unit: "", over: [axis])
        let waste = programme.variables("waste", unit: "", over: [axis])
        let sold = programme.variables("sold", unit: "", over: [axis], upper: 9)
        let lost = programme.variables("lost", unit: "", over: [Axis("line", count: 1) { "\($0)" }])
        let counted = programme.rowFamily("counted", axes: [axis], formula: "")
        let balance = programme.rowFamily("balance", axes: [axis], formula: "")
        let room = programme.rowFamily("room", axes: [axis], formula: "")
        let wanted = programme.rowFamily("wanted", formula: "")
        let yield = Double(3 + dice.below(5))
        for day in 0..<days {
            programme.require(counted, day, .equal(to: 0)) {
                count[day]
                -lots[day]
                if day > 0 { -count[day - 1] }
            }
            programme.require(balance, day, .equal(to: day == 0 ? Double(dice.below(6)) : 0)) {
                stock[day]
                if day > 0 { -stock[day - 1] }
                -(yield * lots[day])
                sold[day]
                waste[day]
            }
            programme.require(room, day, .atMost(Double(1 + dice.below(2)))) {
                for other in day..<min(days, day + 3) { lots[other] }
            }
            programme.addCost(-Double(2 + dice.below(9)), to: sold[day])
            programme.addCost(Double(dice.below(2)), to: waste[day])
            programme.addCost(Double(dice.below(3)) / 4, to: stock[day])
            programme.addCost(Double(5 + dice.below(9)), to: lots[day])
        }
        programme.require(wanted, .equal(to: Double(20 + dice.below(20)))) {
            for day in 0..<days { sold[day] }
            lost[0]
        }
        programme.addCost(3, to: lost[0])
        return (programme, lots)
    }

    @Test("the smaller programme has the same optimum, and its answer fits the original", arguments: 1...40)
    func sameOptimum(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let (programme, lots) = plant(&dice)
        let live = try GLPKSolver().open(programme)
        defer { live.close() }
        let best = try live.solveInteger(IntegerOptions(), control: .none)
        try #require(best.status == .optimal)
        var (lower, upper) = (programme.columnLower, programme.columnUpper)
        var fix = ProgrammeDelta()
        for column in lots.columns where dice.below(3) > 0 {
            lower[column] = best.values[column]
            upper[column] = best.values[column]
            fix.setBounds(Variable(column: Int32(column)), lower: lower[column], upper: upper[column])
        }
        try live.apply(fix)
        let expected = try live.solveInteger(IntegerOptions(), control: .none)
        let reduction = try #require(Reduction(of: programme, lower: lower, upper: upper))
        #expect(reduction.programme.rowCount < programme.rowCount)
        #expect(reduction.programme.columnCount < programme.columnCount)
        let small = try GLPKSolver().open(reduction.programme)
        defer { small.close() }
        let found = try small.solveInteger(IntegerOptions(), control: .none)
        #expect(abs(found.objective - expected.objective) < 1e-6)
        let restored = reduction.restored(found.values)
        #expect(Feasibility().violations(of: restored, in: programme).isEmpty)
        #expect(abs(programme.objective(of: restored) - expected.objective) < 1e-6)
    }

    @Test("an equation with one open column decides it from both sides")
    func equation() throws {
        for upper in [Double.infinity, 1000] {
            var programme = LinearProgramme(name: "stock")
            let axis = Axis("cut", count: 2) { "\($0)" }
            let stock = programme.variables("stock", unit: "", over: [axis], upper: upper)
            let balance = programme.rowFamily("balance", axes: [axis], formula: "")
            programme.require(balance, 0, .equal(to: 5)) { stock[0] }
            programme.require(balance, 1, .equal(to: 2)) {
                stock[1]
                -stock[0]
            }
            programme.addCost(1, to: stock[0])
            let reduction = try #require(
                Reduction(of: programme, lower: programme.columnLower, upper: programme.columnUpper))
            #expect(reduction.programme.columnCount == 0)
            #expect(reduction.restored([]) == [5, 7])
        }
    }

    @Test("decisions that cannot be kept leave no programme")
    func impossible() throws {
        var programme = LinearProgramme(name: "room")
        let axis = Axis("lot", count: 3) { "\($0)" }
        let lots = programme.variables("lots", unit: "", over: [axis], upper: 1, kind: .integer)
        let room = programme.rowFamily("room", formula: "")
        programme.require(room, .atMost(1)) { for lot in 0..<3 { lots[lot] } }
        #expect(Reduction(of: programme, lower: [1, 1, 0], upper: [1, 1, 1]) == nil)
        let one = try #require(Reduction(of: programme, lower: [1, 0, 0], upper: [1, 1, 1]))
        #expect(one.restored(Array(repeating: 0, count: one.columns.count)) == [1, 0, 0])
        #expect(one.programme.rowCount == 0)
    }
}
