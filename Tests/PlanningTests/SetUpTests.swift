// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Set-ups in buckets")
struct SetUpTests {
    private static func plant(hours: Int, setUps: String, lines: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 2 d, tail: 1 d, bucket: 1 d, deliveries: 1 d}
        calendars: {open: {mon-sun: 00:00-0\(hours):00}}
        units: {line: {calendar: open, set-ups: {\(setUps)}}}
        materials: {a: {unit: vial}, b: {unit: vial}}
        recipes:
          a: {makes: a, yield: 10 vial, operations: {make: {stage: fill, unit: line, run: 1 h}}}
          b: {makes: b, yield: 10 vial, operations: {make: {stage: fill, unit: line, run: 1 h}}}
        demand:
          lines:
        \(lines)
        """
    }

    @Test("a day holds its lots and one set-up for each product that it makes")
    func byHand() throws {
        // Four hours a day, an hour to set up for each. On the first day two lots of a are due: one hour is left for a
        // third one, or, with its own hour, none for b. On the second day b alone has three lots.
        let yaml = Self.plant(
            hours: 4, setUps: "a: {time: 1 h, cost: 5 EUR}, b: {time: 1 h, cost: 8 EUR}",
            lines: """
                    a1: {material: a, quantity: 20 vial, due: 2027-01-04, price: 1 EUR/vial}
                    a2: {material: a, quantity: 20 vial, due: 2027-01-05, price: 1 EUR/vial}
                    b2: {material: b, quantity: 40 vial, due: 2027-01-05, price: 2 EUR/vial}
                """)
        let (plan, findings) = try planAndFindings(yaml)
        #expect(findings == [])
        // 30 for a and 60 for b less 5 and 8: a third lot of a goes to its second line.
        #expect(plan.outcome.contribution.cents == 7_700)
        #expect(plan.setUps.map(\.material) == ["a", "b"])
        #expect(plan.setUps.map(\.bucketEnd.minutes) == [1440, 2880])
        #expect(plan.ledger.filter { $0.account == .changeovers }.map(\.amount.cents) == [-1_300])
        #expect(plan.loads.filter { $0.kind == .unit }.map(\.used) == [4, 4, 0])
    }

    @Test("of a product that two sites stock, the unit is set up for what is made at its own")
    func twoSites() throws {
        let scenario = try scenario(
            """
            horizon: {start: 2027-01-04, length: 2 d, tail: 3 d, bucket: 1 d, deliveries: 1 d}
            sites: {east: {}, west: {}}
            units: {line: {site: east, set-ups: {a: {time: 1 h, cost: 5 EUR}}}}
            materials: {a: {unit: vial}}
            shipping: {road: {from: east, to: west, materials: [a], time: 1 d}}
            recipes:
              a: {makes: a, yield: 10 vial, site: east, operations: {make: {stage: fill, unit: line, run: 1 h}}}
            demand: {lines: {a: {material: a, site: west, quantity: 10 vial, due: 2027-01-07, price: 2 EUR/vial}}}
            """)
        let plan = try checkedPlan(of: scenario)
        #expect(plan.outcome.contribution.cents == 1_500)
        #expect(plan.setUps.map(\.material) == ["a@east"])
        #expect(try rewritten(scenario) == scenario)
    }

    @Test("the rows of one product on a line of four hours")
    func rowsOfOne() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 1 d, tail: 1 d, bucket: 1 d, deliveries: 1 d}
            calendars: {open: {mon-sun: 00:00-04:00}}
            units: {line: {calendar: open, set-ups: {a: {time: 30 min, cost: 5 EUR}}}}
            materials: {a: {unit: vial}}
            recipes: {a: {makes: a, yield: 10 vial, operations: {make: {stage: fill, unit: line, run: 1 h}}}}
            """
        // After the set-up three lots of an hour find room.
        #expect(
            try rows("set-up-lot", of: yaml)
                == "set-up-lot[line,a,2027-01-04,a,2027-01-04]: + lots[a,2027-01-04] - 3 set-up[line,a,2027-01-04] ≤ 0")
        #expect(
            try rows("unit-bucket", of: yaml)
                == "unit-bucket[line,2027-01-04]: + 60 lots[a,2027-01-04] + 30 set-up[line,a,2027-01-04] ≤ 240")
        #expect(try objective(of: yaml).contains("+ 5 set-up[line,a,2027-01-04]"))
    }

    @Test("random lines: no choice of lots is better, and the checker agrees", arguments: 0..<20)
    func enumeration(seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 5
        func random(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int((state >> 33) % UInt64(range.count))
        }
        let hours = random(3...6)
        let time = [random(0...2), random(0...2)]
        let cost = [random(0...3) * 10, random(0...3) * 10]
        let price = [random(1...4), random(1...4)]
        let wanted = [[random(0...3), random(0...3)], [random(0...3), random(0...3)]]
        let names = ["a", "b"]
        let lines = (0..<2).flatMap { product in
            (0..<2).filter { wanted[product][$0] > 0 }.map { day in
                "    \(names[product])\(day): {material: \(names[product]), quantity: \(10 * wanted[product][day]) vial, "
                    + "due: 2027-01-0\(4 + day), price: \(price[product]) EUR/vial, latest: 0 d}"
            }
        }
        guard !lines.isEmpty else { return }
        let setUps = (0..<2).map { "\(names[$0]): {time: \(time[$0]) h, cost: \(cost[$0]) EUR}" }
        let yaml = Self.plant(
            hours: hours, setUps: setUps.joined(separator: ", "), lines: lines.joined(separator: "\n"))
        var best = 0
        for first in 0...hours {
            for second in 0...hours {
                for third in 0...hours {
                    for fourth in 0...hours {
                        let made = [[first, third], [second, fourth]]
                        var money = 0
                        var fits = true
                        for day in 0..<2 {
                            var used = 0
                            for product in 0..<2 where made[product][day] > 0 {
                                used += made[product][day] + time[product]
                                money -= cost[product]
                            }
                            fits = fits && used <= hours
                        }
                        for product in 0..<2 {
                            let early = min(made[product][0], wanted[product][0])
                            let late = min(made[product][0] - early + made[product][1], wanted[product][1])
                            money += 10 * price[product] * (early + late)
                        }
                        if fits { best = max(best, money) }
                    }
                }
            }
        }
        let (plan, findings) = try planAndFindings(yaml)
        #expect(findings == [], "\(yaml)")
        #expect(plan.outcome.contribution.cents == Int64(best) * 100, "\(yaml)")
    }
}
