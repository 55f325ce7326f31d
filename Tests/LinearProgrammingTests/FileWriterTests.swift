// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

@Suite("LP and MPS files")
struct FileWriterTests {
    /// Each kind of row, bound and name.
    private func forms() -> LinearProgramme {
        var programme = LinearProgramme(name: "all forms", objectiveUnit: "EUR")
        let names = ["free", "e1", "Größe [m]", "2nd", "a b", "a-b", "x"]
        let x = programme.variables("", unit: "", over: [Axis("i", count: 7) { names[$0] }], kind: .integer)
        let family = programme.rowFamily("row", axes: [Axis("k", count: 8)], formula: "")
        programme.setKind(.continuous, of: x[0])
        programme.setKind(.continuous, of: x[3])
        programme.setBounds(x[0], lower: -.infinity, upper: .infinity)
        programme.setBounds(x[1], lower: 3, upper: 3)
        programme.setBounds(x[2], lower: -3, upper: .infinity)
        programme.setBounds(x[3], lower: -.infinity, upper: -4.25)
        programme.setBounds(x[4], lower: 0, upper: 1)
        programme.require(family, 0, .between(-1, 2.5)) { x[0] }
        programme.require(family, 1, .atLeast(1e-7)) { -x[1] }
        programme.require(family, 2, .between(-.infinity, .infinity)) { -0.1 * x[2] }
        programme.require(family, 3, .equal(to: 1)) {}
        programme.require(family, 4, .atMost(0)) {
            x[3]
            2 * x[4]
            1e21 * x[5]
        }
        programme.addCost(-1, to: x[4])
        programme.addCost(1.5, to: x[5])
        programme.objectiveConstant = -7
        return programme
    }

    @Test("an LP file of each form")
    func lp() {
        var text = ""
        LPFileWriter(forms()).write(into: &text)
        let expected = #"""
            \ all_forms: cost [EUR]
            Minimize
             cost: - n_.a_b + 1.5 n_.a_b_2 - 7 constant
            Subject To
             row.0: + n_.free >= -1
             row.0_max: + n_.free <= 2.5
             row.1: - n_.e1 >= 1e-07
            \ row.2 is free
             row.3: 0 n_.free = 1
             row.4: + n_.2nd + 2 n_.a_b + 1e+21 n_.a_b_2 <= 0
            Bounds
             constant = 1
             n_.free free
             n_.e1 = 3
             n_.Gr__e_.m >= -3
             -inf <= n_.2nd <= -4.25
             0 <= n_.a_b <= 1
            Generals
             n_.e1
             n_.Gr__e_.m
             n_.a_b
             n_.a_b_2
             n_.x
            End

            """#
        #expect(text == expected)
    }

    @Test("an MPS file of each form")
    func mps() {
        var text = ""
        MPSFileWriter(forms()).write(into: &text)
        let expected = """
            NAME all_forms
            ROWS
             N cost
             G row.0
             G row.1
             N row.2
             E row.3
             L row.4
            COLUMNS
             n_.free row.0 1
             M0 'MARKER' 'INTORG'
             n_.e1 row.1 -1
             n_.Gr__e_.m row.2 -0.1
             M1 'MARKER' 'INTEND'
             n_.2nd row.4 1
             M2 'MARKER' 'INTORG'
             n_.a_b cost -1
             n_.a_b row.4 2
             n_.a_b_2 cost 1.5
             n_.a_b_2 row.4 1e+21
             n_.x cost 0
             M3 'MARKER' 'INTEND'
             constant cost -7
            RHS
             rhs row.0 -1
             rhs row.1 1e-07
             rhs row.3 1
            RANGES
             range row.0 3.5
            BOUNDS
             FR bound n_.free
             FX bound n_.e1 3
             LO bound n_.Gr__e_.m -3
             PL bound n_.Gr__e_.m
             MI bound n_.2nd
             UP bound n_.2nd -4.25
             LO bound n_.a_b 0
             UP bound n_.a_b 1
             PL bound n_.a_b_2
             PL bound n_.x
             FX bound constant 1
            ENDATA

            """
        #expect(text == expected)
    }

    @Test("a plant's names stay readable, long ones are cut, equal ones numbered")
    func names() {
        let small = FileNames(of: SmallProgramme().programme)
        #expect(small.rows[0] == "room_exclusive.day_1")
        #expect(small.columns[0] == "lots.msc.day_1")
        var programme = LinearProgramme(name: "long")
        let long = String(repeating: "ä-y", count: 100)
        _ = programme.variables("v", unit: "", over: [Axis("i", count: 12) { _ in long }])
        _ = programme.variables("Inf", unit: "")
        _ = programme.variables("cost", unit: "")
        let names = FileNames(of: programme).columns
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.utf8.count <= 200 })
        #expect(names[11].hasSuffix("_12"))
        #expect(names[12] == "n_Inf")
    }

    @Test("names are numbered in a time that does not grow with the square")
    func manyEqualNames() {
        var programme = LinearProgramme(name: "many")
        _ = programme.variables("v", unit: "", over: [Axis("i", count: 20_000) { _ in "same" }])
        #expect(FileNames(of: programme).columns.last == "v.same_20000")
    }
}
