// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import LinearProgramming
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Prices")
struct PriceTests {
    /// A lot every 21 days in one suite, four in twelve weeks, 60,000 EUR each; 430 doses are wanted.
    private static let yaml = """
        horizon: {start: 2027-01-04, length: 12 weeks}
        rooms: {suite: {turnaround: 2 d}}
        materials: {ev: {unit: dose}}
        recipes:
          lot:
            makes: ev
            yield: 100 dose
            cost: 30000 EUR
            operations:
              culture: {stage: culture, room: suite, run: 19 d}
              fill: {stage: fill, run: 8 h}
        demand:
          lines:
            study: {material: ev, quantity: 430 dose, due: 2027-04-10, price: 900 EUR/dose}
        """

    private func prices(_ yaml: String, isRelaxed: Bool = false) throws -> (scenario: Scenario, plan: Plan) {
        let scenario = try scenario(yaml)
        var options = PlanOptions(gap: 0, isRelaxed: isRelaxed)
        options.isPricing = true
        return (scenario, try checkedPlan(of: scenario, options: options))
    }

    @Test("the price of a suite holds for 7.5 % of one, by hand")
    func suite() throws {
        let plan = try prices(Self.yaml).plan
        let price = try #require(plan.prices?.relaxed.first { $0.kind == .room })
        #expect(price.resource == "suite")
        // Four lots, all of the suite's time: 4 × 60,000. Another suite makes the 30 doses that are left: 0.3 lots.
        #expect(abs(price.price - 240_000) < 0.02)
        let study = try #require(price.study)
        #expect(study.more.map { abs($0 - 18_000) < 0.02 } == true)
        #expect(study.fewer.map { abs($0 + 240_000) < 0.02 } == true)
        #expect(study.right.map { abs($0 - 240_000) < 0.02 } == true)
        #expect(study.left.map { abs($0 - 240_000) < 0.02 } == true)
        #expect(study.holdsMore == 0.075)
        #expect(study.holdsFewer == 1)
        #expect(study.next == "demand for ev")
    }

    @Test("a corner has two prices: with 400 doses wanted the suite is just enough")
    func corner() throws {
        let plan = try prices(Self.yaml.replacing("430 dose", with: "400 dose"), isRelaxed: true).plan
        let study = try #require(plan.prices?.relaxed.first { $0.kind == .room }?.study)
        #expect(study.right == 0)
        #expect(study.more == 0)
        #expect(study.left.map { abs($0 - 240_000) < 0.02 } == true)
        let demand = try #require(plan.prices?.relaxed.first { $0.kind == .demand }?.study)
        #expect(demand.right == 0)
        // Less wanted: a dose less saves 300 EUR of a lot and loses 900.
        #expect(demand.left.map { abs($0 - 60_000) < 0.02 } == true)
    }

    @Test("exact steps are the relaxed plans of the changed plant", arguments: [1, 2])
    func steps(more: Int) throws {
        func contribution(_ yaml: String) throws -> Double {
            try solve(yaml, isRelaxed: true).plan.outcome.objective
        }
        let two = Self.yaml.replacing("turnaround: 2 d", with: "turnaround: 2 d, count: 2")
            .replacing("430 dose", with: "\(400 * more + 230) dose")
        let study = try #require(try prices(two).plan.prices?.relaxed.first { $0.kind == .room }?.study)
        let base = try contribution(two)
        let three = try contribution(two.replacing("count: 2", with: "count: 3"))
        let one = try contribution(two.replacing("count: 2", with: "count: 1"))
        #expect(study.more.map { abs($0 - (three - base)) < 0.02 } == true)
        #expect(study.fewer.map { abs($0 - (one - base)) < 0.02 } == true)
    }

    @Test("people, overtime and materials are priced by their own steps, with lots fixed where that means something")
    func people() throws {
        // Each lot takes 20 h a week for two weeks of the 30 h that there are; overtime gives 4 h a week.
        let yaml = """
            horizon: {start: 2027-01-04, length: 4 weeks}
            calendars: {day: {mon-fri: 06:00-12:00}}
            staff: {crew: {headcount: 1, calendar: day, rate: 50 EUR/h, slides: 0 d, overtime: {limit: 4 h/week, rate: 60 EUR/h}}}
            materials: {ev: {unit: dose}, kit: {unit: item, price: 1000 EUR/item, pack: 1 item}}
            recipes:
              lot:
                makes: ev
                yield: 100 dose
                start-days: [mon]
                operations: {fill: {stage: fill, run: 5 d, staff: {crew: 20 h}, uses: {kit: 1 item}}}
            demand:
              lines:
                study: {material: ev, quantity: 900 dose, due: 2027-02-05, price: 100 EUR/dose}
            """
        let found = try prices(yaml)
        let prices = try #require(found.plan.prices?.relaxed)
        // An hour makes five doses of 500 EUR and 0.05 kits: 450 EUR. A person brings 30 h a week for four weeks.
        let crew = try #require(prices.first { $0.kind == .staff })
        #expect(crew.study?.right.map { abs($0 - 450 * 120) < 0.5 } == true)
        let overtime = try #require(prices.first { $0.kind == .overtime })
        #expect(overtime.amount == 4)
        #expect(overtime.study?.right.map { abs($0 - (450 - 60) * 16) < 0.5 } == true)
        // Of whole lots no hour of overtime is used: 34 h are not 40.
        #expect(overtime.lotsFixed == 0)
        let kit = try #require(prices.first { $0.kind == .material && $0.resource == "kit" })
        #expect(kit.amount == 1)
        #expect(kit.price == 1000)
    }

    @Test(
        "what is stated of prices is checked",
        arguments: [
            { $0.resource = "hall" }, { $0.until = Instant(minutes: 1440) }, { $0.price = 300_000 },
            { $0.study?.more = 250_000 }, { $0.study?.left = 200_000 }, { $0.study?.fewer = -100_000 },
            { $0.study?.holdsMore = 2 }, { $0.amount = 0 }, { $0.line = "study" },
        ] as [@Sendable (inout ResourcePrice) -> Void])
    func statements(change: @Sendable (inout ResourcePrice) -> Void) throws {
        let (scenario, found) = try prices(Self.yaml)
        var plan = found
        let place = try #require(plan.prices?.relaxed.firstIndex { $0.kind == .room })
        var price = try #require(plan.prices?.relaxed[place])
        change(&price)
        plan.prices?.relaxed[place] = price
        #expect(Set(PlanChecker(scenario).check(plan).findings.map(\.kind)) == [.priceWrong])
    }

    @Test(
        "what is stated of steps is checked",
        arguments: [
            { $0.price = 1 }, { $0.more?.setting = "" }, { $0.more?.least = 10 }, { $0.fewer?.most = -250_000 },
            { $0.resource = "hall" },
        ] as [@Sendable (inout CapacityStep) -> Void])
    func stepStatements(change: @Sendable (inout CapacityStep) -> Void) throws {
        let (scenario, found) = try prices(Self.yaml)
        var plan = found
        let price = try #require(plan.prices?.relaxed.first { $0.kind == .room }?.price)
        var step = CapacityStep(
            kind: .room, resource: "suite", price: price, isBottleneck: true,
            more: .init(setting: "rooms.suite.count=2", change: 0, least: 0, most: 18_000, relaxed: 18_000),
            fewer: .init(
                setting: "rooms.suite.count=0", change: -240_000, least: -240_000, most: -230_000, relaxed: nil))
        plan.prices?.steps = [step]
        #expect(PlanChecker(scenario).check(plan).findings == [])
        change(&step)
        plan.prices?.steps = [step]
        #expect(Set(PlanChecker(scenario).check(plan).findings.map(\.kind)) == [.priceWrong])
    }
}
