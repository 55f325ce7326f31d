// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Timing
import Verification

@testable import Planning

@Suite("Priorities and service targets")
struct PriorityTests {
    private static let rowsYAML = """
        horizon: {start: 2027-01-04, length: 7 d, tail: 0 d}
        materials: {vial: {unit: vial}}
        opening: {stock: [{material: vial, quantity: 25 vial}]}
        demand:
          lines:
            a: {material: vial, quantity: 20 vial, due: 2027-01-06, priority: 1}
            b: {material: vial, quantity: 30 vial, due: 2027-01-06}
        """

    /// a comes first, then b, then c, who would pay most; 60 doses are there, 40 come on the 12th.
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 14 d, tail: 0 d}
        materials: {ev: {unit: dose}}
        opening:
          stock: [{material: ev, quantity: 60 dose}]
          orders: [{material: ev, quantity: 40 dose, arrives: 2027-01-12}]
        demand:
          lines:
            a: {material: ev, quantity: 50 dose, due: 2027-01-06, price: 10 EUR/dose, priority: 1}
            b: {material: ev, quantity: 30 dose, due: 2027-01-06, price: 30 EUR/dose, priority: 2, late: 1 EUR/dose/d, late-cap: 9 EUR/dose}
            c: {material: ev, quantity: 40 dose, due: 2027-01-10, price: 50 EUR/dose, customer: east}
        service:
          east: {material: ev, customer: east, target: 95 %, penalty: 20 EUR/dose, per: month}
        """

    private func answer(_ yaml: String, isRelaxed: Bool = false) throws -> PlanningAnswer {
        try Planner(solver: GLPKSolver()).plan(scenario(yaml), options: PlanOptions(gap: 0, isRelaxed: isRelaxed))
            .answer
    }

    private func plan(_ yaml: String, isRelaxed: Bool = false) throws -> Plan {
        guard case .plan(let plan) = try answer(yaml, isRelaxed: isRelaxed) else { throw Missing() }
        #expect(PlanChecker(try scenario(yaml)).check(plan).findings == [], "\(yaml)")
        return plan
    }

    private struct Missing: Error {}

    @Test("the legend tells each line's priority, and another one is rejected")
    func legend() throws {
        let plan = try plan(Self.yaml)
        #expect(plan.legend.lines.map(\.priority) == [1, 2, nil])
        var wrong = plan
        wrong.legend.lines[2].priority = 1
        let findings = PlanChecker(try scenario(Self.yaml)).check(wrong).findings
        #expect(findings.map(\.kind) == [.legendWrong] && findings[0].message.contains("priority 1, expected none"))
    }

    @Test("rows: others wait for what is owed")
    func rowTexts() throws {
        let closed = """
            priority[vial,1,2027-01-07]: + delivered[b,2027-01-07] - 30 open[vial,1,2027-01-07] ≤ 0
            priority[vial,1,2027-01-11]: + delivered[b,2027-01-11] - 30 open[vial,1,2027-01-11] ≤ 0
            """
        let served = """
            priority-served[vial,1,2027-01-07,a]: + delivered[a,2027-01-07] - 20 open[vial,1,2027-01-07] ≥ 0
            priority-served[vial,1,2027-01-11,a]: + delivered[a,2027-01-07] + delivered[a,2027-01-11]
                    - 20 open[vial,1,2027-01-11] ≥ 0
            """
        #expect(try rows("priority", of: Self.rowsYAML) == joined(closed))
        #expect(try rows("priority-served", of: Self.rowsYAML) == joined(served))
        #expect(try rows("priority", of: Self.rowsYAML.replacing(", priority: 1", with: "")) == "")
    }

    @Test("rows: what is on time, or is missing to the target")
    func serviceRow() throws {
        let expected = """
            service[east,2027-01-18]: + delivered[c,2027-01-07] + delivered[c,2027-01-11] + missed[east,2027-01-18] ≥ 38
            """
        #expect(try rows("service", of: Self.yaml) == joined(expected))
    }

    @Test("who comes first is served first, whatever others would pay")
    func handSolved() throws {
        // By the 7th: a 50, b 10. b lacks 20 on the 11th, so c gets nothing then; on the 18th b 20 (9 EUR late each),
        // c 20 (a week late, 0.50 EUR each). 38 are missing to the target.
        let plan = try plan(Self.yaml)
        #expect(
            plan.deliveries.map { "\($0.line) \($0.at.minutes / 1440) \($0.quantity)" } == [
                "a 3 50.0", "b 3 10.0", "b 14 20.0", "c 14 20.0",
            ])
        #expect(plan.outcome.contribution == Money(cents: 145_000))
        #expect(
            plan.service == [
                ServiceOutcome(
                    target: "east", material: "ev", until: Instant(minutes: 14 * 1440), wanted: 40, onTime: 0,
                    asked: 38,
                    missing: 38)
            ])
        #expect(plan.ledger.first { $0.account == .service }?.amount == Money(cents: -76_000))
        // Without priorities c, who pays most, is served first: on time, so nothing is missing to the target.
        let free = try self.plan(
            Self.yaml.replacing(", priority: 1", with: "").replacing(", priority: 2", with: ""))
        #expect(free.service?[0].missing == 0)
        #expect(free.outcome.contribution > plan.outcome.contribution)
    }

    @Test("a line that is no longer to be delivered holds nobody up")
    func latest() throws {
        let text = Self.yaml.replacing("priority: 2, ", with: "priority: 2, latest: 0 d, ")
        let plan = try plan(text)
        // b's 20 are lost after the 7th, so c gets nothing of the 60 but all of the 40.
        #expect(plan.deliveries.last?.line == "c")
        #expect(plan.deliveries.last?.quantity == 40)
    }

    @Test("a target that must be met and cannot is named")
    func hard() throws {
        let hard = Self.yaml.replacing(", penalty: 20 EUR/dose", with: "")
        guard case .infeasible(let rules) = try answer(hard) else {
            Issue.record("there is a plan")
            return
        }
        #expect(
            rules == [
                ConflictingRule(sentence: "service east: the share on time must be reached", path: "service.east")
            ])
        let free = hard.replacing(", priority: 1", with: "").replacing(", priority: 2", with: "")
        #expect((try plan(free).service?[0].onTime ?? 0) >= 38)
    }

    @Test("quarters end with March; backlog and what is due in the tail count nowhere")
    func quarters() throws {
        let text = """
            horizon: {start: 2027-01-04, length: 26 weeks, tail: 2 weeks}
            materials: {ev: {unit: dose}}
            opening:
              stock: [{material: ev, quantity: 100 dose}]
              backlog: [{id: z, material: ev, quantity: 3 dose, due: 2027-01-02}]
            demand:
              lines:
                a: {material: ev, quantity: 10 dose, due: 2027-03-31, price: 1 EUR/dose}
                b: {material: ev, quantity: 20 dose, due: 2027-04-01, price: 1 EUR/dose}
                c: {material: ev, quantity: 30 dose, due: 2027-07-10, price: 1 EUR/dose}
            service: {all: {material: ev, target: 50 %, per: quarter}}
            """
        let service = try #require(try plan(text).service)
        #expect(service.map(\.wanted) == [10, 20])
        #expect(service.map(\.asked) == [5, 10])
        #expect(service.map(\.until.minutes) == [87 * 1440, 178 * 1440])
        let months = try #require(try plan(text.replacing("quarter", with: "month")).service)
        #expect(months.map(\.until.minutes) == [87 * 1440, 117 * 1440])
    }

    @Test("deliveries that pass over who is owed are rejected")
    func passedOver() throws {
        let scenario = try scenario(Self.yaml)
        func kinds(_ deliveries: [(String, Int, Double)]) -> [FindingKind] {
            let made = deliveries.map { line, day, quantity in
                PlannedDelivery(
                    line: line, at: Instant(minutes: day * 1440), quantity: quantity,
                    daysLate: max(0, day - (line == "c" ? 7 : 3)))
            }
            return PlanChecker(scenario).evaluate(PlanDecisions(deliveries: made)).findings.map(\.kind)
        }
        #expect(kinds([("a", 3, 50), ("b", 3, 10)]) == [])
        #expect(kinds([("a", 3, 49), ("b", 3, 10)]) == [.priorityBroken])
        #expect(kinds([("a", 3, 50), ("b", 3, 10), ("c", 14, 5)]) == [.priorityBroken])
        #expect(kinds([("a", 3, 50), ("b", 3, 10), ("b", 14, 20), ("c", 14, 5)]) == [])
        #expect(kinds([("b", 7, 10)]) == [.priorityBroken])
    }

    @Test("what is stated of targets is checked")
    func statements() throws {
        let scenario = try scenario(Self.yaml)
        let sound = try plan(Self.yaml)
        func kinds(_ change: (inout Plan) -> Void) -> Set<FindingKind> {
            var plan = sound
            change(&plan)
            return Set(PlanChecker(scenario).check(plan).findings.map(\.kind))
        }
        #expect(kinds { $0.service = nil } == [.serviceTableWrong])
        #expect(kinds { $0.service?[0].missing = 0 } == [.serviceTableWrong])
        #expect(kinds { $0.service?[0].onTime = 38 } == [.serviceTableWrong])
        #expect(kinds { $0.service?[0].material = "x" } == [.serviceTableWrong])
        #expect(kinds { $0.ledger.removeAll { $0.account == .service } }.contains(.ledgerLineWrong))
        let hard = try TestSupport.scenario(Self.yaml.replacing(", penalty: 20 EUR/dose", with: ""))
        #expect(PlanChecker(hard).check(sound).findings.contains { $0.kind == .serviceMissed })
    }

    // MARK: Random lines

    private static func random(seed: Int) -> String {
        var random = SplitMix64(seed: UInt64(seed) &+ 700)
        var lines = ""
        for name in ["a", "b", "c"] {
            lines += "\n    \(name): {material: ev, quantity: \(random.pick(1...2) * 10) dose"
            lines += ", due: 2027-01-\(random.pick(["05", "07", "10"])), price: \(random.pick(1...9) * 10) EUR/dose"
            lines +=
                ", late: \(random.pick(0...4)) EUR/dose/d, late-cap: 20 EUR/dose, lost: \(random.pick(0...2) * 5) EUR/dose"
            if random.chance(70) { lines += ", priority: \(random.pick(1...2))" }
            if random.chance(30) { lines += ", latest: \(random.pick(0...6)) d" }
            if random.chance(50) { lines += ", customer: east" }
            lines += ", early: \(random.pick(0...3)) d}"
        }
        return """
            horizon: {start: 2027-01-04, length: 7 d, tail: 3 d}
            materials: {ev: {unit: dose}}
            opening:
              stock: [{material: ev, quantity: \(random.pick(1...2) * 10) dose}]
              orders: [{material: ev, quantity: \(random.pick(1...3) * 10) dose, arrives: 2027-01-\(random.pick(["07", "09"]))}]
            demand:
              lines:\(lines)
                d: {material: ev, quantity: 10 dose, due: 2027-01-08, customer: east, price: 20 EUR/dose}
            service: {east: {material: ev, customer: east, target: 100 %, penalty: \(random.pick(0...4) * 10) EUR/dose}}
            """
    }

    @Test("the plan is the best of all, as the checker values them", arguments: 0..<12)
    func enumeration(seed: Int) throws {
        let text = Self.random(seed: seed)
        let scenario = try scenario(text)
        let best = try plan(text)
        let relaxed = try plan(text, isRelaxed: true)
        #expect(relaxed.outcome.objective >= best.outcome.objective - 1e-6)
        let times = PlanningTimes(scenario, tail: .days(3))
        let instants = times.deliveryInstants(of: scenario.demand.things)
        var value = Money(cents: .min)
        func attempt(_ place: Int, _ deliveries: [PlannedDelivery]) {
            guard place < scenario.demand.count else {
                let ordered = deliveries.sorted { ($0.line, $0.at) < ($1.line, $1.at) }
                let found = PlanChecker(scenario).evaluate(PlanDecisions(deliveries: ordered))
                if found.isSound { value = max(value, found.contribution ?? value) }
                return
            }
            let line = scenario.demand.things[place]
            let open = instants.filter { times.mayDeliver(line, at: $0) }
            func spread(_ slot: Int, _ left: Int, _ chosen: [PlannedDelivery]) {
                guard slot < open.count else { return attempt(place + 1, deliveries + chosen) }
                for count in 0...left {
                    let days = max(0, (open[slot] - line.due).minutes) / 1440
                    let one = PlannedDelivery(
                        line: line.name, at: open[slot], quantity: Double(count * 10), daysLate: days)
                    spread(slot + 1, left - count, count > 0 ? chosen + [one] : chosen)
                }
            }
            spread(0, Int(line.quantity.double / 10), [])
        }
        attempt(0, [])
        #expect(best.outcome.contribution == value, "\(text)")
    }
}
