// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Timing
import Verification

@testable import Planning

@Suite("Patients with lots of their own")
struct PatientTests {
    /// One suite, held for a day by each lot; three patients of whom two can have a lot.
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 7 d, tail: 14 d}
        rooms: {suite: {}}
        materials: {dex: {unit: dose}}
        recipes:
          own:
            makes: dex
            autologous: yes
            yield: 8 dose
            cost: 100 EUR
            operations: {make: {stage: culture, room: suite, run: 24 h}}
            release: {pass: 80 %, review: 7 d}
        patients:
          lines:
            a: {recipe: own, arrives: 2027-01-05T10:00, price: 1000 EUR, due: 8 d, late: 50 EUR/d}
            b: {recipe: own, arrives: 2027-01-05T16:00, price: 900 EUR, due: 204 h, late: 50 EUR/d}
            c: {recipe: own, arrives: 2027-01-06T08:00, price: 500 EUR, lost: 300 EUR}
        """

    @Test("rows: one lot or none, of the cells from the arrival to the latest start")
    func rowTexts() throws {
        let expected = """
            patient[a]: + lots[own,2027-01-05,a] + lots[own,2027-01-06,a] + untreated[a] = 1
            patient[b]: + lots[own,2027-01-05,b] + lots[own,2027-01-06,b] + lots[own,2027-01-07,b] + untreated[b] = 1
            patient[c]: + lots[own,2027-01-06,c] + lots[own,2027-01-07,c] + untreated[c] = 1
            """
        #expect(try rows("patient", of: Self.yaml) == joined(expected))
    }

    /// The same, where c comes first.
    private static let ranked = yaml.replacing("lost: 300 EUR}", with: "lost: 300 EUR, priority: 1}")

    @Test("a lot that who comes first could have had goes to nobody else while they have none")
    func priorities() throws {
        #expect(
            try rows("patient-priority", of: Self.ranked)
                == "patient-priority[own,2027-01-07,b,c]: + lots[own,2027-01-07,b] - lots[own,2027-01-06,c] "
                + "- lots[own,2027-01-07,c] ≤ 0")
        #expect(try rows("patient-priority", of: Self.yaml) == "")
        let scenario = try scenario(Self.ranked)
        let plan = try checkedPlan(of: scenario)
        // a on the day of arrival, and c on the 7th in place of b: 700 and 240.
        #expect(plan.outcome.contribution == Money(cents: 94_000))
        #expect(plan.lots.map(\.patient) == ["a", "c"])
        #expect(plan.patients?.map(\.priority) == [nil, nil, 1])
        // Without c, b may not have that lot.
        var wrong = try checkedPlan(of: TestSupport.scenario(Self.yaml))
        wrong.patients?[2].priority = 1
        #expect(PlanChecker(scenario).check(wrong).findings.map(\.kind) == [.patientPriorityBroken])
    }

    @Test(
        "priorities never make a plan better", arguments: [[1, 2, 3], [3, 2, 1], [2, 1, 2], [2, 3, 1], [1, 1, 1]])
    func ranks(ranks: [Int]) throws {
        var text = Self.yaml
        for (patient, rank) in zip(["a", "b", "c"], ranks) {
            text = text.replacing("\(patient): {recipe: own,", with: "\(patient): {recipe: own, priority: \(rank),")
        }
        let plan = try checkedPlan(of: scenario(text))
        #expect(plan.outcome.contribution <= Money(cents: 98_000))
    }

    @Test("costs: expected price, lateness and loss of a lot, and the loss of a patient without one")
    func costs() throws {
        // 100 − 0.8 × (1000 − late); 100 − 0.8 × (900 − late); 100 − 0.8 × 500 + 0.2 × 300.
        #expect(
            try objective(of: Self.yaml) == [
                "- 700 lots[own,2027-01-05,a]", "- 660 lots[own,2027-01-06,a]", "- 620 lots[own,2027-01-05,b]",
                "- 620 lots[own,2027-01-06,b]", "- 580 lots[own,2027-01-07,b]", "- 240 lots[own,2027-01-06,c]",
                "- 240 lots[own,2027-01-07,c]", "+ 300 untreated[c]",
            ])
    }

    @Test("the best plan treats a on the day of arrival and b two days later, a day late")
    func handSolved() throws {
        // a and b earn 0.8 × 1900 − 0.8 × 50 − 200; c is lost. No two of the three bring more, and no three fit.
        let plan = try checkedPlan(of: scenario(Self.yaml))
        #expect(plan.outcome.contribution == Money(cents: 98_000))
        #expect(plan.lots.map(\.patient) == ["a", "b"])
        #expect(plan.lots.map(\.start.minutes) == [1440 + 600, 3 * 1440])
        let patients = try #require(plan.patients)
        #expect(patients.map(\.veinToVein?.minutes) == [8 * 1440, 9 * 1440 + 480, nil])
        #expect(patients.map(\.daysLate) == [0, 1, nil])
        #expect(patients.map(\.expected) == [0.8, 0.8, 0])
        #expect(
            patients[2].reason.hasPrefix("room suite limits it") || patients[2].reason.hasPrefix("a lot would cost"))
        #expect(
            plan.veinToVein == [
                VeinToVein(
                    recipe: "own", patients: 3, treated: 2, expected: 1.6, late: 1, mean: .hours(208),
                    percentile95: .hours(224))
            ])
        #expect(
            plan.ledger.map { "\($0.account.rawValue) \($0.object) \($0.amount.text)" } == [
                "revenue a 800.00", "revenue b 720.00", "operations own -200.00", "lateness b -40.00",
                "lost c -300.00",
            ])
        // What is made for a patient is in no stock.
        #expect(plan.stock.allSatisfy { $0.released == 0 && $0.quarantine == 0 })
    }

    @Test("a relaxed plan splits lots of a patient, never beyond one")
    func relaxed() throws {
        let plan = try checkedPlan(of: scenario(Self.yaml), options: PlanOptions(isRelaxed: true))
        #expect(plan.outcome.contribution >= Money(cents: 98_000))
        #expect((plan.patients ?? []).allSatisfy { $0.treated <= 1 })
    }

    @Test(
        "terms that a patient's lot cannot keep leave the patient without one, and say why",
        arguments: [
            ("doses: 9 dose", "a lot gives 8 dose, 9 dose are needed"),
            ("due: 7 d, latest: 12 h", "it would be released 206 h after the arrival"),
            ("start-within: 30 min", ""),
        ])
    func obstacles(terms: String, reason: String) throws {
        let text = Self.yaml.replacing("price: 1000 EUR", with: "price: 1000 EUR, \(terms)").replacing(
            ", due: 8 d, late: 50 EUR/d", with: "")
        let patient = try #require(try checkedPlan(of: scenario(text)).patients?.first)
        #expect((patient.lot == nil) == !reason.isEmpty)
        #expect(patient.reason == reason)
    }

    @Test("a lot in process is its patient's, who gets no other")
    func inProcess() throws {
        let text =
            Self.yaml + "\n    z: {recipe: own, arrives: 2027-01-03T08:00, price: 100 EUR}"
            + "\nopening: {lots: [{recipe: own, operation: make, started: 2027-01-03T12:00, patient: z}]}"
        let scenario = try scenario(text)
        let plan = try checkedPlan(of: scenario)
        #expect(plan.lots.map(\.patient) == ["z", "a", "b"])
        #expect(plan.lots[0].origin == .inProcess)
        #expect(plan.outcome.contribution == Money(cents: 98_000 + 8_000))
        var other = plan
        other.lots[0].patient = "c"
        #expect(PlanChecker(scenario).check(other).findings.contains { $0.kind == .patientLotWrong })
    }

    @Test("patients who arrive after the horizon are left out, with a note")
    func late() throws {
        let plan = try checkedPlan(
            of: scenario(
                Self.yaml.replacing(
                    "b: {recipe: own, arrives: 2027-01-05", with: "b: {recipe: own, arrives: 2027-01-11")))
        #expect(plan.notes == ["arriving after the horizon's end and left out of the plan: patient b"])
        #expect(plan.patients?.map(\.patient) == ["a", "c"])
    }

    /// A change of a sound plan, and the fault it must be rejected with.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: FindingKind
        let change: @Sendable (inout Plan) -> Void

        init(_ title: String, _ kind: FindingKind, _ change: @escaping @Sendable (inout Plan) -> Void) {
            testDescription = title
            self.kind = kind
            self.change = change
        }
    }

    @Test(
        "the checker names what is wrong with a patient's lot",
        arguments: [
            Tampering("a lot for another", .patientStartWrong) { $0.lots[0].patient = "c" },
            Tampering("a lot for nobody", .patientLotWrong) { $0.lots[0].patient = nil },
            Tampering("a lot for a stranger", .patientLotWrong) { $0.lots[0].patient = "x" },
            Tampering("two lots for one", .patientLotWrong) { $0.lots[1].patient = "a" },
            Tampering("no table", .patientTableWrong) { $0.patients = nil },
            Tampering("no summary", .patientTableWrong) { $0.veinToVein = nil },
            Tampering("a shorter percentile", .patientTableWrong) { $0.veinToVein?[0].percentile95 = .hours(223) },
            Tampering("a shorter mean", .patientTableWrong) { $0.veinToVein?[0].mean = .hours(207) },
            Tampering("a late lot on time", .patientTableWrong) { $0.patients?[1].daysLate = 0 },
            Tampering("a treatment that is none", .patientTableWrong) { $0.patients?[2].treated = 1 },
            Tampering("no reason", .patientTableWrong) { $0.patients?[2].reason = "" },
            Tampering("a stranger in the table", .unknownName) { $0.patients?[2].patient = "x" },
            Tampering("another order", .orderBroken) { $0.patients?.reverse() },
        ])
    func mutations(tampering: Tampering) throws {
        let scenario = try scenario(Self.yaml)
        var changed = try checkedPlan(of: scenario)
        tampering.change(&changed)
        #expect(PlanChecker(scenario).check(changed).findings.contains { $0.kind == tampering.kind })
    }

    @Test(
        "a plan is refused where the patient's terms are tighter",
        arguments: [
            ("start-within: 24 h", FindingKind.patientStartWrong), ("latest: 0 d", .patientTooLate),
            ("doses: 9 dose", .patientDosesMissed),
        ])
    func tighter(terms: String, kind: FindingKind) throws {
        let plan = try checkedPlan(of: scenario(Self.yaml))
        let other = try scenario(Self.yaml.replacing("late: 50 EUR/d", with: "late: 50 EUR/d, \(terms)"))
        #expect(Set(PlanChecker(other).check(plan).findings.map(\.kind)) == [kind])
    }

    // MARK: Random patients

    private static func random(seed: Int) -> String {
        var random = SplitMix64(seed: UInt64(seed) &+ 90)
        var lines = ""
        for name in ["a", "b", "c", "d"] {
            let hour = random.pick(10...23)
            lines += "\n    \(name): {recipe: own, arrives: 2027-01-0\(random.pick(4...7))T\(hour):00"
            lines += ", price: \(random.pick(3...9) * 100) EUR, lost: \(random.pick(0...2) * 100) EUR"
            lines += ", start-within: \(random.pick(12...40)) h, due: \(random.pick(10...20) * 12) h"
            lines += ", late: \(random.pick(0...9) * 10) EUR/d, late-cap: 50 EUR"
            if random.chance(30) { lines += ", latest: \(random.pick(0...24)) h" }
            lines += "}"
        }
        return """
            horizon: {start: 2027-01-04, length: 6 d, tail: 14 d}
            calendars: {day: {mon-sat: 06:00-18:00}}
            units: {bench: {calendar: day}}
            rooms: {suite: {turnaround: \(random.pick(0...6)) h}}
            materials: {dex: {unit: dose}}
            recipes:
              own:
                makes: dex
                autologous: yes
                yield: 8 dose
                cost: \(random.pick(0...3) * 100) EUR
                operations:
                  select: {stage: culture, unit: bench, run: 4 h, hold: 24 h}
                  make: {stage: culture, room: suite, run: \(random.pick(12...40)) h}
                release: {pass: \(random.pick(7...10) * 10) %, review: \(random.pick(4...7)) d}
            patients:
              lines:\(lines)
            """
    }

    @Test("the plan is the best of all, as the checker values them", arguments: 0..<12)
    func enumeration(seed: Int) throws {
        let text = Self.random(seed: seed)
        let scenario = try scenario(text)
        let best = try checkedPlan(of: scenario)
        let walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
        // Any cell may be tried; the checker alone says which are within the patient's time.
        let choices = scenario.patients.ids.map { id -> [PlannedLot] in
            let patient = scenario.patients[id]
            return (0..<6).compactMap { day in
                let cell = Instant(minutes: day * 1440)
                return walk.walk(patient.recipe, cell: cell, notBefore: patient.arrives).timeline.map {
                    var lot = planned($0, in: scenario)
                    lot.patient = patient.name
                    return lot
                }
            }
        }
        var value = Money(cents: .min)
        func attempt(_ place: Int, _ lots: [PlannedLot]) {
            let found = PlanChecker(scenario).evaluate(PlanDecisions(lots: lots, tail: .days(14)))
            guard found.isSound else { return }
            if place == choices.count {
                value = max(value, found.contribution ?? value)
                return
            }
            attempt(place + 1, lots)
            for lot in choices[place] {
                var named = lot
                named.name = "own-00\(place)"
                attempt(place + 1, lots + [named])
            }
        }
        attempt(0, [])
        #expect(best.outcome.contribution == value, "\(text)")
    }
}
