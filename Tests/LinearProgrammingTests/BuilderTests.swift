// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

@Suite("Builder")
struct BuilderTests {
    let family: RowFamily
    let x: VariableFamily
    let base: LinearProgramme

    init() {
        var programme = LinearProgramme(name: "p")
        x = programme.variables("x", unit: "", over: [Axis("i", count: 50)])
        family = programme.rowFamily("row", axes: [Axis("k", count: 10)], formula: "")
        base = programme
    }

    private func texts(_ programme: LinearProgramme, row: Int = 0) -> [String] {
        programme.terms(of: Row(index: row)).map { "\($0.coefficient) \(programme.name(of: $0.variable))" }
    }

    @Test("each kind of line gives its term")
    func lines() {
        var programme = base
        let branch = 2
        let absent: Term? = nil
        programme.require(family, 0, .between(-1, 4)) {
            2.5 * x[0]
            x[1]
            -x[2]
            -(2.5 * x[3])
            2 * (3 * x[4])
            absent
            [1.5 * x[5], -x[6]]
            if branch == 2 { x[7] }
            if branch == 3 { x[8] } else { 4 * x[9] }
            switch branch {
            case 1: x[10]
            case 2: 5 * x[11]
            default: 6 * x[12]
            }
            for i in 20..<22 { Double(i) * x[i] }
        }
        #expect(
            texts(programme) == [
                "2.5 x[0]", "1.0 x[1]", "-1.0 x[2]", "-2.5 x[3]", "6.0 x[4]", "1.5 x[5]", "-1.0 x[6]", "1.0 x[7]",
                "4.0 x[9]", "5.0 x[11]", "20.0 x[20]", "21.0 x[21]",
            ]
        )
        #expect(programme.rowLower == [-1])
        #expect(programme.rowUpper == [4])
        #expect(programme.faults.isEmpty)
    }

    @Test("terms are sorted, equal columns added up and zeros dropped")
    func merging() {
        var programme = base
        programme.require(family, 0, .equal(to: 1)) {
            x[9]
            2 * x[3]
            x[9]
            0 * x[4]
            x[5]
            -x[5]
        }
        #expect(texts(programme) == ["2.0 x[3]", "2.0 x[9]"])
        programme.require(family, 1, .equal(to: 1)) {
            for i in (0..<50).reversed() { Double(i) * x[i % 25] }
        }
        #expect(programme.terms(of: Row(index: 1)).count == 25)
        #expect(programme.terms(of: Row(index: 1)).map(\.variable) == (0..<25).map { x[$0] })
        #expect(programme.nonZeroCount == 27)
    }

    @Test("an empty row is dropped if it holds and kept if it does not")
    func emptyRows() {
        var programme = base
        #expect(programme.require(family, 0, .atMost(0)) {} == nil)
        #expect(programme.require(family, 1, .atMost(3)) { 0 * x[1] } == nil)
        #expect(programme.require(family, 2, .atLeast(1)) {} == Row(index: 0))
        #expect(programme.droppedRowCount == 2)
        #expect(programme.rowCount == 1)
        #expect(programme.keys(of: Row(index: 0)) == [2])
    }

    @Test("data without meaning are recorded, not trapped")
    func faults() {
        var programme = base
        programme.require(family, 0, .equal(to: 1), source: 7) { Double.nan * x[0] }
        programme.require(family, 1, .atMost(.nan)) { x[0] }
        programme.require(family, 2, .equal(to: .infinity)) { x[0] }
        programme.require(family, 3, .atMost(1)) {
            x[50]
            x[-1]
        }
        programme.require(family, 10, .atMost(1)) { x[0] }
        programme.require(family, 1, 1, .atMost(1)) { x[0] }
        programme.require(family, 4, .atMost(1)) {
            1e308 * x[0]
            1e308 * x[0]
        }
        programme.setBounds(x[0], lower: .infinity, upper: .infinity)
        programme.setBounds(x[99], lower: 0, upper: 1)
        programme.addCost(-.infinity, to: x[0])
        programme.addCost(1, to: .invalid)
        _ = programme.variables("x", unit: "")
        _ = programme.variables("huge", unit: "", over: [Axis("i", count: .max), Axis("j", count: 2)])
        let kinds = programme.faults.map(\.kind)
        #expect(kinds.count == 14)
        guard case .coefficient(let value) = kinds[0] else {
            Issue.record("expected a coefficient")
            return
        }
        #expect(value.isNaN)
        #expect(programme.faults[0].source == 7)
        #expect(programme.faults[0].place == "row[0]")
        #expect(
            Array(kinds[2...5]) == [
                .bound(lower: .infinity, upper: .infinity), .unknownVariable, .unknownVariable, .keys([10]),
            ]
        )
        #expect(Array(kinds[6...7]) == [.keys([1, 1]), .coefficient(.infinity)])
        #expect(Array(kinds[12...]) == [.duplicateFamily, .familyTooLarge])
        #expect(programme.faults.allSatisfy { !$0.sentence.isEmpty })
    }

    @Test("families find their columns and keys, ragged ones too")
    func families() {
        let small = SmallProgramme()
        #expect(small.lots[1, 2].column == 5)
        #expect(small.stock[0, 1].column == 7)
        #expect(small.stock[1, 0].column == 8)
        #expect(small.stock[1, 1] == .invalid)
        #expect(small.stock[0, Int.max] == .invalid)
        #expect(small.lots[0] == .invalid)
        #expect(small.stock.count(of: 0) == 2)
        #expect(small.stock.count == 3)
        #expect(small.stock.columns == 6..<9)
        for family in small.programme.variableFamilies {
            for column in family.columns {
                let variable = Variable(column: Int32(column))
                let keys = family.keys(of: variable)
                #expect((keys.count == 2 ? family[keys[0], keys[1]] : family[keys[0]]) == variable)
                #expect(small.programme.family(of: variable)?.id == family.id)
            }
        }
        #expect(small.programme.name(of: small.stock[1, 0]) == "stock[hek,due 2]")
        #expect(small.programme.name(of: Row(index: 1)) == "room-exclusive[day 2]")
    }
}
