// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

@Suite("Campaigns")
struct CampaignTests {
    private static func plant(_ campaign: String, opening: String = "", length: Int = 12) -> String {
        """
        horizon: {start: 2027-01-04, length: \(length) d, tail: 3 d}
        units: {skid: {holds: product, changeover: {time: 1 d}, campaign: {\(campaign)}}}
        materials: {a: {unit: vial}, b: {unit: vial}}
        \(opening)
        recipes:
          a: {makes: a, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 d}}}
          b: {makes: b, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 d}}}
        demand:
          lines:
            a: {material: a, quantity: 60 vial, due: 2027-01-18, price: 10 EUR/vial}
            b: {material: b, quantity: 20 vial, due: 2027-01-18, price: 12 EUR/vial}
        """
    }

    @Test(
        "twelve days for lots of two days: six of 100 for a, two of 120 for b, a day between products",
        arguments: [
            // Lots start by the twelfth day. b b | a a a a takes 4 + 1 + 8 = 13 days, the last one beginning on the 12th.
            ("shortest: 1", "", 64_000, []),
            // Leads of two days before each campaign: 2 + 6 lots of a = 14, the last one beginning on the 13th, so five
            // of a; or b b and then 1 + 2 days: 2 + 4 + 3 = 9, and two of a: 240 + 200; so five of a, or a and b mixed.
            ("lead: 2 d", "", 50_000, [("a", 5)]),
            // At most two lots, and more than a day of idle time between campaigns of one product.
            // b b | a a | … a a on 0 2 | 5 7 | 11: 240 + 300; a a | b b | a a 0 2 | 5 7 | 10 12 does not fit in twelve
            // days but for its last lot: 200 + 240 + 100.
            ("longest: 2, gap: 1 d", "", 54_000, []),
            // Without a gap only the other product ends a campaign: a a | b b | a.
            ("longest: 2", "", 54_000, [("a", 2), ("b", 2), ("a", 1)]),
            // Each costs 250: a second one does not pay.
            ("cost: 250 EUR", "", 35_000, [("a", 6)]),
            // In threes, but the one open at the end may be of any number: b may not come first, and a a a | b b earns
            // less than six lots of a.
            ("multiple-of: 3", "", 60_000, [("a", 6)]),
            // With two lots of a before the start, a a | b b is a multiple of two and of four: on to b b after 4 + 1 days.
            (
                "multiple-of: 4", "opening: {units: {skid: {free: 2027-01-04, last: a, lots: 2}}}", 60_000,
                [("a", 8)]
            ),
            // Before it can come to b, a needs four lots more than the two it has; its day of idle time is over on the 3rd.
            (
                "shortest: 6, gap: 1 d", "opening: {units: {skid: {free: 2027-01-03, last: a, lots: 2}}}", 64_000,
                [("a", 6), ("b", 2)]
            ),
            // Its idle time was over before the start, so nobody asks for its length: a a a a | b b.
            (
                "shortest: 4, longest: 4, gap: 1 d",
                "opening: {units: {skid: {free: 2027-01-02, last: a, lots: 2}}}", 64_000, [("a", 4), ("b", 2)]
            ),
            // Three lots of a before the start are full and no multiple of two: b b | a a a, the last one open at the end.
            (
                "longest: 3, multiple-of: 2", "opening: {units: {skid: {free: 2027-01-03, last: a, lots: 3}}}", 54_000,
                [("b", 2), ("a", 3)]
            ),
        ] as [(String, String, Int64, [(String, Int)])])
    func byHand(campaign: String, opening: String, contribution: Int64, runs: [(String, Int)]) throws {
        let (plan, findings) = try planAndFindings(Self.plant(campaign, opening: opening))
        #expect(findings == [])
        // The first of them asks for nothing, and is written all the same.
        let read = try scenario(Self.plant(campaign, opening: opening))
        #expect(try rewritten(read) == read)
        #expect(plan.outcome.contribution.cents == contribution, "\(plan.campaigns)")
        guard !runs.isEmpty else { return }
        #expect(plan.campaigns.map(\.key) == runs.map(\.0))
        #expect(plan.campaigns.map(\.lots) == runs.map(\.1))
    }

    @Test("random places: no choice of starts is better, and the checker agrees", arguments: 0..<40)
    func enumeration(seed: Int) throws {
        let plant = RandomCampaigns(seed: seed)
        let (plan, findings) = try planAndFindings(plant.yaml)
        #expect(findings == [], "\(plant.yaml)")
        #expect(plan.outcome.contribution.cents == Int64(plant.best) * 100, "\(plant.yaml)")
    }

    @Test("what no way reaches is left out: a campaign has no third lot before the fifth day")
    func pruning() throws {
        let yaml = Self.plant("shortest: 2, longest: 4")
        let found = try rows("unit-campaign", of: yaml).split(separator: "\n")
        #expect(!found.contains { $0.contains("open a 2 2027-01-06") })
        #expect(!found.contains { $0.contains("open a 3 2027-01-08") })
        #expect(found.contains { $0.contains("open a 2 2027-01-08") })
        #expect(found.contains { $0.contains("open a 3 2027-01-10") })
    }
}

/// A unit or suite with lots of two products, small enough to try all starts.
private struct RandomCampaigns {
    static let days = 8
    var yaml = ""
    /// Days that a lot of each product takes, what it earns, and the days and cost of a change to it.
    var takes: [Int] = []
    var worth: [Int] = []
    var time: [Int] = []
    var cost: [Int] = []
    var shortest = 1
    var longest: Int?
    var multiple = 1
    var gap: Int?
    var lead = 0
    var lasts: Int?
    var price = 0
    /// Who was there last, until which day, how many lots, and since when.
    var opening: (key: Int, free: Int, lots: Int, began: Int)?

    init(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 11
        func random(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int((state >> 33) % UInt64(range.count))
        }
        for _ in 0..<2 {
            takes.append(random(1...2))
            worth.append(random(2...9) * 10)
            time.append(random(0...2))
            cost.append(random(0...3) * 10)
        }
        shortest = random(1...3)
        multiple = random(1...2)
        let fewest = (shortest + multiple - 1) / multiple * multiple
        longest = random(0...1) == 0 ? nil : random(fewest...4)
        gap = random(0...2) == 0 ? nil : random(0...2)
        lead = random(0...2)
        lasts = random(0...2) == 0 ? random(3...6) : nil
        price = random(0...3) * 10
        if random(0...1) == 0 {
            let free = random(-2...1)
            opening = (random(0...1), free, random(1...(longest ?? 3)), free - random(1...2))
        }
        let place = random(0...1) == 0 ? "unit" : "room"
        var campaign = ["shortest: \(shortest)", "multiple-of: \(multiple)", "lead: \(lead) d", "cost: \(price) EUR"]
        if let longest { campaign.append("longest: \(longest)") }
        if let gap { campaign.append("gap: \(gap) d") }
        if let lasts { campaign.append("lasts: \(lasts) d") }
        func date(_ day: Int) -> String {
            CivilDate(year: 2027, month: 1, day: 10)?.adding(days: day).description ?? ""
        }
        let before = opening.map {
            "opening: {\(place)s: {p: {free: \(date($0.free)), last: p\($0.key), lots: \($0.lots), "
                + "began: \(date($0.began))}}}"
        }
        yaml = """
            horizon: {start: 2027-01-10, length: \(Self.days) d, tail: 4 d}
            materials: {p0: {unit: vial}, p1: {unit: vial}}
            \(place)s:
              p:
                holds: product
                \(place == "room" ? "capacity: 1" : "")
                changeovers:
                  - {to: p0, time: \(time[0]) d, cost: \(cost[0]) EUR}
                  - {to: p1, time: \(time[1]) d, cost: \(cost[1]) EUR}
                campaign: {\(campaign.joined(separator: ", "))}
            \(before ?? "")
            recipes:
              r0: {makes: p0, yield: 10 vial, operations: {make: {stage: fill, \(place): p, run: \(takes[0]) d}}}
              r1: {makes: p1, yield: 10 vial, operations: {make: {stage: fill, \(place): p, run: \(takes[1]) d}}}
            demand:
              lines:
                d0: {material: p0, quantity: 40 vial, due: 2027-01-21, price: \(worth[0] / 10) EUR/vial}
                d1: {material: p1, quantity: 30 vial, due: 2027-01-21, price: \(worth[1] / 10) EUR/vial}
            """
    }

    /// The most that any choice of starts earns; one lot may begin on each day.
    var best: Int {
        var best = Int.min
        var starts: [(key: Int, day: Int)] = []
        func choose(_ day: Int) {
            guard day < Self.days else {
                if let value = value(starts) { best = max(best, value) }
                return
            }
            choose(day + 1)
            for key in 0..<2 {
                starts.append((key, day))
                choose(day + takes[key])
                starts.removeLast()
            }
        }
        choose(0)
        return best
    }

    private func mayBeAll(_ lots: Int) -> Bool { lots >= shortest && lots % multiple == 0 }

    /// What starts earn, nil where they break a rule; days are told from the words of the rule, lot by lot.
    private func value(_ starts: [(key: Int, day: Int)]) -> Int? {
        var money = 0
        var made = [0, 0]
        var left: [Int?] = [nil, nil]
        var run: (key: Int, lots: Int, began: Int, left: Int, isNew: Bool)?
        if let opening {
            left[opening.key] = opening.free
            run = (opening.key, opening.lots, opening.began, opening.free, false)
        }
        func canEnd(_ run: (key: Int, lots: Int, began: Int, left: Int, isNew: Bool)) -> Bool {
            mayBeAll(run.lots) || !run.isNew && gap.map { run.left + $0 < 0 } ?? false
        }
        for start in starts {
            let end = start.day + takes[start.key]
            if let own = left[start.key], start.day < own { return nil }
            if let other = left[1 - start.key], start.day < other + time[start.key] + lead { return nil }
            if let current = run, current.key == start.key, gap.map({ start.day - current.left <= $0 }) ?? true {
                run = (current.key, current.lots + 1, current.began, end, true)
            } else {
                if let current = run {
                    guard canEnd(current) else { return nil }
                    if current.key == start.key, start.day < current.left + lead { return nil }
                    if current.key != start.key { money -= cost[start.key] }
                } else if start.day < lead {
                    return nil
                }
                money -= price
                run = (start.key, 1, start.day, end, true)
            }
            guard let current = run else { return nil }
            if let longest, current.lots > longest { return nil }
            if let lasts, end - current.began > lasts { return nil }
            left[start.key] = end
            made[start.key] += 1
        }
        if let current = run, let gap, current.left + gap < Self.days, !canEnd(current) { return nil }
        return money + min(made[0], 4) * worth[0] + min(made[1], 3) * worth[1]
    }
}
