// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Commitments")
struct CommitmentTests {
    /// Lots of two days, each worth 1000 EUR, are wanted by the end of the eighth day.
    private static func yaml(
        _ commitment: String, _ plant: String = "rooms: {suite: {}}", _ operation: String = "room: suite",
        more: String = "", days: Int = 8, run: Int = 2
    ) -> String {
        """
        horizon: {start: 2027-01-04, length: \(days) d, tail: 7 d, deliveries: 1 d}
        calendars: {day: {mon-fri: 08:00-16:00}}
        \(plant)
        commitments:
          fill: {\(commitment)}
        materials: {vial: {unit: vial}, broth: {unit: L, price: 5 EUR/L}}
        \(more)
        recipes:
          ev:
            makes: vial
            yield: 10 vial
            operations: {make: {stage: fill, run: \(run) d, \(operation)}}
        demand:
          lines:
            a: {material: vial, quantity: 900 vial, due: 2027-01-\(days < 7 ? "0" : "")\(days + 3), price: 100 EUR/vial, latest: 0 d}
        """
    }

    private func conflict(_ yaml: String) throws -> [String] {
        guard case .infeasible(let rules) = try Planner(solver: GLPKSolver()).plan(try scenario(yaml)).answer else {
            return []
        }
        return rules.map(\.sentence)
    }

    @Test(
        "a fixed date leaves time for two lots; a day later there is time for three",
        arguments: [
            ("rooms: {suite: {}}", "room: suite"), ("units: {line: {}}", "unit: line"),
        ],
        [("", 3, 2000), (", window: 1 d", 4, 3000), (", window: 3 d", 6, 3000)])
    func byHand(plant: (String, String), window: (text: String, latest: Int, revenue: Int64)) throws {
        let (_, plan) = try solve(
            Self.yaml(
                "at: 2027-01-07, run: 2 d, cost: 70 EUR, \(plant.1)\(window.text)", plant.0, plant.1))
        #expect(plan.outcome.contribution == Money(cents: (window.revenue - 70) * 100))
        let begins = plan.commitments.map(\.during.from.minutes)
        #expect(begins.count == 1)
        #expect(begins.allSatisfy { (3 * 1440...window.latest * 1440).contains($0) })
        #expect(plan.ledger.filter { $0.account == .commitments }.map(\.amount.cents) == [-7000])
    }

    @Test("dates repeat; those before the horizon and those that may not end by the tail's end do not count")
    func dates() throws {
        let (_, plan) = try solve(
            Self.yaml("at: 2026-12-28T06:00, every: 4 d, window: 1 d, run: 1 d, cost: 1 EUR"))
        // 28 December and 1 January are past; the tail ends on 19 January, 00:00, too early for the seventeenth.
        #expect(plan.commitments.map(\.number) == [3, 4, 5])
        let twice = try solve(
            Self.yaml("at: 2027-01-05T06:00, every: 4 d, times: 2, run: 1 d, cost: 1 EUR")
        ).plan
        #expect(twice.commitments.map(\.during.from.minutes) == [1440 + 360, 5 * 1440 + 360])
    }

    @Test("people, materials, rates and pay count in the account they belong to")
    func money() throws {
        let plant = """
            units: {line: {rate: 2 EUR/h}}
            staff: {crew: {headcount: 1, calendar: day, slides: 0 d, paid: used, rate: 30 EUR/h, productive: 50 %}}
            """
        let (_, plan) = try solve(
            Self.yaml(
                "at: 2027-01-05T08:00, run: 8 h, unit: line, staff: {crew: 4 h}, uses: {broth: 6 L}, cost: 10 EUR",
                plant, "staff: {crew: 20 h}", days: 5))
        // The crew has 20 h of work in the week, 4 of which are the fill's: no lot can be made.
        #expect(plan.lots.isEmpty)
        let accounts = Dictionary(plan.ledger.map { ($0.account, $0.amount.cents) }, uniquingKeysWith: +)
        #expect(accounts == [.commitments: -1000, .unitTime: -1600, .staffUsed: -24000, .materials: -3000])
        #expect(plan.staff.map(\.hours) == [4, 0])
        #expect(plan.loads.filter { $0.kind == .unit && $0.used > 0 }.map(\.used) == [8])
    }

    @Test("a room that lots share is closed to them meanwhile, and keeps its key")
    func sharedRoom() throws {
        let (scenario, plan) = try solve(
            Self.yaml(
                "at: 2027-01-07, run: 2 d, room: suite",
                "rooms: {suite: {holds: product, capacity: 2, changeover: {cost: 500 EUR}}}"))
        #expect(plan.outcome.contribution.cents == 400_000)
        #expect(plan.changeovers.isEmpty)
        var early = plan
        early.commitments[0].during = Self.span(1440, 3 * 1440)
        let kinds = Set(PlanChecker(scenario).check(early).findings.map(\.kind))
        #expect(kinds.contains(.roomOverbooked) && kinds.contains(.commitmentWrong))
    }

    @Test("what cannot be kept together is told")
    func conflicts() throws {
        let pinned = "opening: {pinned: [{recipe: ev, start: 2027-01-06}]}"
        #expect(
            try conflict(Self.yaml("at: 2027-01-07, run: 2 d, room: suite", more: pinned)) == [
                "a lot of ev must start on 2027-01-06", "commitment fill: must be done on its dates",
                "room suite: admits one lot at a time, turnaround included",
            ])
        let crew = "staff: {crew: {headcount: 1, calendar: day}}"
        #expect(
            try conflict(Self.yaml("at: 2027-01-09, run: 2 d, staff: {crew: 1 h}", crew, "")) == [
                "commitment fill must be done on 2027-01-09 and cannot: the open hours of crew in it hold too little work"
            ])
        let shared = "rooms: {suite: {holds: product, closed: [{from: 2027-01-07, to: 2027-01-08}]}}"
        #expect(
            try conflict(Self.yaml("at: 2027-01-07, run: 2 d, room: suite", shared)) == [
                "commitment fill must be done on 2027-01-07 and cannot: room suite is closed"
            ])
    }

    @Test("rows take in what is done")
    func rowTexts() throws {
        let room = Self.yaml("at: 2027-01-05, window: 1 d, run: 3 d, room: suite", days: 2, run: 1)
        #expect(
            try rows("commitment", of: room)
                == "commitment[fill,2027-01-05]: + done[fill,2027-01-05] + done[fill,2027-01-06] = 1")
        #expect(
            try rows("room-exclusive", of: room)
                == """
                room-exclusive[suite,2027-01-04]: + lots[ev,2027-01-04] ≤ 1
                room-exclusive[suite,2027-01-05]: + lots[ev,2027-01-05] + done[fill,2027-01-05] ≤ 1
                room-exclusive[suite,2027-01-06]: + done[fill,2027-01-05] + done[fill,2027-01-06] ≤ 1
                """)
        let staff = Self.yaml(
            "at: 2027-01-05, window: 1 d, run: 1 d, staff: {crew: 3 h}, uses: {broth: 2 L}, cost: 9 EUR",
            "staff: {crew: {headcount: 1, calendar: day, slides: 0 d}}", "staff: {crew: 5 h}", days: 1, run: 1)
        #expect(
            try rows("staff-time", of: staff)
                == "staff-time[crew,2027-01-04]: + 5 lots[ev,2027-01-04] + 3 done[fill,2027-01-05] + 3 done[fill,2027-01-06] ≤ 40"
        )
        #expect(
            try objective(of: staff).filter { $0.contains("done") } == [
                "+ 9 done[fill,2027-01-05]", "+ 9 done[fill,2027-01-06]",
            ])
        #expect(try rows("material-balance", of: staff).contains("2 done[fill,2027-01-05]"))
    }

    @Test(
        "what is stated of a commitment is checked",
        arguments: changes.indices)
    func statements(place: Int) throws {
        let (change, kind) = Self.changes[place]
        let (scenario, plan) = try solve(Self.yaml("at: 2027-01-07, window: 2 d, run: 2 d, room: suite, cost: 5 EUR"))
        var changed = plan
        change(&changed.commitments[0])
        #expect(PlanChecker(scenario).check(changed).findings.contains { $0.kind == kind })
        changed.commitments = []
        #expect(PlanChecker(scenario).check(changed).findings.contains { $0.kind == .commitmentMissed })
        changed.commitments = plan.commitments + plan.commitments
        #expect(PlanChecker(scenario).check(changed).findings.contains { $0.kind == .orderBroken })
    }

    private static func span(_ from: Int, _ to: Int) -> Interval {
        Interval(from: Instant(minutes: from), to: Instant(minutes: to))
    }

    private static let changes: [(@Sendable (inout PlannedCommitment) -> Void, FindingKind)] = [
        ({ $0.share = 0.5 }, .commitmentMissed),
        ({ $0.number = 2 }, .commitmentMissed),
        ({ $0.during.to = Instant(minutes: $0.during.to.minutes + 1) }, .commitmentWrong),
        ({ $0.during = span(0, 2880) }, .commitmentWrong),
        ({ $0.during = span(7 * 1440, 9 * 1440) }, .commitmentWrong),
        ({ $0.during = span(4321, 4321 + 2880) }, .commitmentWrong),
        ({ $0.commitment = "filling" }, .unknownName),
        ({ $0.share = .nan }, .badNumber),
    ]

    /// Three media fills in a row qualify the line, then one each half year; skills are pools, fillers take turns.
    private static let fillSuite = """
        horizon: {start: 2027-01-04, length: 8 weeks, tail: 4 weeks}
        calendars: {day: {mon-fri: 06:00-18:00}}
        units: {isolator: {calendar: day, qualified: 2027-01-25}}
        rooms: {fill-suite: {holds: product, capacity: 1, turnaround: 4 h, changeover: {time: 12 h, cost: 800 EUR}}}
        staff:
          fillers: {headcount: 4, calendar: day, productive: 80 %}
          analysts: {headcount: 2, calendar: day}
          qa: {headcount: 1, calendar: day}
        materials: {broth: {unit: L, price: 20 EUR/L}, knee-ev: {unit: vial}, lung-ev: {unit: vial}}
        commitments:
          media-fill-initial:
            {label: three runs in a row, at: 2027-01-05T06:00, every: 1 week, times: 3, run: 2 d, room: fill-suite, unit: isolator,
             staff: {fillers: 40 h, analysts: 6 h, qa: 3 h}, uses: {broth: 40 L}, cost: 4000 EUR}
          media-fill:
            {at: 2027-02-22T06:00, every: 26 weeks, run: 2 d, room: fill-suite, unit: isolator,
             staff: {fillers: 40 h, analysts: 6 h, qa: 3 h}, uses: {broth: 40 L}, cost: 4000 EUR}
          incubation-reading: {at: 2027-01-21, every: 1 week, times: 3, window: 2 d, run: 3 d, staff: {analysts: 2 h}}
        recipes:
        """

    @Test("media fills, pools by skill and a longest session are said together")
    func mediaFills() throws {
        let recipes = ["knee", "lung"].map { name in
            """
              \(name):
                makes: \(name)-ev
                yield: 120 vial
                cost: 50 EUR
                operations:
                  fill: {stage: fill, unit: isolator, room: fill-suite, set-up: 1 h, run: 6 h, clean: 1 h,
                         staff: {fillers: {heads: 2}, analysts: 1 h}, longest-session: 4 h}
                release: {tests: {sterility: {sample-after: fill, elapsed: 14 d, staff: {analysts: 2 h}}},
                          review: {elapsed: 5 wd, calendar: day, staff: {qa: 5 h}}}
            """
        }
        let yaml =
            Self.fillSuite + "\n" + recipes.joined(separator: "\n") + """

                demand:
                  lines:
                    knee: {material: knee-ev, quantity: 480 vial, due: 2027-03-10, price: 200 EUR/vial}
                    lung: {material: lung-ev, quantity: 240 vial, due: 2027-03-10, price: 200 EUR/vial}
                """
        let plan = try solve(yaml).plan
        #expect(plan.commitments.map { "\($0.commitment) \($0.number)" }.count == 7)
        #expect(plan.lots.count == 6)
        #expect(plan.lots.allSatisfy { $0.start.minutes >= 21 * 1440 })
        #expect(plan.changeovers.count == 1)
        let accounts = Dictionary(plan.ledger.map { ($0.account, $0.amount.cents) }, uniquingKeysWith: +)
        #expect(accounts[.commitments] == -16_000_00)
        #expect(accounts[.materials] == -160 * 20_00)
        // Two teams of two for eight hours each lot, and 40 h for each media fill.
        let fillers = plan.staff.filter { $0.pool == "fillers" }.reduce(0) { $0 + $1.hours }
        #expect(fillers == 6 * 32 + 4 * 40)
    }

    @Test("random dates: no choice of days is better, relaxed plans are sound and no worse", arguments: 0..<12)
    func enumeration(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) &+ 900)
        let (days, run) = (random.pick(9...14), random.pick(2...3))
        let (length, every) = (random.pick(1...2), random.pick(5...6))
        let (first, window) = (random.pick(0...3), random.pick(0...2))
        let yaml = Self.yaml(
            "at: 2027-01-\(first + 4 < 10 ? "0" : "")\(first + 4), every: \(every) d, times: 2, window: \(window) d, "
                + "run: \(length) d, room: suite", days: days, run: run)
        var best = 0
        for one in 0...window {
            for two in 0...window {
                let (a, b) = (first + one, first + every + two)
                let gaps = [a, b - a - length, max(0, days - b - length)]
                best = max(best, gaps.reduce(0) { $0 + $1 / run })
            }
        }
        let whole = try solve(yaml).plan
        #expect(whole.outcome.contribution.cents == Int64(best) * 100_000, "\(yaml)")
        let relaxed = try solve(yaml, isRelaxed: true).plan
        #expect(relaxed.outcome.objective > whole.outcome.objective - 1e-6)
    }
}
