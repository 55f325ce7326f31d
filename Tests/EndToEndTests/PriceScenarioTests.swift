// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@Suite("A plant in which buying by the price loses money")
struct PriceScenarioTests {
    @Test("the report puts beside the price that a whole suite adds nothing, and renting one loses its rent")
    func suite() throws {
        let plain = try ScenarioPlans.plan("10-price-of-a-suite", options: ["--no-schedule", "--prices"]) { run in
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains("room suite: the relaxed price promises 240 000.00"))
            return try run.plan()
        }
        let step = try #require(plain.prices?.steps?.first { $0.resource == "suite" })
        #expect(step.price == 240_000)
        #expect(step.isBottleneck)
        let more = try #require(step.more)
        #expect(more.setting == "rooms.suite.count=2")
        #expect(more.change == 0)
        #expect(more.most.map { $0 < 1 } == true)
        #expect(more.relaxed.map { abs($0 - 18_000) < 0.02 } == true)
        // Without any suite there is no plant.
        #expect(step.fewer == nil)
        let bought = try ScenarioPlans.plan(
            "10-price-of-a-suite", options: ["--no-schedule", "--scenario", "second-suite", "--gap", "0.1 %"]
        ) { try $0.plan() }
        #expect(plain.outcome.contribution.cents - bought.outcome.contribution.cents == 4_800_000)
    }
}
