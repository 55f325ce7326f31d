// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Shipping in quarantine")
struct QuarantineShippingTests {
    /// A lot of 10 L bulk is stored at the end of the first day and released after some days more; filling it takes a day.
    private static func yaml(
        review: String = "6 d", lane: String = "quarantine: yes", sites: String = "sites: {east: {}, west: {}}",
        bulk: String = "{unit: L}", due: String = "2027-01-12", more: String = ""
    ) -> String {
        """
        horizon: {start: 2027-01-04, length: 10 d, tail: 0 d}
        \(sites)
        rooms: {suite: {site: east}, line: {site: west}}
        materials: {bulk: \(bulk), vial: {unit: vial}}
        shipping: {road: {from: east, to: west, materials: [bulk], time: 4 d, price: 1 EUR/L, \(lane)}}
        recipes:
          make:
            makes: bulk
            site: east
            yield: 10 L
            start-days: [mon]
            operations: {grow: {stage: culture, room: suite, run: 1 d}}
            release: {review: \(review)}
          fill:
            makes: vial
            site: west
            yield: 10 vial
            operations: {fill: {stage: fill, room: line, run: 1 d, uses: {bulk: 5 L}}}
        \(more)
        demand: {lines: {a: {material: vial, quantity: 20 vial, due: \(due), price: 10 EUR/vial, latest: 0 d}}}
        """
    }

    @Test(
        "A lot that travels while it waits for its release is filled when both are over",
        arguments: [
            // Stored on day 1, released on day 7, four days on the road: filled on days 7 and 8, due at the end of day 8.
            ("quarantine: yes", "6 d", 190),
            // Released first it leaves on day 7 and arrives on day 11.
            ("quarantine: no", "6 d", 0),
            // One day of the two is left.
            ("quarantine: yes", "7 d", 95),
            ("quarantine: yes", "8 d", 0),
            // The road takes longer than the review: it arrives on day 5.
            ("quarantine: yes", "2 d", 190),
        ])
    func byHand(lane: String, review: String, contribution: Int) throws {
        let plan = try solve(Self.yaml(review: review, lane: lane)).plan
        #expect(plan.outcome.contribution.exact == Exact(contribution))
    }

    @Test("The plan names the lot and the time from which it may be used, by the clock there")
    func told() throws {
        let sites = "sites: {east: {utc-offset: +06:00}, west: {}}"
        let plan = try solve(Self.yaml(sites: sites)).plan
        let goods = (plan.shipments ?? []).flatMap(\.goods)
        #expect(goods.allSatisfy { $0.lot == "make-001" && $0.quantity == $0.received })
        // Released at 24:00 of day 6 by the eastern clock, six hours earlier by the western one.
        #expect(goods.allSatisfy { $0.usable == Instant(minutes: 7 * 1440 - 360) })
        #expect(goods.reduce(0) { $0 + $1.quantity } == 10)
    }

    @Test("Rows: no more leaves of a lot than it gives, and what leaves does not come out of quarantine")
    func goldenRows() throws {
        let yaml = Self.yaml(review: "2 d", lane: "quarantine: yes, loss: 10 %")
        #expect(
            try rows("shipped-in-quarantine", of: yaml) == """
                shipped-in-quarantine[make,2027-01-04]: - 10 lots[make,2027-01-04] \
                + shipped[road,bulk,2027-01-05,make,2027-01-04] + shipped[road,bulk,2027-01-06,make,2027-01-04] ≤ 0
                """)
        let balance = try rows("material-balance", of: yaml).split(separator: "\n").filter {
            $0.contains("bulk@east") && $0.contains("lots[make,2027-01-04]")
        }
        #expect(balance.count == 1)
        #expect(balance.allSatisfy { $0.contains("+ shipped[road,bulk,2027-01-05,make,2027-01-04]") }, "\(balance)")
    }

    @Test(
        "Storage counts what waits for release where it is",
        arguments: [
            // Four litres fit where it was made, but all of it is stored there before anything leaves.
            ("{unit: L, storage: {east: 4 L}}", 0), ("{unit: L, storage: {east: 10 L}}", 190),
            // Five litres fit at the other end, for one lot of vials at a time.
            ("{unit: L, storage: {west: 5 L}}", 190), ("{unit: L, storage: {west: 4 L}}", 0),
            ("{unit: L, storage: 4 L}", 0),
        ])
    func storage(bulk: String, contribution: Int) throws {
        let plan = try solve(Self.yaml(review: "2 d", bulk: bulk)).plan
        #expect(plan.outcome.contribution.exact == Exact(contribution))
    }

    @Test("With the lane's remaining life a lot leaves while it is young enough")
    func life() throws {
        let bulk = "{unit: L, shelf-life: 12 d}"
        let lane = { (days: Int) in "quarantine: yes, remaining-life: \(days) d" }
        #expect(try solve(Self.yaml(lane: lane(12), bulk: bulk)).plan.outcome.contribution.exact == 190)
        // At 24:00 of the day it is stored it has 12 d left; it keeps 4 d after the road, to the end of day 9.
        #expect(try solve(Self.yaml(lane: lane(7), bulk: bulk)).plan.outcome.contribution.exact == 190)
        // Kept for one day after its arrival on day 5 at the earliest it is over before its release, unless it leaves later.
        #expect(try solve(Self.yaml(lane: lane(5), bulk: bulk)).plan.outcome.contribution.exact == 190)
    }

    @Test("A wrong statement of what leaves in quarantine is rejected", arguments: 0..<6)
    func mutations(number: Int) throws {
        let (scenario, plan) = try solve(Self.yaml())
        var wrong = plan
        var first = try #require(plan.shipments?.first)
        switch number {
        case 0: first.goods[0].usable = .start
        case 1: first.goods[0].lot = "make-002"
        case 2: first.goods[0].quantity = 11
        case 3: first.goods[0].lot = nil
        case 4:
            first.leaves = Instant(minutes: 8 * 1440)
            first.arrives = first.leaves + .days(4)
        default: first.goods[0].usable = nil
        }
        wrong.shipments?[0] = first
        let kinds = Set(PlanChecker(scenario).check(wrong).findings.map(\.kind))
        #expect(!kinds.isDisjoint(with: number == 3 ? [.stockNegative, .quarantineWrong] : [.quarantineWrong]))
        // The same on a lane that carries released stock only.
        let strict = try TestSupport.scenario(Self.yaml(lane: "quarantine: no"))
        #expect(PlanChecker(strict).check(plan).findings.contains { $0.kind == .quarantineWrong })
    }

    @Test("Shipping in quarantine never makes a plan worse", arguments: ["1 d", "3 d", "5 d", "7 d"])
    func never(review: String) throws {
        let with = try solve(Self.yaml(review: review)).plan.outcome.contribution.exact
        let without = try solve(Self.yaml(review: review, lane: "quarantine: no")).plan.outcome.contribution.exact
        #expect(with >= without)
    }
}

@Suite("Two sites and a shipment that nothing needs")
struct IdleShipmentTests {
    @Test("A plan pays for no shipment that carries nothing, however wide its gap", arguments: [0.0, 0.5, 0.99])
    func idle(gap: Double) throws {
        let scenario = try scenario(
            """
            horizon: {start: 2027-01-04, length: 7 d, tail: 0 d}
            sites: {basel: {}, lyon: {}}
            materials: {vial: {unit: vial}}
            opening: {stock: [{material: vial, site: basel, quantity: 12 vial}]}
            shipping: {road: {from: basel, to: lyon, materials: [vial], time: 1 d, capacity: 4 vial, cost: 3 EUR}}
            demand: {lines: {a: {material: vial, site: lyon, quantity: 6 vial, due: 2027-01-08, price: 10 EUR/vial}}}
            """)
        let plan = try checkedPlan(of: scenario, options: PlanOptions(gap: gap))
        for shipment in plan.shipments ?? [] {
            let total = shipment.goods.reduce(0) { $0 + $1.quantity }
            #expect(total > 0 && shipment.count == (total / 4).rounded(.up))
        }
        if gap == 0 { #expect(plan.outcome.contribution.exact == 54) }
    }
}
