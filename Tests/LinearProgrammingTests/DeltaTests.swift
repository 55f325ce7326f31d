// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

@Suite("Changes of a programme")
struct DeltaTests {
    let small = SmallProgramme()

    @Test("a programme with changes reads as expected and the first one stays as it was")
    func applying() {
        var delta = ProgrammeDelta()
        #expect(delta.isEmpty)
        delta.setRelation(Row(index: 1), .between(0, 2))
        delta.setBounds(small.stock[0, 0], lower: 1, upper: 9)
        delta.setCost(-3, of: small.lost[0])
        delta.setCoefficient(5, of: small.lots[0, 0], in: Row(index: 4))
        delta.setCoefficient(0, of: small.lots[1, 0], in: Row(index: 4))
        delta.setCoefficient(7, of: small.lots[1, 1], in: Row(index: 4))
        delta.setCoefficient(8, of: small.lots[1, 1], in: Row(index: 4))
        delta.remove(Row(index: 0))
        delta.remove(Row(index: 3))
        delta.remove(Row(index: 3))
        delta.add(small.room, [0], .atLeast(1), source: 5) {
            small.lots[1, 0]
            small.lots[0, 0]
            small.lots[1, 0]
        }
        delta.add(small.room, [2], .atMost(1)) {}
        delta.objectiveConstant = 0
        #expect(!delta.isEmpty)
        let before = small.programme.describe()
        let programme = small.programme.applying(delta)
        #expect(programme.faults.isEmpty)
        #expect(programme.rowCount == 4)
        #expect(programme.droppedRowCount == 1)
        #expect(programme.rowSources == [-1, -1, 1, 5])
        let rows = programme.rows.map { programme.describe(row: $0) }.joined()
        let expected = """
                room-exclusive[day 2]: 0 ≤ + lots[msc,day 1] + lots[msc,day 2] + lots[hek,day 1] + lots[hek,day 2] ≤ 2
                room-exclusive[day 3]: + lots[msc,day 2] + lots[msc,day 3] + lots[hek,day 2] + lots[hek,day 3] ≤ 1
                balance[hek]: + 5 lots[msc,day 1] + 8 lots[hek,day 2] + 40 lots[hek,day 3] - stock[hek,due 2] + lost[hek] = 40
                room-exclusive[day 1]: + lots[msc,day 1] + 2 lots[hek,day 1] ≥ 1

            """
        #expect(rows == expected)
        #expect(programme.costs[small.lost[0].index] == -3)
        #expect(programme.columnLower[small.stock[0, 0].index] == 1)
        #expect(programme.columnUpper[small.stock[0, 0].index] == 9)
        #expect(programme.objectiveConstant == 0)
        #expect(small.programme.describe() == before)
    }

    @Test("no change gives the same programme")
    func nothing() {
        #expect(small.programme.applying(ProgrammeDelta()).describe() == small.programme.describe())
    }

    @Test("changes without meaning are recorded and the rest is done")
    func faults() {
        var delta = ProgrammeDelta()
        delta.setRelation(Row(index: 99), .atMost(1))
        delta.setRelation(Row(index: 0), .atMost(.nan))
        delta.setBounds(.invalid, lower: 0, upper: 1)
        delta.setCost(.infinity, of: small.lost[0])
        delta.setCost(1, of: Variable(column: 99))
        delta.setCoefficient(1, of: small.lost[0], in: Row(index: -1))
        delta.setCoefficient(.nan, of: small.lost[0], in: Row(index: 0))
        delta.setCoefficient(1, of: .invalid, in: Row(index: 0))
        delta.remove(Row(index: 5))
        delta.add(small.room, [3], .atMost(1)) { small.lost[0] }
        delta.add(small.room, [0, 0, 0, 0], .atMost(1)) { small.lost[0] }
        delta.objectiveConstant = .nan
        delta.setCost(1, of: small.lost[1])
        let programme = small.programme.applying(delta)
        #expect(programme.faultCount == 12)
        #expect(programme.rowCount == small.programme.rowCount)
        #expect(programme.costs[small.lost[1].index] == 1)
        #expect(programme.objectiveConstant == 7)
    }
}
