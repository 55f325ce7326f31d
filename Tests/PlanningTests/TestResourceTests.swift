// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Instruments, laboratories and tests that are repeated")
struct TestResourceTests {
    /// As many lots as one likes may start each day; each is worth 1000 EUR.
    private static func yaml(_ test: String, plant: String, days: Int = 7, opening: String = "") -> String {
        """
        horizon: {start: 2027-01-04, length: \(days) d, tail: 14 d, deliveries: 1 d}
        calendars: {day: {mon-fri: 08:00-16:00}}
        \(plant)
        materials: {vial: {unit: vial}}
        \(opening)
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            operations: {make: {stage: fill, run: 1 h}}
            release: {tests: {potency: {sample-after: make, \(test)}}}
        demand:
          lines: {a: {material: vial, quantity: 9000 vial, due: 2027-01-18, price: 100 EUR/vial}}
        """
    }

    @Test(
        "an instrument of eight hours a day takes one test of six, two of them two",
        arguments: [
            (1, "run: 6 h", 5, 60.0), (2, "run: 6 h", 10, 60), (1, "run: 6 h, retest: 20 %", 5, 72),
            (1, "run: 4 h", 10, 40), (1, "run: 6 h, retest: 50 %", 0, 0), (1, "run: 9 h", 0, 0),
        ])
    func instrument(count: Int, test: String, lots: Int, cost: Double) throws {
        let yaml = Self.yaml(
            "elapsed: 1 d, unit: hplc, \(test)",
            plant: "units: {hplc: {count: \(count), calendar: day, rate: 10 EUR/h}}")
        let (scenario, plan) = try solve(yaml)
        // On Saturday and Sunday the instrument is never open between sample and result.
        #expect(plan.lots.count == lots)
        #expect(plan.starts[0].possible == (lots == 0 ? 0 : 5))
        #expect(plan.starts[0].lost.map(\.reason) == ["test potency has too few open hours of unit hplc"])
        let paid = plan.ledger.filter { $0.account == .unitTime }.map(\.amount.exact.double).reduce(0, +)
        #expect(abs(paid + cost * Double(lots)) < 0.005)
        let used = plan.loads.filter { $0.kind == .unit }.map(\.used).reduce(0, +)
        #expect(abs(used - cost / 10 * Double(lots)) < 1e-6)
        guard lots > 0 else { return }
        let less = try self.scenario(
            yaml.replacing("count: \(count)", with: "count: 1").replacing("8:00-16", with: "8:00-15"))
        #expect(!PlanChecker(less).check(plan).findings.isEmpty)
        let slow = try self.scenario(yaml.replacing("run: ", with: "run: 1"))
        #expect(PlanChecker(slow).check(plan).findings.contains { $0.kind == .instrumentShort })
        _ = scenario
    }

    @Test("two lots more than the instrument holds are found")
    func overbooked() throws {
        let yaml = Self.yaml("elapsed: 1 d, unit: hplc, run: 6 h", plant: "units: {hplc: {count: 2, calendar: day}}")
        let plan = try solve(yaml).plan
        let fewer = try scenario(yaml.replacing("count: 2", with: "count: 1"))
        let findings = PlanChecker(fewer).check(plan).findings
        #expect(findings.filter { $0.kind == .unitOverbooked }.count == 5)
    }

    @Test("an instrument is not taken before it is qualified")
    func qualified() throws {
        let plan = try solve(
            Self.yaml(
                "elapsed: 1 d, unit: hplc, run: 6 h",
                plant: "units: {hplc: {calendar: day, qualified: 2027-01-07}}")
        ).plan
        #expect(plan.starts[0].possible == 2)
        #expect(plan.starts[0].lost.map(\.reason).contains("unit hplc is not qualified for potency before 2027-01-07"))
    }

    @Test("a test that was sampled before the plan takes its rest of the instrument")
    func inProcess() throws {
        let yaml = Self.yaml(
            "elapsed: 6 d, unit: hplc, run: 8 h", plant: "units: {hplc: {calendar: day, rate: 10 EUR/h}}", days: 1,
            opening: "opening: {lots: [{recipe: ev, operation: make, started: 2026-12-31T12:00}]}")
        let plan = try solve(yaml).plan
        // From Thursday 13:00: 3 h and Friday are over, Monday to Wednesday 13:00 are 21 of 32 h, so 5.25 h.
        let own = plan.ledger.filter { $0.account == .unitTime }.map(\.amount.cents)
        #expect(own.map { $0 % 8000 } == [-5250])
    }

    @Test(
        "a laboratory takes three samples a week",
        arguments: [("samples: 2", 2), ("", 6), ("retest: 50 %, samples: 2", 2), ("retest: 50 %, samples: 3", 0)])
    func slots(test: String, lots: Int) throws {
        let yaml = Self.yaml(
            "elapsed: 3 wd, laboratory: lab\(test.isEmpty ? "" : ", " + test), cost: 7 EUR",
            plant: "laboratories: {lab: {calendar: day, shipping: 2 d, slots: 3, price: 30 EUR}}", days: 12)
        let (scenario, plan) = try solve(yaml)
        #expect(plan.lots.count == lots)
        // Sampled on Monday at 01:00, there on Wednesday, three working days later the next Monday ends.
        if let first = plan.lots.first(where: { $0.cell.minutes == 0 }) {
            #expect(first.checks.map(\.during.to.minutes) == [8 * 1440, 8 * 1440])
        }
        let samples = Double(test.contains("samples: 2") ? 2 : 1) * (test.contains("retest") ? 1.5 : 1)
        let paid = plan.ledger.filter { $0.account == .tests }.map(\.amount.exact.double).reduce(0, +)
        let own = test.contains("retest") ? 10.5 : 7
        #expect(abs(paid + Double(lots) * (30 * samples + own)) < 0.005)
        #expect(plan.laboratories.allSatisfy { $0.samples <= 3 && $0.slots == 3 })
        #expect(plan.laboratories.reduce(0) { $0 + $1.samples } == Double(lots) * samples)
        #expect(
            plan.notes.contains { $0.contains("50 % of the lots have test potency twice") } == test.contains("retest"))
        let fewer = try self.scenario(yaml.replacing("slots: 3", with: "slots: 1"))
        let isOver = PlanChecker(fewer).check(plan).findings.contains { $0.kind == .laboratoryOverbooked }
        #expect(isOver == (lots > 0))
        guard lots > 0 else { return }
        var wrong = plan
        wrong.laboratories[0].samples += 1
        #expect(PlanChecker(scenario).check(wrong).findings.map(\.kind) == [.laboratoryTableWrong])
        wrong.laboratories = []
        #expect(Set(PlanChecker(scenario).check(wrong).findings.map(\.kind)) == [.laboratoryTableWrong])
    }

    @Test("rows take in tests")
    func rowTexts() throws {
        let hplc = Self.yaml("elapsed: 2 d, unit: hplc, run: 4 h", plant: "units: {hplc: {calendar: day}}", days: 1)
        #expect(
            try rows("unit-time", of: hplc)
                == """
                unit-time[hplc,2027-01-04]: + 120 lots[ev,2027-01-04] ≤ 480
                unit-time[hplc,2027-01-05]: + 120 lots[ev,2027-01-04] ≤ 480
                """)
        let lab = Self.yaml(
            "elapsed: 2 d, laboratory: lab, samples: 2, retest: 10 %, cost: 5 EUR",
            plant: "laboratories: {lab: {shipping: 6 d, slots: 3, price: 10 EUR}}", days: 2)
        #expect(
            try rows("laboratory", of: lab)
                == """
                laboratory[lab,2027-01-04]: + 2.2 lots[ev,2027-01-04] ≤ 3
                laboratory[lab,2027-01-11]: + 2.2 lots[ev,2027-01-05] ≤ 3
                """)
        #expect(try objective(of: lab).filter { $0.contains("lots[ev") }.allSatisfy { $0.hasPrefix("+ 27.5 lots") })
    }

    @Test("pinned lots that a laboratory cannot take are told")
    func conflict() throws {
        let yaml = Self.yaml(
            "elapsed: 2 d, laboratory: lab, samples: 4", plant: "laboratories: {lab: {slots: 3}}",
            opening: "opening: {pinned: [{recipe: ev, start: 2027-01-04}]}")
        guard case .infeasible(let rules) = try Planner(solver: GLPKSolver()).plan(try scenario(yaml)).answer else {
            Issue.record("a plan")
            return
        }
        #expect(
            rules.map(\.sentence) == [
                "a lot of ev must start on 2027-01-04", "laboratory lab: takes only so many samples a week",
            ])
    }

    @Test("random tests: plans are sound, and more slots or instruments never cost", arguments: 0..<8)
    func random(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) &+ 4_400)
        let (count, slots) = (random.pick(1...2), random.pick(2...9))
        let test =
            "elapsed: \(random.pick(1...4)) d, unit: hplc, run: \(random.pick(1...8) * 30) min, laboratory: lab, "
            + "samples: \(random.pick(1...2)), retest: \(random.pick([0, 5, 25])) %"
        func plan(_ count: Int, _ slots: Int, isRelaxed: Bool = false) throws -> Plan {
            try solve(
                Self.yaml(
                    test,
                    plant: "units: {hplc: {count: \(count), calendar: day, rate: 3 EUR/h}}\n"
                        + "laboratories: {lab: {shipping: 30 h, slots: \(slots), price: 11 EUR}}"), isRelaxed: isRelaxed
            ).plan
        }
        let base = try plan(count, slots).outcome.objective
        #expect(try plan(count + 1, slots).outcome.objective >= base - 1e-6)
        #expect(try plan(count, slots + 2).outcome.objective >= base - 1e-6)
        #expect(try plan(count, slots, isRelaxed: true).outcome.objective >= base - 1e-6)
    }

    private func scenario(_ yaml: String) throws -> Scenario { try TestSupport.scenario(yaml) }
}
