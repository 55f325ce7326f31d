// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Tests that lots share on plates")
struct PlateTests {
    /// A room takes one lot a day; each lot is worth 100 EUR.
    private static func yaml(_ plate: String, samples: Int = 1, days: Int = 6, plant: String = "") -> String {
        """
        horizon: {start: 2027-01-04, length: \(days) d, tail: 14 d, deliveries: 1 d}
        calendars: {day: {mon-sun: 08:00-16:00}}
        rooms: {suite: {}}
        \(plant)
        plates: {elisa: {\(plate)}}
        materials: {vial: {unit: vial}}
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            operations: {make: {stage: fill, room: suite, run: 20 h}}
            release: {tests: {elisa: {sample-after: make, plate: elisa, samples: \(samples), cost: 1 EUR}}}
        demand:
          lines: {a: {material: vial, quantity: 9000 vial, due: 2027-01-18, price: 10 EUR/vial}}
        """
    }

    @Test(
        "a plate is worth starting for as many lots as pay for it",
        arguments: [
            // Six lots are sampled on the days 0 to 5 at 20:00 and go on plates on the days 3 and 6, three on each.
            ("size: 24, every: 3 d, elapsed: 1 d, cost: 250 EUR", 6, 2.0, 600 - 6 - 500),
            // Two fit on a plate: the third lot of each start would need another one.
            ("size: 2, every: 3 d, elapsed: 1 d, cost: 150 EUR", 4, 2, 400 - 4 - 300),
            ("size: 2, every: 3 d, elapsed: 1 d, cost: 90 EUR", 6, 4, 600 - 6 - 360),
            // Three lots are worth 300 EUR, less than a plate.
            ("size: 24, every: 3 d, elapsed: 1 d, cost: 350 EUR", 0, 0, 0),
            // Once in six days they go on one plate.
            ("size: 24, every: 6 d, elapsed: 1 d, cost: 350 EUR", 6, 1, 600 - 6 - 350),
        ])
    func byHand(plate: String, lots: Int, plates: Double, contribution: Int) throws {
        let (scenario, plan) = try solve(Self.yaml(plate))
        #expect(plan.lots.count == lots)
        #expect(plan.outcome.contribution.cents == Int64(contribution) * 100)
        #expect(plan.plates.reduce(0) { $0 + $1.plates } == plates)
        #expect(plan.plates.reduce(0) { $0 + $1.samples } == Double(lots))
        guard let first = plan.lots.first, first.cell.minutes == 0 else { return }
        let start = plate.contains("6 d") ? 6 : 3
        #expect(first.checks[0].during == Interval(from: at(1200), to: at((start + 1) * 1440)))
        var wrong = plan
        wrong.plates[0].plates -= 1
        let kinds = Set(PlanChecker(scenario).check(wrong).findings.map(\.kind))
        #expect(kinds == [.plateTableWrong])
        wrong.plates = []
        #expect(PlanChecker(scenario).check(wrong).findings.contains { $0.kind == .plateTableWrong })
        wrong = plan
        wrong.lots[0].checks[0].during.to = at(start * 1440)
        #expect(PlanChecker(scenario).check(wrong).findings.contains { $0.kind == .testWrong })
    }

    private func at(_ minutes: Int) -> Instant { Instant(minutes: minutes) }

    @Test("work and instruments of a plate count once, and limit how many start")
    func capacity() throws {
        let plant = """
            staff: {crew: {headcount: 1, calendar: day, slides: 0 d, paid: used, rate: 1 EUR/h}}
            units: {reader: {calendar: day, rate: 2 EUR/h}}
            """
        // Sampled at 20:00; the plates of each day have eight hours of the reader, one plate takes five.
        let reader = Self.yaml(
            "size: 2, every: 1 d, elapsed: 1 d, unit: reader, run: 5 h", samples: 2, plant: plant)
        let one = try solve(reader).plan
        #expect(one.lots.count == 6)
        #expect(one.plates.map(\.plates) == [1, 1, 1, 1, 1, 1])
        #expect(one.ledger.filter { $0.account == .unitTime }.map(\.amount.cents) == [-6_000])
        #expect(try solve(reader.replacing("samples: 2", with: "samples: 3")).plan.lots.isEmpty)
        // The crew has 32 h in the four days of a plate.
        let crew = Self.yaml(
            "size: 4, every: 4 d, elapsed: 4 d, staff: {crew: 30 h}", plant: plant)
        let two = try solve(crew)
        #expect(two.plan.plates.map(\.during.from.minutes) == [4 * 1440, 8 * 1440])
        #expect(two.plan.ledger.filter { $0.account == .staffUsed }.map(\.amount.cents) == [-6_000])
        let fewer = try scenario(crew.replacing("08:00-16:00", with: "08:00-15:00"))
        #expect(PlanChecker(fewer).check(two.plan).findings.contains { $0.kind == .runNotStaffed })
        let lost = try solve(crew.replacing("30 h", with: "33 h")).plan
        #expect(lost.starts[0].possible == 0)
        #expect(lost.starts[0].lost.first?.reason.hasPrefix("test elisa falls on a start of elisa") ?? false)
    }

    @Test("rows of plates")
    func rowTexts() throws {
        let yaml = Self.yaml(
            "size: 8, every: 2 d, at: 2027-01-09T08:00, elapsed: 1 d, cost: 5 EUR", samples: 3, days: 3)
        #expect(
            try rows("plate", of: yaml)
                == """
                plate[elisa,2027-01-05 08:00]: - 3 lots[ev,2027-01-04] + 8 plates[elisa,2027-01-05 08:00] ≥ 0
                plate[elisa,2027-01-07 08:00]: - 3 lots[ev,2027-01-05] - 3 lots[ev,2027-01-06] + 8 plates[elisa,2027-01-07 08:00] ≥ 0
                """)
        #expect(try objective(of: yaml).filter { $0.contains("plates") }.allSatisfy { $0.hasPrefix("+ 5 plates") })
    }

    @Test("random plates: no choice of starts is better; relaxed plans are sound and no worse", arguments: 0..<12)
    func enumeration(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) &+ 6_600)
        let (size, every, samples) = (random.pick(1...4), random.pick(1...4), random.pick(1...2))
        let (cost, days) = (random.pick(4...20) * 20, random.pick(4...7))
        let yaml = Self.yaml(
            "size: \(size), every: \(every) d, elapsed: 1 d, cost: \(cost) EUR", samples: samples, days: days)
        // The starts of one plate moment are all alike: so many lots bring 99 each less the plates they take.
        var best = 0
        for group in stride(from: 0, to: days, by: every) {
            let most = min(every, days - group)
            best += (0...most).map { 99 * $0 - cost * (($0 * samples + size - 1) / size) }.max() ?? 0
        }
        let whole = try solve(yaml).plan
        #expect(whole.outcome.contribution.cents == Int64(best) * 100, "\(yaml)")
        #expect(try solve(yaml, isRelaxed: true).plan.outcome.objective >= whole.outcome.objective - 1e-6)
    }

    private func scenario(_ yaml: String) throws -> Scenario { try TestSupport.scenario(yaml) }
}
