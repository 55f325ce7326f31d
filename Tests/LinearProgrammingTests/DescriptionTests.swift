// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

@Suite("Description")
struct DescriptionTests {
    @Test("a programme reads as mathematics")
    func whole() {
        let expected = """
            programme small

            minimise [EUR]
                cost: + 100 lots[msc,day 1] + 101 lots[msc,day 2] + 102 lots[msc,day 3] + 100 lots[hek,day 1] + 101 lots[hek,day 2]
                    + 102 lots[hek,day 3] + 12.5 lost[msc] + 12.5 lost[hek] + 7

            room-exclusive: Σ lots[r,d−1…d] ≤ 1
                room-exclusive[day 1]: + lots[msc,day 1] + lots[hek,day 1] ≤ 1
                room-exclusive[day 2]: + lots[msc,day 1] + lots[msc,day 2] + lots[hek,day 1] + lots[hek,day 2] ≤ 1
                room-exclusive[day 3]: + lots[msc,day 2] + lots[msc,day 3] + lots[hek,day 2] + lots[hek,day 3] ≤ 1

            balance [dose]: 40 Σ lots[r,d] + lost[r] − stock[r,k] = wanted[r]
                balance[msc]: + 40 lots[msc,day 1] + 40 lots[msc,day 2] + 40 lots[msc,day 3] - stock[msc,due 1] + lost[msc] = 30
                balance[hek]: + 40 lots[hek,day 1] + 40 lots[hek,day 2] + 40 lots[hek,day 3] - stock[hek,due 2] + lost[hek] = 40

            bounds
                0 ≤ lots[msc,day 1] ≤ 2
                0 ≤ lots[msc,day 2] ≤ 2
                0 ≤ lots[msc,day 3] ≤ 2
                0 ≤ lots[hek,day 1] ≤ 2
                0 ≤ lots[hek,day 2] ≤ 2
                0 ≤ lots[hek,day 3] ≤ 2

            integers
                lots[msc,day 1] lots[msc,day 2] lots[msc,day 3] lots[hek,day 1] lots[hek,day 2] lots[hek,day 3]

            """
        #expect(SmallProgramme().programme.describe() == expected)
    }

    @Test("each kind of row and bound has its form")
    func forms() {
        var programme = LinearProgramme(name: "forms")
        let x = programme.variables("x", unit: "", over: [Axis("i", count: 4)])
        let family = programme.rowFamily("row", axes: [Axis("k", count: 6)], formula: "")
        programme.require(family, 0, .between(-1, 2.5)) { x[0] }
        programme.require(family, 1, .atLeast(1e-7)) { -x[0] }
        programme.require(family, 2, .between(-.infinity, .infinity)) { -0.1 * x[0] }
        programme.require(family, 3, .equal(to: 1)) {}
        programme.require(family, 4, .equal(to: 9_007_199_254_740_992)) { 1e22 * x[0] }
        programme.setBounds(x[0], lower: -.infinity, upper: .infinity)
        programme.setBounds(x[1], lower: 3, upper: 3)
        programme.setBounds(x[2], lower: -3, upper: .infinity)
        programme.setBounds(x[3], lower: -.infinity, upper: 4.25)
        let expected = """
            programme forms

            minimise
                cost: + 0

            row
                row[0]: -1 ≤ + x[0] ≤ 2.5
                row[1]: - x[0] ≥ 1e-07
                row[2]: - 0.1 x[0] free
                row[3]: 0 = 1
                row[4]: + 1e+22 x[0] = 9007199254740992

            bounds
                x[0] free
                x[1] = 3
                x[2] ≥ -3
                -∞ ≤ x[3] ≤ 4.25

            """
        #expect(programme.describe() == expected)
    }
}
