// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Contract manufacturers")
struct ContractorTests {
    /// 25 vials are wanted at 10 EUR each by the end of the third week; a contractor makes lots of 10.
    private static func yaml(_ contractor: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 21 d, tail: 0 d}
        materials: {vial: {unit: vial}}
        contractors: {maker: {makes: vial, lot: 10 vial, \(contractor)}}
        demand: {lines: {a: {material: vial, quantity: 25 vial, due: 2027-01-24, price: 10 EUR/vial}}}
        """
    }

    private func solve(_ yaml: String) throws -> (checker: PlanChecker, plan: Plan) {
        let scenario = try scenario(yaml)
        return (PlanChecker(scenario), try checkedPlan(of: scenario, options: PlanOptions()))
    }

    private static let cases: [(String, Int64)] = [
        // Two full lots and one of which half is sold.
        ("price: 40 EUR, slots: [{date: 2027-01-04, lots: 5}]", 130),
        // The third lot costs more than the 5 vials that are left to sell.
        ("price: 60 EUR, slots: [{date: 2027-01-04, lots: 5}]", 80),
        // Only so many slots, and only those after the notice.
        ("price: 40 EUR, slots: [{date: 2027-01-04, every: 1 week}], notice: 7 d", 120),
        ("price: 40 EUR, slots: [{date: 2027-01-04, every: 1 week, times: 2}], notice: 7 d", 60),
        // What comes too late is not ordered.
        ("price: 40 EUR, slots: [{date: 2027-01-04}, {date: 2027-01-11}], lead-time: 15 d", 60),
        // Half of each lot passes.
        ("price: 40 EUR, pass: 50 %, slots: [{date: 2027-01-04, lots: 9}]", 50),
        // Kept at its price rather than given up for nothing.
        ("price: 40 EUR, booked: [{date: 2027-01-11, lots: 2}]", 120),
        // A lot that brings 100 EUR is given up where it costs 150 EUR more than its fee.
        ("price: 250 EUR, booked: [{date: 2027-01-11}], cancellation: [{within: 30 d, fee: 40 %}]", -100),
        // It is 7 d away: the nearest fee that reaches to it counts, and it is kept then.
        (
            """
            price: 250 EUR, booked: [{date: 2027-01-11}],
              cancellation: [{within: 5 d, fee: 100 %}, {within: 7 d, fee: 80 %}, {within: 30 d, fee: 10 %}]
            """,
            -150
        ),
        // Giving up is free beyond the last fee.
        ("price: 250 EUR, booked: [{date: 2027-01-11}], cancellation: [{within: 6 d, fee: 80 %}]", 0),
        // One that comes too late costs its fee.
        (
            """
            price: 250 EUR, lead-time: 15 d, booked: [{date: 2027-01-11}],
              cancellation: [{within: 7 d, fee: 80 %}]
            """,
            -200
        ),
    ]

    @Test("lots are ordered while they pay, and given up where that is cheaper", arguments: cases)
    func pays(contractor: String, contribution: Int64) throws {
        let (_, plan) = try solve(Self.yaml(contractor))
        #expect(plan.outcome.contribution == Money(cents: contribution * 100))
    }

    @Test("columns of a contractor in balance and objective")
    func programme() throws {
        let yaml = Self.yaml(
            "price: 200 EUR, pass: 90 %, lead-time: 20 d, slots: [{date: 2027-01-04, lots: 2}], "
                + "booked: [{date: 2027-01-04}], cancellation: [{within: 5 d, fee: 25 %}]")
        let balance = try rows("material-balance", of: yaml)
        let expected = [
            "material-balance[vial,2027-01-18]: + delivered[a,2027-01-11] + delivered[a,2027-01-18] "
                + "+ stock[vial,2027-01-18] = 0",
            "material-balance[vial,2027-01-25]: + delivered[a,2027-01-25] - stock[vial,2027-01-18] "
                + "+ stock[vial,2027-01-25] - 9 contracted[maker,2027-01-04,booked] - 9 contracted[maker,2027-01-04] = 0",
        ]
        #expect(balance == expected.joined(separator: "\n"))
        let costs = try objective(of: yaml)
        #expect(
            costs == [
                "- 10 delivered[a,2027-01-11]", "- 10 delivered[a,2027-01-18]", "- 10 delivered[a,2027-01-25]",
                "+ 150 contracted[maker,2027-01-04,booked]", "+ 200 contracted[maker,2027-01-04]", "+ 50",
            ])
    }

    @Test("a wrong statement of a contractor's lots is told", arguments: 0..<9)
    func mutations(number: Int) throws {
        let (checker, plan) = try solve(
            Self.yaml(
                "price: 40 EUR, notice: 7 d, slots: [{date: 2027-01-04}, {date: 2027-01-11}], "
                    + "booked: [{date: 2027-01-11, lots: 1}]"))
        var wrong = plan
        var one = try #require(plan.contracts?.first)
        let kind: FindingKind
        switch number {
        case 0: (one.ordered, one.quantity, kind) = (2, 30, .contractSlots)
        case 1: (one.day, one.arrives, kind) = (.start, .start, .contractSlots)
        case 2: (one.kept, one.quantity, kind) = (2, 30, .contractWrong)
        case 3: (one.cancelled, kind) = (1, .contractWrong)
        case 4: (one.arrives, kind) = (one.arrives + .days(1), .contractWrong)
        case 5: (one.quantity, kind) = (25, .contractWrong)
        case 6: (one.contractor, kind) = ("other", .unknownName)
        case 7: (one.ordered, one.quantity, kind) = (0.5, 15, .contractWrong)
        default: (one.material, kind) = ("bulk", .contractWrong)
        }
        wrong.contracts?[0] = one
        #expect(checker.check(wrong).findings.map(\.kind).contains(kind))
        wrong.contracts = []
        #expect(checker.check(wrong).findings.map(\.kind).contains(.contractWrong))
    }

    @Test("slots on every day of a horizon are those of their number", arguments: [1, 2, 5, 7, 30])
    func slots(step: Int) throws {
        let scenario = try scenario(Self.yaml("price: 40 EUR, slots: [{date: 2027-01-06, every: \(step) d}]"))
        let days = try #require(scenario.contractors.things.first).slots.map { $0.day.minutes / 1440 }
        #expect(days == Array(stride(from: 2, to: 21, by: step)))
    }
}
