// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Testing

@Suite("Feasibility")
struct FeasibilityTests {
    let small = SmallProgramme()
    /// One lot of each recipe, both demands met.
    var good: [Double] { [1, 0, 0, 0, 0, 1, 10, 0, 0, 0, 0] }

    @Test("a plan that keeps all rules has no violations")
    func feasible() {
        #expect(Feasibility().violations(of: good, in: small.programme).isEmpty)
        #expect(Feasibility().worstViolations(of: good, in: small.programme).isEmpty)
        #expect(small.programme.objective(of: good) == 209)
    }

    @Test("each kind of rule that is broken is found and named")
    func violations() {
        var values = good
        values[3] = 0.5  // room-exclusive[day 1], [day 2] and balance[hek]; not whole
        values[4] = 2.5  // above its bound; not whole
        values[7] = -1
        let worst = Feasibility().worstViolations(of: values, in: small.programme)
        #expect(worst.map(\.rule) == ["room-exclusive", "balance", "bounds", "integers"])
        #expect(worst.map(\.name) == ["room-exclusive[day 2]", "balance[hek]", "stock[msc,due 2]", "lots[hek,day 1]"])
        #expect(worst.map(\.amount) == [3, 120, 1, 0.5])
        #expect(worst.map(\.count) == [3, 1, 2, 2])
        #expect(Feasibility().violations(of: values, in: small.programme, integers: false).count == 6)
    }

    @Test("tolerance grows with the size of the numbers")
    func tolerance() {
        var programme = LinearProgramme(name: "sizes")
        let x = programme.variables("x", unit: "")
        let family = programme.rowFamily("row", formula: "")
        programme.require(family, .equal(to: 1e12)) { x.single }
        #expect(Feasibility().violations(of: [1e12 + 100], in: programme).isEmpty)
        #expect(Feasibility().violations(of: [1e12 + 1e6], in: programme).count == 1)
        #expect(Feasibility(absolute: 0, relative: 0).violations(of: [1e12 + 100], in: programme).count == 1)
    }

    @Test("what is not a number is a violation", arguments: [Double.nan, .infinity, -.infinity])
    func notANumber(_ value: Double) {
        var values = good
        values[6] = value
        #expect(!Feasibility().violations(of: values, in: small.programme).isEmpty)
        var programme = LinearProgramme(name: "free")
        _ = programme.variables("x", unit: "", lower: -.infinity)
        #expect(Feasibility().violations(of: [value], in: programme).count == 1)
    }

    @Test("a wrong number of values is a violation")
    func count() {
        #expect(Feasibility().violations(of: [1], in: small.programme).map(\.place) == [.count])
        #expect(Feasibility().worstViolations(of: [], in: small.programme).map(\.rule) == ["values"])
    }
}
