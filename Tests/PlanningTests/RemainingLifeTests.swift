// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Remaining life at delivery")
struct RemainingLifeTests {
    private static let tiny = """
        horizon: {start: 2027-01-04, length: 7 d, tail: 1 d}
        materials: {vial: {unit: vial, shelf-life: 20 d}}
        opening: {stock: [{material: vial, quantity: 5 vial, age: 10 d}, {material: vial, quantity: 8 vial, age: 2 d}]}
        demand:
          lines:
            a: {material: vial, quantity: 9 vial, due: 2027-01-06, remaining-life: 8 d, price: 10 EUR/vial}
            b: {material: vial, quantity: 9 vial, due: 2027-01-08, price: 9 EUR/vial}
        """

    private static func planned(_ yaml: String) throws -> Plan { try plan(yaml) }

    @Test("rows: what grows unfit for a line goes to a pool of its own")
    func rowsOfPools() throws {
        // The first line may be served on days 3, 5 (the other's due date), 7 and 8. The 5 vials expire on day 10: they
        // are fit for it no longer than on day 2, so for no delivery. The 8 vials expire after the tail.
        let family = { try rows($0, of: Self.tiny) }
        let balance = try family("aged-balance")
        #expect(
            balance
                == joined(
                    """
                    aged-balance[vial,pool 1 2027-01-07]: + aged[vial,pool 1 2027-01-07]
                            + aged-out[vial,pool 1 2027-01-07] = 5
                    aged-balance[vial,pool 1 2027-01-09]: - aged[vial,pool 1 2027-01-07]
                            + aged[vial,pool 1 2027-01-09] + aged-out[vial,pool 1 2027-01-09] = 0
                    aged-balance[vial,pool 1 2027-01-11]: - aged[vial,pool 1 2027-01-09]
                            + aged[vial,pool 1 2027-01-11] + aged-out[vial,pool 1 2027-01-11] = 0
                    aged-balance[vial,pool 1 2027-01-12]: - aged[vial,pool 1 2027-01-11]
                            + aged[vial,pool 1 2027-01-12] + aged-out[vial,pool 1 2027-01-12] = 0
                    """))
        let out = try #require(try family("aged-out").split(separator: "\n").first)
        #expect(
            out == """
                aged-out[vial,pool 1 2027-01-07]: - delivered[b,2027-01-07] + aged-out[vial,pool 1 2027-01-07] \
                - discarded[vial,2027-01-07] ≤ 0
                """)
        #expect(
            try family("fresh-stock").split(separator: "\n").first ?? ""
                == "fresh-stock[vial,2027-01-07]: + stock[vial,2027-01-07] - aged[vial,pool 1 2027-01-07] ≥ 0")
        // Nothing expires before the tail's end.
        #expect(try family("remaining-life") == "")
    }

    @Test("rows: what moves together, and what must have left a pool")
    func rowsOfMoves() throws {
        let yaml = Self.tiny.replacing("remaining-life: 8 d", with: "remaining-life: 15 d")
        // The 8 vials expire on day 18 and serve the first line up to day 3, its due date.
        let life = try rows("remaining-life", of: yaml)
        #expect(
            life
                == joined(
                    """
                    remaining-life[vial,pool 0 2027-01-07/end]: + stock[vial,2027-01-07]
                            - aged[vial,pool 1 2027-01-07] ≤ 0
                    """))
        #expect(
            try rows("aged-balance", of: yaml).split(separator: "\n").first ?? "" == """
                aged-balance[vial,pool 1 2027-01-07]: + aged[vial,pool 1 2027-01-07] \
                + aged-out[vial,pool 1 2027-01-07] - ageing[vial,pool 0 to 1 2027-01-07..end] = 5
                """)
    }

    @Test("a line that wants life gets only what has it, and others take what is old")
    func handSolved() throws {
        // 8 of the 9 vials for the first line: the 5 old ones cannot serve it. The second gets the 5.
        let plan = try plan(Self.tiny)
        #expect(plan.outcome.contribution.exact == 125)
        #expect(plan.demand.map(\.lost) == [1, 4])
        // Without it, 9 and 4.
        let without = try Self.planned(Self.tiny.replacing(", remaining-life: 8 d", with: ""))
        #expect(without.outcome.contribution.exact == 126)
    }

    @Test("a lot more is worth its price where stock is too old for a customer")
    func anotherLot() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 14 d, tail: 7 d}
            rooms: {suite: {}}
            materials: {vial: {unit: vial, shelf-life: 100 d, remaining-life: 50 %}}
            opening: {stock: [{material: vial, quantity: 20 vial, age: 60 d}]}
            recipes: {ev: {makes: vial, yield: 10 vial, cost: 100 EUR, operations: {make: {stage: fill, room: suite, run: 5 d}}}}
            demand:
              lines:
                a: {material: vial, quantity: 10 vial, due: 2027-01-17, price: 30 EUR/vial}
                b: {material: vial, quantity: 10 vial, due: 2027-01-10, price: 20 EUR/vial, remaining-life: 40 %}
                c: {material: vial, quantity: 10 vial, due: 2027-01-10, price: 10 EUR/vial, remaining-life: 30 %}
            """
        // The stock has 40 % left at minute 0 and 33 % on day 7: it serves c. Lots are stored on days 5 and 10: a and b
        // each need one.
        let plan = try plan(yaml)
        #expect(plan.lots.count == 2)
        #expect(plan.outcome.contribution.exact == 400)
    }

    @Test(
        "months and shares of a life in months",
        arguments: [("1 months", 10), ("2 months", 0), ("50 %", 10), ("70 %", 0)])
    func months(wants: String, delivered: Double) throws {
        // Born on 31 December, expires on 31 March: fit for one month to the last of February, for two to 31 January;
        // 45 of its 90 days are gone on 14 February.
        let plan = try plan(
            """
            horizon: {start: 2027-02-01, length: 4 weeks, tail: 7 d}
            materials: {vial: {unit: vial, shelf-life: 3 months}}
            opening: {stock: [{material: vial, quantity: 10 vial, age: 32 d}]}
            demand:
              lines:
                a: {material: vial, quantity: 10 vial, due: 2027-02-12, price: 30 EUR/vial, latest: 0 d, early: 2 d, remaining-life: \(wants)}
            """)
        #expect(plan.demand[0].onTime == delivered)
        let reason = "no stock of vial that may be used in time has as much of its shelf life left"
        #expect(plan.demand[0].reason == (delivered > 0 ? "" : reason))
    }

    @Test("as much is delivered as any assignment of stock to lines could", arguments: 0..<80)
    func property(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) &+ 4_000)
        let kind = seed % 3
        let lives = [["5 d", "12 d", "20 d"], ["1 months", "2 months", "40 d"], ["20 %", "45 %", "70 %"]][kind]
        var stock: [String] = []
        for _ in 0..<random.pick(2...6) {
            let released = random.chance(50) ? ", released: 2027-02-\(9 + random.pick(1...18))" : ""
            stock.append(
                "{material: vial, quantity: \(random.pick(1...9)) vial, age: \(random.pick(0...45)) d\(released)}")
        }
        var lines: [String] = []
        for number in 0..<random.pick(2...6) {
            let wants =
                random.chance(75) ? ", remaining-life: \(random.pick(Array(lives[0...(kind == 1 ? 1 : 2)])))" : ""
            lines.append(
                "l\(number): {material: vial, quantity: \(random.pick(1...9)) vial, due: 2027-02-\(10 + random.pick(0...18)),"
                    + " price: 10 EUR/vial, late: 0 EUR/vial/d, early: \(random.pick(0...9)) d, latest: \(random.pick(0...9)) d\(wants)}"
            )
        }
        let yaml = """
            horizon: {start: 2027-02-01, length: 4 weeks, tail: 14 d, deliveries: \(random.pick(2...7)) d}
            materials: {vial: {unit: vial, shelf-life: \(kind == 1 ? "2 months" : "50 d")}}
            opening: {stock: [\(stock.joined(separator: ", "))]}
            demand: {lines: {\(lines.joined(separator: ", "))}}
            """
        let scenario = try scenario(yaml)
        for isRelaxed in [false, true] {
            let plan = try plan(yaml, isRelaxed: isRelaxed)
            let verdict = PlanChecker(scenario).check(plan)
            #expect(verdict.isSound, "\(verdict.findings)\n\(yaml)")
            #expect(plan.outcome.contribution.exact == Exact(10 * Assignment(scenario).most), "\(yaml)")
        }
    }
}

/// How much opening stock can be delivered at most, whatever the rows say.
private struct Assignment {
    private var left: [Int]
    private var wanted: [Int]
    private let serves: [[Bool]]
    private var given: [[Int]]

    init(_ scenario: Scenario) {
        let windows = PlanningProblem(of: scenario).demand
        let stock = scenario.opening.stock
        left = stock.map { $0.quantity.asInt ?? 0 }
        wanted = windows.map { $0.line.quantity.asInt ?? 0 }
        given = stock.map { _ in windows.map { _ in 0 } }
        let origin = CivilDateTime(date: scenario.horizon.start)
        serves = stock.map { piece in
            let born = -piece.age.minutes
            let expires: Int
            switch scenario.materials[piece.material].shelfLife {
            case .span(let span): expires = born + span.minutes
            case .months(let months):
                let moment = CivilDateTime(Instant(minutes: born), since: origin)
                expires =
                    CivilDateTime(date: moment.date.adding(months: months), time: moment.time).instant(since: origin)
                    .minutes
            case nil: expires = .max
            }
            return windows.map { window in
                window.minutes.contains { minute in
                    guard minute >= piece.released?.minutes ?? 0, minute <= expires else { return false }
                    switch window.line.remainingLife {
                    case nil: return true
                    case .span(let span): return minute + span.minutes <= expires
                    case .share(let share): return Exact(expires - minute) >= share * Exact(expires - born)
                    case .months(let months):
                        let end = CivilDateTime(Instant(minutes: expires), since: origin)
                        let day = (minute - (minute % 1440)) / 1440
                        let last = end.date.adding(months: -months)
                        let date = scenario.horizon.start.adding(days: day)
                        return date < last || (date == last && minute % 1440 <= end.time.minutes)
                    }
                }
            }
        }
    }

    /// The most that can be delivered.
    var most: Int {
        var copy = self
        var total = 0
        while copy.augment() { total += 1 }
        return total
    }

    /// Delivers one more, giving others what they can also use.
    private mutating func augment() -> Bool {
        for piece in left.indices where left[piece] > 0 {
            var seen = [Bool](repeating: false, count: left.count)
            if place(piece, &seen) {
                left[piece] -= 1
                return true
            }
        }
        return false
    }

    private mutating func place(_ piece: Int, _ seen: inout [Bool]) -> Bool {
        guard !seen[piece] else { return false }
        seen[piece] = true
        for line in wanted.indices where serves[piece][line] {
            if wanted[line] > 0 {
                wanted[line] -= 1
                given[piece][line] += 1
                return true
            }
            for other in left.indices where given[other][line] > 0 && place(other, &seen) {
                given[other][line] -= 1
                given[piece][line] += 1
                return true
            }
        }
        return false
    }
}
