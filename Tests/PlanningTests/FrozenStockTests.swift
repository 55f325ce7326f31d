// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Frozen stock and hold allowance")
struct FrozenStockTests {
    private static let frozen = """
        horizon: {start: 2027-01-04, length: 7 d, tail: 1 d}
        materials: {bulk: {unit: L, frozen: {thaw: 1 d, loss: 20 %}}, ev: {unit: dose}}
        opening: {stock: [{material: bulk, quantity: 5 L}], orders: [{material: bulk, quantity: 6 L, arrives: 2027-01-09}]}
        recipes: {fill: {makes: ev, yield: 10 dose, operations: {fill: {stage: fill, run: 1 d, uses: {bulk: 4 L}}}}}
        demand: {lines: {a: {material: ev, quantity: 30 dose, due: 2027-01-10, price: 5 EUR/dose}}}
        """

    @Test("rows: a run takes more, and earlier, than it uses")
    func balance() throws {
        // The first start is lost: a lot of day 0 would thaw on the day before. Lots of days 1 to 5 take of the stock of
        // day 0, that of day 6 of the order of day 5 as well.
        let found = try rows("material-balance", of: Self.frozen)
        #expect(
            found.split(separator: "\n").filter { $0.hasPrefix("material-balance[bulk,") }.joined(separator: "\n")
                == joined(
                    """
                    material-balance[bulk,2027-01-08]: + 5 lots[fill,2027-01-05] + 5 lots[fill,2027-01-06]
                            + 5 lots[fill,2027-01-07] + 5 lots[fill,2027-01-08] + 5 lots[fill,2027-01-09]
                            + stock[bulk,2027-01-08] = 5
                    material-balance[bulk,2027-01-12]: + 5 lots[fill,2027-01-10] - stock[bulk,2027-01-08]
                            + stock[bulk,2027-01-12] = 6
                    """))
    }

    @Test("lots are made of what can be thawed in time")
    func handSolved() throws {
        // 5 L from the start and 6 L from day 5 on give one lot each, the second on day 6.
        let plan = try plan(Self.frozen)
        #expect(plan.lots.count == 2)
        #expect(plan.outcome.contribution.exact == 100)
        #expect(plan.lots[1].cell == Instant(minutes: 6 * 1440))
        #expect(plan.starts[0].possible == 6)
        #expect(plan.starts[0].lost.map(\.reason) == ["bulk would have to be thawed before the horizon's start"])
        #expect(PlanChecker(try scenario(Self.frozen)).check(plan).isSound)
    }

    @Test(
        "a plan that thaws too late or too little is rejected",
        arguments: [
            ("thaw: 3 d, loss: 20 %", FindingKind.thawTooEarly), ("thaw: 6 d, loss: 20 %", .thawTooEarly),
            ("thaw: 1 d, loss: 40 %", .stockNegative),
        ])
    func mutations(frozen: String, kind: FindingKind) throws {
        let plan = try plan(Self.frozen)
        let other = Self.frozen.replacing("thaw: 1 d, loss: 20 %", with: frozen)
        #expect(PlanChecker(try scenario(other)).check(plan).findings.contains { $0.kind == kind })
    }

    private static func held(_ keys: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 7 d}
        rooms: {suite: {}}
        materials: {gel: {unit: g}}
        recipes:
          wash:
            makes: gel
            yield: 100 g
            start-days: [mon]
            operations:
              spin: {stage: isolation, room: suite, run: 1 d, hold: 48 h, hold-loss: 10 %/d\(keys)}
              dry: {stage: formulation, run: 1 d}
        demand: {lines: {a: {material: gel, quantity: 100 g, due: 2027-01-10, price: 1 EUR/g}}}
        """
    }

    @Test(
        "the loss of an allowed hold is counted though nothing waits",
        arguments: [("", 100.0), (", hold-allowance: 24 h", 90), (", hold-allowance: 48 h", 81)])
    func allowance(keys: String, delivered: Double) throws {
        let yaml = Self.held(keys)
        let plan = try plan(yaml)
        #expect(plan.lots.map(\.net) == [delivered])
        #expect(plan.demand[0].onTime == delivered)
        #expect(PlanChecker(try scenario(yaml)).check(plan).isSound)
        let other = PlanChecker(try scenario(Self.held(", hold-allowance: 12 h"))).check(plan)
        #expect(other.findings.contains { $0.kind == .grossWrong })
    }
}
