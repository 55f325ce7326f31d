// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

@Suite("Plans of rooms that hold a key")
struct RoomKeyPlanTests {
    private static func plant(_ room: String, opening: String = "") -> String {
        """
        horizon: {start: 2027-01-04, length: 9 d, tail: 3 d}
        rooms: {suite: {\(room)}}
        materials: {a: {unit: vial}, b: {unit: vial}}
        \(opening)
        recipes:
          a: {makes: a, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 2 d}}}
          b: {makes: b, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 2 d}}}
        demand:
          lines:
            a: {material: a, quantity: 20 vial, due: 2027-01-15, price: 10 EUR/vial}
            b: {material: b, quantity: 10 vial, due: 2027-01-15, price: 10 EUR/vial}
        """
    }

    @Test(
        "two lots of a and one of b, a changeover of three days between them",
        arguments: [
            // a a | b or b | a a takes 2+2+3+2 = 9 days; a | b | a would take 12. One changeover of 40.
            ("changeover: {time: 3 d, cost: 40 EUR}", "", 26_000, 1),
            // The changeover costs more than the lot of b earns: both lots of a only.
            ("changeover: {time: 3 d, cost: 150 EUR}", "", 20_000, 0),
            // From b to a it is cheaper.
            ("changeovers: [{from: a, time: 3 d, cost: 90 EUR}, {time: 3 d, cost: 10 EUR}]", "", 29_000, 1),
            // b was there last, so b goes first and only the way to a is paid.
            (
                "changeover: {time: 3 d, cost: 40 EUR}",
                "opening: {rooms: {suite: {free: 2027-01-02, last: b}}}", 26_000, 1
            ),
            // a was there until the third day: five days later b could begin on the eleventh, after the horizon, and
            // with a before b there is no time; so both lots of a.
            (
                "changeover: {time: 4 d, cost: 40 EUR}",
                "opening: {rooms: {suite: {free: 2027-01-06, last: a}}}", 20_000, 0
            ),
        ])
    func byHand(room: String, opening: String, contribution: Int64, changeovers: Int) throws {
        let yaml = Self.plant("holds: product, capacity: 1, \(room)", opening: opening)
        let (plan, findings) = try planAndFindings(yaml)
        #expect(findings == [])
        #expect(plan.outcome.contribution.cents == contribution)
        #expect(plan.changeovers.count == changeovers)
    }

    @Test("two lots of a product share the room, so that the other finds time", arguments: [(1, 20_000), (2, 30_000)])
    func sharing(capacity: Int, contribution: Int64) throws {
        let yaml = Self.plant("holds: product, capacity: \(capacity), changeover: {time: 5 d}")
        let (plan, findings) = try planAndFindings(yaml)
        #expect(findings == [])
        #expect(plan.outcome.contribution.cents == contribution)
    }

    @Test("a lot in process is a fact, though it came in too soon after b; b waits for its changeover")
    func inProcess() throws {
        // Until the fifth a of the opening is there, then a second one to the seventh: b enters on the tenth.
        let yaml = Self.plant(
            "holds: product, capacity: 1, changeover: {time: 2 d, cost: 40 EUR}",
            opening: """
                opening:
                  lots: [{recipe: a, operation: make, started: 2027-01-03T00:00}]
                  rooms: {suite: {free: 2027-01-02, last: b}}
                """)
        let (plan, findings) = try planAndFindings(yaml)
        #expect(findings == [])
        #expect(plan.outcome.contribution.cents == 26_000)
        #expect(plan.changeovers.map(\.from) == ["a"])
        #expect(plan.ledger.filter { $0.account == .changeovers }.map(\.amount.cents) == [-4_000])
    }

    @Test("a lot in process that has left by the start is the last one there, unless the opening says who was")
    func leftBefore() throws {
        // b left at the start: two lots of a after two days, or b first, and then a: one changeover of 40 in any case.
        func plant(_ rooms: String) -> String {
            Self.plant(
                "holds: product, capacity: 1, changeover: {time: 2 d, cost: 40 EUR}",
                opening: """
                    opening:
                      lots: [{recipe: b, operation: make, started: 2027-01-02T00:00}]
                      \(rooms)
                    """)
        }
        let (plan, findings) = try planAndFindings(plant(""))
        #expect(findings == [])
        // The lot in process is what b's line gets.
        #expect(plan.outcome.contribution.cents == 26_000)
        #expect(plan.changeovers.map { "\($0.from) \($0.left.minutes) \($0.to)" } == ["b 0 a"])
        #expect(plan.lots.filter { $0.recipe == "a" }.map(\.start.minutes).min() ?? 0 >= 2 * 1440)
        let (other, none) = try planAndFindings(plant("rooms: {suite: {free: 2027-01-03, last: a}}"))
        #expect(none == [])
        #expect(other.outcome.contribution.cents == 30_000)
        #expect(other.changeovers == [])
    }

    @Test("pinned lots without time for their changeover are told with the room's rule")
    func conflict() throws {
        let yaml = Self.plant(
            "holds: product, capacity: 1, changeover: {time: 2 d}",
            opening: "opening: {pinned: [{recipe: a, start: 2027-01-05}, {recipe: b, start: 2027-01-08}]}")
        let result = try Planner(solver: GLPKSolver()).plan(try scenario(yaml))
        guard case .infeasible(let rules) = result.answer else {
            Issue.record("a plan")
            return
        }
        #expect(
            rules.map(\.sentence) == [
                "a lot of a must start on 2027-01-05", "a lot of b must start on 2027-01-08",
                "room suite: admits lots of one key at a time, turnaround and changeover included",
            ])
    }

    @Test("a unit that holds a product: one lot at a time and the same changeovers as in a room of one place")
    func unit() throws {
        // a a | b as above; the lot is on the skid for both of its runs and the day between them.
        let yaml = """
            horizon: {start: 2027-01-04, length: 9 d, tail: 4 d}
            units: {skid: {holds: product, changeover: {time: 3 d, cost: 40 EUR}}}
            materials: {a: {unit: vial}, b: {unit: vial}}
            opening: {units: {skid: {free: 2027-01-03, last: a}}}
            recipes:
              a: {makes: a, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 d}}}
              b:
                makes: b
                yield: 10 vial
                operations:
                  make: {stage: fill, unit: skid, run: 12 h, hold: 2 d}
                  wait: {stage: fill, run: 1 d, hold: 0 d}
                  finish: {stage: fill, unit: skid, run: 12 h}
            demand:
              lines:
                a: {material: a, quantity: 20 vial, due: 2027-01-16, price: 10 EUR/vial}
                b: {material: b, quantity: 10 vial, due: 2027-01-16, price: 10 EUR/vial}
            """
        let (plan, findings) = try planAndFindings(yaml)
        #expect(findings == [])
        #expect(plan.outcome.contribution.cents == 26_000)
        #expect(plan.changeovers.map(\.kind) == [.unit])
        #expect(plan.changeovers.map(\.left.minutes) == [4 * 1440])
        #expect(plan.changeovers.map(\.entered.minutes) == [7 * 1440])
    }

    @Test("random plants: no choice of starts is better, and the checker agrees", arguments: 0..<20, [false, true])
    func enumeration(seed: Int, isUnit: Bool) throws {
        let plant = RandomSuite(seed: seed, isUnit: isUnit)
        let (plan, findings) = try planAndFindings(plant.yaml)
        #expect(findings == [], "\(plant.yaml)")
        #expect(plan.outcome.contribution.cents == Int64(plant.best) * 100, "\(plant.yaml)")
    }
}

/// A suite or unit with lots of three products, small enough to try all starts.
private struct RandomSuite {
    struct Kind {
        let product: Int
        let days: Int
        let worth: Int
    }

    static let days = 6
    var kinds: [Kind] = []
    var time: [[Int]] = []
    var cost: [[Int]] = []
    var last: Int?
    var capacity = 1
    var turnaround = 0
    var yaml = ""

    init(seed: Int, isUnit: Bool) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7
        func random(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int((state >> 33) % UInt64(range.count))
        }
        let word = isUnit ? "unit" : "room"
        capacity = isUnit ? 1 : random(1...2)
        turnaround = random(0...1)
        for place in 0..<4 {
            kinds.append(
                Kind(
                    product: place == 3 ? random(0...2) : place, days: random(1...2), worth: random(1...9) * 10))
        }
        for _ in 0..<3 {
            time.append((0..<3).map { _ in random(0...3) })
            cost.append((0..<3).map { _ in random(0...4) * 10 })
        }
        last = random(0...1) == 0 ? nil : random(0...2)
        var rules: [String] = []
        for from in 0..<3 {
            for to in 0..<3 where from != to {
                rules.append("{from: p\(from), to: p\(to), time: \(time[from][to]) d, cost: \(cost[from][to]) EUR}")
            }
        }
        let opening = last.map { "opening: {\(word)s: {suite: {free: 2027-01-04T00:00, last: p\($0)}}}" } ?? ""
        // Materials of their own for each recipe would be keys of their own, so a lot's worth is a saving in its cost.
        let recipes = kinds.enumerated().map { place, kind in
            "  r\(place): {makes: p\(kind.product), yield: 10 vial, cost: \(100 - kind.worth) EUR, "
                + "operations: {make: {stage: fill, \(word): suite, run: \(kind.days) d}}}"
        }
        let lines = (0..<3).map { product in
            let count = kinds.count { $0.product == product }
            return "    d\(product): {material: p\(product), quantity: \(10 * count) vial, due: 2027-01-14, "
                + "price: 10 EUR/vial}"
        }
        yaml = """
            horizon: {start: 2027-01-04, length: \(Self.days) d, tail: 5 d}
            materials: {p0: {unit: vial}, p1: {unit: vial}, p2: {unit: vial}}
            \(word)s:
              suite:
                holds: product
                \(isUnit ? "" : "capacity: \(capacity)")
                turnaround: \(turnaround) d
                changeovers: [\(rules.joined(separator: ", "))]
            \(opening)
            recipes:
            \(recipes.joined(separator: "\n"))
            demand:
              lines:
            \(lines.joined(separator: "\n"))
            """
    }

    /// The most that any choice earns: each product's demand is for as many lots as it has recipes.
    var best: Int {
        var best = 0
        var starts: [(kind: Int, day: Int)] = []
        // Up to two lots of a recipe: one of a product with two recipes may be made twice instead of the other.
        func choose(_ slot: Int) {
            guard slot < slots.count else { return best = max(best, value(starts)) }
            choose(slot + 1)
            for kind in kinds.indices where kinds[kind].product == slots[slot] {
                for day in 0..<Self.days {
                    starts.append((kind, day))
                    choose(slot + 1)
                    starts.removeLast()
                }
            }
        }
        choose(0)
        return best
    }

    /// The product of each lot that is wanted.
    private var slots: [Int] { kinds.map(\.product) }

    private func value(_ starts: [(kind: Int, day: Int)]) -> Int {
        let stays = starts.sorted { $0.day < $1.day }.map { start in
            let kind = kinds[start.kind]
            return (key: kind.product, from: start.day, to: start.day + kind.days + turnaround, worth: kind.worth)
        }
        var worth = 0
        var holder = last
        for (place, stay) in stays.enumerated() {
            if let last, last != stay.key, stay.from < time[last][stay.key] { return 0 }
            for other in stays[..<place] where other.key != stay.key {
                if stay.from < other.to + time[other.key][stay.key] { return 0 }
            }
            let together = stays[...place].count { $0.key == stay.key && $0.to > stay.from }
            if together > capacity { return 0 }
            if let current = holder, current != stay.key { worth -= cost[current][stay.key] }
            holder = stay.key
            worth += stay.worth
        }
        return worth
    }
}
