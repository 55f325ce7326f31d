// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Stock at several sites")
struct SiteTests {
    /// Each site fills vials from its own bulk; lyon has twice as much of it and a dearer customer.
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 7 d, tail: 7 d}
        sites: {basel: {}, lyon: {}}
        rooms: {east: {site: basel}, west: {site: lyon}}
        materials: {bulk: {unit: L}, vial: {unit: vial}, label: {unit: item, price: 1 EUR/item}}
        opening:
          stock: [{material: bulk, site: basel, quantity: 1 L}, {material: bulk, site: lyon, quantity: 2 L}]
        recipes:
          b:
            {makes: vial, yield: 10 vial, site: basel, start-days: [mon, wed],
             operations: {fill: {stage: fill, room: east, run: 1 d, uses: {bulk: 1 L, label: 10 item}}}}
          l:
            {makes: vial, yield: 10 vial, site: lyon, start-days: [mon, wed],
             operations: {fill: {stage: fill, room: west, run: 1 d, uses: {bulk: 1 L}}}}
        demand:
          lines:
            b: {material: vial, site: basel, quantity: 20 vial, due: 2027-01-10, price: 10 EUR/vial}
            l: {material: vial, site: lyon, quantity: 20 vial, due: 2027-01-10, price: 20 EUR/vial}
        """

    @Test("a material is there once for each site that stocks it, and under its own name where only one does")
    func points() throws {
        let scenario = try scenario(Self.yaml)
        #expect(
            scenario.materials.things.map(\.name) == ["bulk@basel", "bulk@lyon", "label", "vial@basel", "vial@lyon"])
        #expect(scenario.materials.things.map(\.material) == ["bulk", "bulk", "label", "vial", "vial"])
        let sites = scenario.materials.things.map { scenario.sites[$0.site].name }
        #expect(sites == ["basel", "lyon", "basel", "basel", "lyon"])
        #expect(scenario.recipes.things.map { scenario.materials[$0.makes].name } == ["vial@basel", "vial@lyon"])
    }

    @Test("each site fills from its own bulk and delivers its own lines")
    func plan() throws {
        let scenario = try scenario(Self.yaml)
        let answer = try Planner(solver: GLPKSolver()).plan(scenario).answer
        guard case .plan(let plan) = answer else {
            Issue.record("there is no plan")
            return
        }
        #expect(PlanChecker(scenario).check(plan).findings == [])
        // One lot at basel, as its bulk lasts for no more, two at lyon; labels for one lot: 100 + 400 - 10.
        #expect(plan.lots.map(\.material) == ["vial@basel", "vial@lyon", "vial@lyon"])
        #expect(plan.outcome.contribution == Money(cents: 49_000))
        #expect(plan.purchases.map(\.material) == ["label"])
        #expect(plan.legend.materials.map(\.site) == ["basel", "lyon", "basel", "basel", "lyon"])

        // The same vials delivered from the other site are not there.
        var wrong = plan
        wrong.legend.materials[0].site = "lyon"
        #expect(PlanChecker(scenario).check(wrong).findings.map(\.kind) == [.legendWrong])
        var moved = plan
        for place in moved.lots.indices { moved.lots[place].material = "vial@basel" }
        #expect(!PlanChecker(scenario).check(moved).findings.isEmpty)
    }

    @Test("stocks of one material at two sites have balances of their own")
    func balances() throws {
        let found = try rows("material-balance", of: Self.yaml).split(separator: "\n")
        #expect(
            found.filter { $0.contains("[bulk@") } == [
                "material-balance[bulk@basel,2027-01-18]: + lots[b,2027-01-04] + lots[b,2027-01-06] "
                    + "+ stock[bulk@basel,2027-01-18] = 1",
                "material-balance[bulk@lyon,2027-01-18]: + lots[l,2027-01-04] + lots[l,2027-01-06] "
                    + "+ stock[bulk@lyon,2027-01-18] = 2",
            ])
    }

    /// A plant of one site with random stock and demand.
    private static func part(_ site: String, _ random: inout SplitMix64) -> [String: String] {
        let liters = Int.random(in: 1...3, using: &random)
        let wanted = Int.random(in: 1...3, using: &random) * 10
        let price = Int.random(in: 1...4, using: &random) * 5
        let cost = Int.random(in: 0...3, using: &random) * 40
        return [
            "rooms": "\(site)-room: {site: \(site)}",
            "stock": "{material: bulk, site: \(site), quantity: \(liters) L}",
            "recipes": "\(site): {makes: vial, yield: 10 vial, site: \(site), cost: \(cost) EUR, "
                + "start-days: [mon, wed], operations: {fill: {stage: fill, room: \(site)-room, run: 1 d, "
                + "uses: {bulk: 1 L}}}}",
            "lines": "\(site): {material: vial, site: \(site), quantity: \(wanted) vial, due: 2027-01-10, "
                + "price: \(price) EUR/vial}",
        ]
    }

    private func contribution(_ sites: [String], _ parts: [[String: String]]) throws -> Int64 {
        func all(_ key: String) -> String { parts.compactMap { $0[key] }.joined(separator: "\n  ") }
        let scenario = try scenario(
            """
            horizon: {start: 2027-01-04, length: 7 d, tail: 7 d}
            sites: {\(sites.map { "\($0): {}" }.joined(separator: ", "))}
            materials: {bulk: {unit: L}, vial: {unit: vial}}
            rooms:
              \(all("rooms"))
            opening:
              stock: [\(parts.compactMap { $0["stock"] }.joined(separator: ", "))]
            recipes:
              \(all("recipes"))
            demand: {lines: {\(parts.compactMap { $0["lines"] }.joined(separator: ", "))}}
            """)
        guard case .plan(let plan) = try Planner(solver: GLPKSolver()).plan(scenario).answer else { return .min }
        #expect(PlanChecker(scenario).check(plan).findings == [])
        return plan.outcome.contribution.cents
    }

    @Test(
        "two sites that have nothing to do with each other earn what each earns alone",
        arguments: 0..<8 as Range<UInt64>)
    func apart(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let (east, west) = (Self.part("east", &random), Self.part("west", &random))
        let alone = try contribution(["east"], [east]) + contribution(["west"], [west])
        #expect(try contribution(["east", "west"], [east, west]) == alone)
    }
}
