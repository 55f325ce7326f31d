// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Options to add capacity")
struct OptionTests {
    /// Two lots are wanted by the end of the first week, each at 1000 EUR; a lot fills five days of one resource.
    private static func yaml(_ plant: String, _ operation: String, options: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 7 d, tail: 7 d}
        calendars: {day: {mon-fri: 08:00-16:00}, late: {mon-fri: 16:00-20:00}}
        \(plant)
        options:
          more: {\(options)}
        materials: {vial: {unit: vial}}
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            start-days: [mon]
            operations: {make: {stage: fill, run: 5 d, \(operation)}}
        demand:
          lines: {a: {material: vial, quantity: 20 vial, due: 2027-01-10, price: 100 EUR/vial, latest: 0 d}}
        """
    }

    private static let room = ("rooms: {suite: {}}", "room: suite", "room: suite")
    private static let unit = ("units: {tank: {}}", "unit: tank", "unit: tank")
    private static let staff = (
        "staff: {crew: {headcount: 1, calendar: day, slides: 0 d}}", "staff: {crew: 40 h}", "staff: crew"
    )

    private func solve(_ yaml: String) throws -> (scenario: Scenario, plan: Plan) {
        let scenario = try scenario(yaml)
        guard case .plan(let plan) = try Planner(solver: GLPKSolver()).plan(scenario).answer else {
            throw Missing()
        }
        #expect(PlanChecker(scenario).check(plan).findings == [])
        return (scenario, plan)
    }

    private struct Missing: Error {}

    @Test(
        "an option is chosen where the second lot is worth more than it costs",
        arguments: [room, unit, staff], [(500, 1.0, 1500), (1500, 0.0, 1000)])
    func pays(plant: (String, String, String), price: (cost: Int, chosen: Double, contribution: Int64)) throws {
        let (scenario, plan) = try solve(
            Self.yaml(plant.0, plant.1, options: "\(plant.2), cost: \(price.cost) EUR"))
        #expect(plan.options.map(\.chosen) == [price.chosen])
        #expect(plan.lots.count == Int(price.chosen) + 1)
        #expect(plan.outcome.contribution == Money(cents: price.contribution * 100))
        let invested = plan.ledger.filter { $0.account == .investment }
        #expect(invested.map(\.object) == (price.chosen > 0 ? ["more"] : []))
        // Without the option, the same lots are too many.
        guard price.chosen > 0 else { return }
        var without = plan
        without.options[0].chosen = 0
        let kinds = Set(PlanChecker(scenario).check(without).findings.map(\.kind))
        #expect(!kinds.isDisjoint(with: [.roomOverbooked, .unitOverbooked, .staffOverbooked]))
        #expect(kinds.contains(.ledgerLineUnexpected) || kinds.contains(.ledgerLineWrong))
        #expect(kinds.contains(.optionWrong))
    }

    @Test("an option that comes a day late, or a shift of half the hours, does not do")
    func tooLittle() throws {
        let late = try solve(
            Self.yaml(Self.unit.0, Self.unit.1, options: "unit: tank, cost: 1 EUR, from: 2027-01-05"))
        #expect(late.plan.options.map(\.chosen) == [0])
        let shift = "staff: crew, cost: 1 EUR, calendar: late"
        #expect(try solve(Self.yaml(Self.staff.0, Self.staff.1, options: shift)).plan.options.map(\.chosen) == [0])
        let double = "staff: crew, cost: 1 EUR, calendar: late, most: 3"
        #expect(try solve(Self.yaml(Self.staff.0, Self.staff.1, options: double)).plan.options.map(\.chosen) == [2])
    }

    @Test("rows take in what is chosen")
    func rowTexts() throws {
        let suite = Self.yaml(Self.room.0, Self.room.1, options: "room: suite, cost: 1 EUR, count: 2")
        #expect(
            try rows("room-exclusive", of: suite)
                == "room-exclusive[suite,2027-01-04]: + lots[ev,2027-01-04] - 2 chosen[more] ≤ 1")
        let shift = Self.yaml(
            Self.staff.0, Self.staff.1, options: "staff: crew, cost: 1 EUR, calendar: late, from: 2027-01-06")
        #expect(
            try rows("staff-time", of: shift)
                == "staff-time[crew,2027-01-04]: + 40 lots[ev,2027-01-04] - 12 chosen[more] ≤ 40")
    }

    @Test(
        "what is stated of an option is checked",
        arguments: [
            { $0.most = 2 }, { $0.chosen = 2 }, { $0.chosen = 0.5 }, { $0.resource = "tanks" }, { $0.kind = .room },
            { $0.cost = .zero }, { $0.from = Instant(minutes: 1440) },
        ] as [@Sendable (inout PlannedOption) -> Void])
    func statements(change: @Sendable (inout PlannedOption) -> Void) throws {
        let (scenario, plan) = try solve(Self.yaml(Self.unit.0, Self.unit.1, options: "unit: tank, cost: 500 EUR"))
        var changed = plan
        change(&changed.options[0])
        #expect(PlanChecker(scenario).check(changed).findings.contains { $0.kind == .optionWrong })
        changed.options = []
        #expect(PlanChecker(scenario).check(changed).findings.contains { $0.kind == .optionWrong })
        changed.options = plan.options + plan.options
        #expect(PlanChecker(scenario).check(changed).findings.contains { $0.kind == .orderBroken })
    }
}
