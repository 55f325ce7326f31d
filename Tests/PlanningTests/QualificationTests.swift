// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Qualification from a date, and sessions")
struct QualificationTests {
    private static func yaml(unit: String = "", operation: String = "", opening: String = "") -> String {
        """
        horizon: {start: 2027-01-04, length: 7 d, tail: 7 d, deliveries: 1 d}
        calendars: {day: {mon-fri: 08:00-16:00}}
        units: {line: {count: 2\(unit)}}
        staff: {crew: {headcount: 4, calendar: day, paid: used, rate: 10 EUR/h}}
        materials: {vial: {unit: vial}}
        \(opening)
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            operations:
              grow: {stage: culture, run: 1 d}
              fill: {stage: fill, unit: line, set-up: 1 h, run: 5 h, clean: 1 h\(operation)}
        demand:
          lines: {a: {material: vial, quantity: 900 vial, due: 2027-01-17, price: 100 EUR/vial, latest: 0 d}}
        """
    }

    @Test(
        "lots that would take the unit before its day are lost; set-up counts",
        arguments: [
            (", qualified: 2027-01-07", ""), ("", ", qualified: 2027-01-07"),
            (", qualified: 2027-01-06", ", qualified: 2027-01-07"),
        ])
    func dates(unit: String, operation: String) throws {
        let (scenario, plan) = try solve(Self.yaml(unit: unit, operation: operation))
        // Grown for a day and set up in the last hour of it: the set-up of a lot started on the 6th is still early.
        #expect(plan.starts[0].possible == 4)
        #expect(plan.starts[0].lost.map(\.reason) == ["unit line is not qualified for fill before 2027-01-07"])
        #expect(plan.starts[0].lost.flatMap(\.cells).map(\.minutes) == [0, 1440, 2880])
        let free = try self.scenario(Self.yaml())
        let earlier = try solve(Self.yaml()).plan
        let kinds = Set(PlanChecker(scenario).check(earlier).findings.map(\.kind))
        #expect(kinds == [.notQualified])
        #expect(PlanChecker(free).check(plan).findings.map(\.kind) == [])
    }

    @Test("a fill that runs already is a fact; one that is to come is not")
    func inProcess() throws {
        let begun = Self.yaml(
            unit: ", qualified: 2027-01-07",
            opening: "opening: {lots: [{recipe: ev, operation: fill, started: 2027-01-03T23:00}]}")
        #expect(try solve(begun).plan.lots.contains { $0.origin == .inProcess })
        let toCome = begun.replacing("operation: fill, started", with: "operation: grow, started")
        guard case .infeasible(let rules) = try Planner(solver: GLPKSolver()).plan(try scenario(toCome)).answer else {
            Issue.record("a plan")
            return
        }
        #expect(
            rules.map(\.sentence).first?.hasSuffix("unit line is not qualified for fill before 2027-01-07") ?? false)
    }

    @Test(
        "a session that is too short needs a second team",
        arguments: [("", 14), (", longest-session: 7 h", 14), (", longest-session: 4 h", 28)])
    func sessions(session: String, hours: Int) throws {
        let pinned = "opening: {pinned: [{recipe: ev, start: 2027-01-04}]}"
        let one = Self.yaml(operation: ", hold: unlimited, staff: {crew: {heads: 2}}\(session)", opening: pinned)
            .replacing("quantity: 900", with: "quantity: 10")
        let (scenario, plan) = try solve(one)
        #expect(plan.staff.map(\.hours) == [Double(hours), 0])
        #expect(plan.ledger.filter { $0.account == .staffUsed }.map(\.amount.cents) == [Int64(hours) * -1000])
        var wrong = plan
        wrong.staff[0].hours = 42 - Double(hours)
        #expect(PlanChecker(scenario).check(wrong).findings.contains { $0.kind == .staffTableWrong })
    }

    private func scenario(_ yaml: String) throws -> Scenario { try TestSupport.scenario(yaml) }
}
