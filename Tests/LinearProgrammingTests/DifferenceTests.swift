// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

@Suite("The difference of two programmes, and straight lines through them")
struct DifferenceTests {
    let small = SmallProgramme()

    private func changed(_ change: (inout ProgrammeDelta) -> Void) -> LinearProgramme {
        var delta = ProgrammeDelta()
        change(&delta)
        return small.programme.applying(delta)
    }

    @Test("leads from one to the other, and is empty for equal ones")
    func difference() throws {
        let other = changed { delta in
            delta.setRelation(Row(index: 1), .between(0, 2))
            delta.setBounds(small.stock[0, 0], lower: 1, upper: 9)
            delta.setCost(-3, of: small.lost[0])
            delta.setCoefficient(5, of: small.lots[0, 0], in: Row(index: 4))
            delta.setCoefficient(0, of: small.lots[1, 0], in: Row(index: 4))
            delta.setCoefficient(0, of: small.lost[1], in: Row(index: 4))
            delta.objectiveConstant = 8
        }
        let delta = try #require(ProgrammeDelta(from: small.programme, to: other))
        #expect(delta.coefficients.count == 3 && delta.rowBounds.count == 1 && delta.columnBounds.count == 1)
        #expect(small.programme.applying(delta).describe() == other.describe())
        #expect(other.describe() != small.programme.describe())
        #expect(ProgrammeDelta(from: other, to: other)?.isEmpty == true)
        let back = try #require(ProgrammeDelta(from: other, to: small.programme))
        #expect(other.applying(back).describe() == small.programme.describe())
    }

    @Test("is not there where a row or a column has no counterpart")
    func shapes() {
        #expect(ProgrammeDelta(from: small.programme, to: changed { $0.remove(Row(index: 0)) }) == nil)
        let moved = changed { delta in
            delta.remove(Row(index: 4))
            delta.add(small.room, [0], .atMost(1)) { small.lots[0, 0] }
        }
        #expect(moved.rowCount == small.programme.rowCount)
        #expect(ProgrammeDelta(from: small.programme, to: moved) == nil)
        var wider = small.programme
        _ = wider.variables("more", unit: "")
        #expect(ProgrammeDelta(from: small.programme, to: wider) == nil)
        var whole = small.programme
        whole.setKind(.integer, of: small.lost[0])
        #expect(ProgrammeDelta(from: small.programme, to: whole) == nil)
    }

    private func line(_ step: Double, _ change: (inout ProgrammeDelta) -> Void) throws -> AffineChange {
        try #require(AffineChange(from: small.programme, to: changed(change), step: step))
    }

    @Test("lines of several parameters add up, from any place on them")
    func lines() throws {
        let price = try line(2) { $0.setCost(16.5, of: small.lost[0]) }
        let demand = try line(10) { delta in
            delta.setRelation(Row(index: 3), .equal(to: 60))
            delta.setCost(13.5, of: small.lost[0])
            delta.objectiveConstant = 17
        }
        let yield = try line(-1) { $0.setCoefficient(30, of: small.lots[0, 1], in: Row(index: 3)) }
        let all = ParametricProgramme(base: small.programme, changes: [price, demand, yield])
        #expect(all.movesCoefficients && all.count == 3)
        var there = small.programme
        for values in [[1, 0, 0], [-0.5, 20, 0.25], [0, 5, 2.0]] {
            there.apply(all.delta(at: values, from: there))
            #expect(there.costs[small.lost[0].index] == 12.5 + 2 * values[0] + 0.1 * values[1])
            #expect(there.rowUpper[3] == 30 + 3 * values[1])
            #expect(there.objectiveConstant == 7 + values[1])
            #expect(there.terms(of: Row(index: 3)).contains { $0.coefficient == 40 + 10 * values[2] })
            #expect(all.leads(to: there, at: values))
            #expect(!all.leads(to: there, at: [values[0] + 1e-6, values[1], values[2]]))
        }
        let back = all.delta(at: [0, 0, 0], from: there)
        #expect(there.applying(back).describe() == small.programme.describe())
    }

    @Test("there is no line to other rows, or where a side without end gets one")
    func noLine() {
        let ended = changed { $0.setBounds(small.lost[0], lower: 0, upper: 5) }
        #expect(AffineChange(from: small.programme, to: ended, step: 1) == nil)
        #expect(AffineChange(from: small.programme, to: changed { $0.remove(Row(index: 0)) }, step: 1) == nil)
        #expect(AffineChange(from: small.programme, to: small.programme, step: 0) == nil)
        #expect(AffineChange(from: small.programme, to: small.programme, step: 1)?.isEmpty == true)
    }
}
