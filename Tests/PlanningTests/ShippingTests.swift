// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Shipping between sites")
struct ShippingTests {
    /// Bulk of basel is filled at lyon: 10 vials from 5 L, wanted at the end of the second week.
    private static func yaml(
        _ lane: String, bulk: String = "{unit: L}", stock: String = "quantity: 20 L", wanted: Int = 20
    ) -> String {
        """
        horizon: {start: 2027-01-04, length: 14 d, tail: 0 d}
        sites: {basel: {}, lyon: {}}
        rooms: {east: {site: basel}, west: {site: lyon}}
        materials: {bulk: \(bulk), vial: {unit: vial}}
        opening: {stock: [{material: bulk, site: basel, \(stock)}]}
        shipping: {road: {from: basel, to: lyon, materials: [bulk], \(lane)}}
        recipes:
          fill:
            {makes: vial, yield: 10 vial, site: lyon,
             operations: {fill: {stage: fill, room: west, run: 1 d, uses: {bulk: 5 L}}}}
        demand: {lines: {a: {material: vial, quantity: \(wanted) vial, due: 2027-01-17, price: 10 EUR/vial}}}
        """
    }

    private func solve(_ yaml: String) throws -> (checker: PlanChecker, plan: Plan) {
        let scenario = try scenario(yaml)
        return (PlanChecker(scenario), try checkedPlan(of: scenario, options: PlanOptions()))
    }

    @Test(
        "two lots earn 200 EUR; what they need leaves in the fewest shipments",
        arguments: [
            // 10 L at 1 EUR.
            ("time: 2 d, price: 1 EUR/L", 190),
            // One shipment of 10 L.
            ("time: 2 d, capacity: 12 L, cost: 30 EUR", 170),
            // Two shipments of 8 L are needed.
            ("time: 2 d, capacity: 8 L, cost: 30 EUR", 140),
            // One for each lot.
            ("time: 2 d, capacity: 5 L, cost: 60 EUR", 80),
            // A second shipment costs more than its lot earns.
            ("time: 2 d, capacity: 8 L, cost: 110 EUR", 0),
            // A tenth is lost: 10 L of 11.111 L.
            ("time: 2 d, price: 9 EUR/L, loss: 10 %", 100),
            // Friday 24:00 and eight days leave one day to fill.
            ("time: 8 d, departs: [fri]", 100),
            // On its way for too long.
            ("time: 13 d", 0),
        ])
    func costs(lane: String, contribution: Int64) throws {
        let (_, plan) = try solve(Self.yaml(lane))
        #expect(plan.outcome.contribution == Money(cents: contribution * 100))
    }

    @Test("what may leave and how long it may be kept goes by the remaining life")
    func life() throws {
        // Opening stock of 12 d age has 8 d left at the start: with 6 d to be left it leaves by day 2.
        let aged = { (lane: String) in
            try self.solve(
                Self.yaml(lane, bulk: "{unit: L, shelf-life: 20 d}", stock: "quantity: 20 L, age: 12 d", wanted: 40)
            ).plan
        }
        // Arrives on day 3 or 4 and keeps 4 d: the starts of days 3 to 8, a room for one lot of a day.
        let plan = try aged("time: 2 d, remaining-life: 6 d, capacity: 20 L, cost: 10 EUR")
        #expect(plan.outcome.contribution == Money(cents: 39_000))
        #expect(plan.shipments?.allSatisfy { $0.leaves.minutes <= 2 * 1440 } ?? false)
        // Thawed it keeps 1 d: one shipment serves two lots at most.
        let thawed = try aged("time: 2 d, remaining-life: 6 d, keeps: 1 d, capacity: 20 L, cost: 10 EUR")
        #expect(thawed.outcome.contribution == Money(cents: 28_000))
        // Nothing has 9 d left.
        #expect(try aged("time: 2 d, remaining-life: 9 d").outcome.contribution == .zero)
    }

    @Test("rows of a lane")
    func programme() throws {
        let yaml = Self.yaml("time: 12 d, loss: 10 %, capacity: 8 L, cost: 3 EUR, price: 1 EUR/L, most: 2")
        let capacity = try rows("shipping-capacity", of: yaml)
        #expect(
            capacity == """
                shipping-capacity[road,2027-01-05]: + shipped[road,bulk,2027-01-05] - 8 shipments[road,2027-01-05] ≤ 0
                shipping-capacity[road,2027-01-06]: + shipped[road,bulk,2027-01-06] - 8 shipments[road,2027-01-06] ≤ 0
                """)
        let balance = try rows("material-balance", of: yaml).split(separator: "\n").filter { $0.contains("bulk@") }
        let leaving =
            "material-balance[bulk@basel,2027-01-18]: + stock[bulk@basel,2027-01-18] "
            + "+ shipped[road,bulk,2027-01-05] + shipped[road,bulk,2027-01-06] = 20"
        #expect(balance.first.map { String($0) } == leaving)
        #expect(
            balance.suffix(2) == [
                "material-balance[bulk@lyon,2027-01-17]: + 5 lots[fill,2027-01-17] - stock[bulk@lyon,2027-01-16] "
                    + "+ stock[bulk@lyon,2027-01-17] - 0.9 shipped[road,bulk,2027-01-05] = 0",
                "material-balance[bulk@lyon,2027-01-18]: - stock[bulk@lyon,2027-01-17] + stock[bulk@lyon,2027-01-18] "
                    + "- 0.9 shipped[road,bulk,2027-01-06] = 0",
            ])
        let costs = try objective(of: yaml).filter { $0.contains("ship") }
        #expect(
            costs == [
                "+ shipped[road,bulk,2027-01-05]", "+ shipped[road,bulk,2027-01-06]",
                "+ 3 shipments[road,2027-01-05]", "+ 3 shipments[road,2027-01-06]",
            ])
    }

    @Test("a wrong shipment is told", arguments: 0..<8)
    func mutations(number: Int) throws {
        let (checker, plan) = try solve(
            Self.yaml(
                "time: 2 d, departs: [mon, tue, wed, thu, fri], capacity: 12 L, cost: 30 EUR, most: 2, loss: 10 %, "
                    + "remaining-life: 10 d", bulk: "{unit: L, shelf-life: 30 d}"))
        var wrong = plan
        var first = try #require(plan.shipments?.first)
        let kind: FindingKind
        switch number {
        case 0: (first.arrives, kind) = (first.arrives + .days(1), .shipmentWrong)
        case 1: (first.leaves, first.arrives, kind) = (.init(minutes: 100), .init(minutes: 2980), .shipmentOffGrid)
        case 2: (first.count, kind) = (0, .shipmentOverfull)
        case 3: (first.count, kind) = (3, .shipmentOverfull)
        case 4: (first.goods[0].received, kind) = (first.goods[0].quantity, .shipmentWrong)
        case 5: (first.goods[0].quantity, kind) = (first.goods[0].quantity - 1, .shipmentWrong)
        case 6: (first.lane, kind) = ("rail", .unknownName)
        default: (first.goods, kind) = ([], .stockNegative)
        }
        wrong.shipments?[0] = first
        #expect(checker.check(wrong).findings.map(\.kind).contains(kind))
    }

    @Test("stock that is older than the lane admits does not leave")
    func tooOld() throws {
        let lane = "time: 2 d, remaining-life: 25 d"
        let (_, plan) = try solve(Self.yaml(lane, bulk: "{unit: L, shelf-life: 30 d}"))
        let older = try scenario(
            Self.yaml(lane, bulk: "{unit: L, shelf-life: 30 d}", stock: "quantity: 20 L, age: 10 d"))
        let kinds = PlanChecker(older).check(plan).findings.map(\.kind)
        #expect(kinds.contains(.remainingLifeShort))
    }

    @Test("moving a plant's filling next door by a free lane that takes no time costs a day", arguments: 1...4)
    func nextDoor(lots: Int) throws {
        // The stock leaves at 24:00, so the first day is lost; the others earn the same.
        let there = try solve(Self.yaml("time: 0 d", wanted: lots * 10)).plan.outcome.contribution
        let here = Self.yaml("time: 0 d", wanted: lots * 10).replacing(
            "site: basel, quantity", with: "site: lyon, quantity")
        #expect(try solve(here).plan.outcome.contribution == there)
    }
}
