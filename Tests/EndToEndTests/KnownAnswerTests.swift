// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Manufacturing
import ResultFiles
import Testing

@Suite("Published linear programmes")
struct KnownAnswerTests {
    @Test(
        "The relaxed plan reaches the published optimum to one part in a million",
        arguments: [("ampl-steelT", 515033), ("williams-factory-planning-1", 93715.17857)])
    func optimum(scenario: String, published: Double) throws {
        try ScenarioPlans.plan("known-answers/\(scenario)", options: ["--relax"]) { run in
            #expect(run.status == 0, "\(run.error)")
            let plan = try run.plan()
            #expect(plan.header.isRelaxed)
            #expect(abs(plan.outcome.objective - published) <= 1e-6 * published)
            #expect(abs(plan.outcome.bound - published) <= 1e-6 * published)
        }
    }

    @Test("A plan of lots with set-ups is near the published optimum of F1, and its bound no higher")
    func lotSizing() throws {
        try ScenarioPlans.plan("literature/clsp-f1", options: ["--gap", "4 %", "--no-schedule"]) { run in
            #expect(run.status == 0, "\(run.error)")
            let plan = try run.plan()
            #expect(plan.outcome.objective <= -40854 + 1e-6)
            #expect(plan.outcome.objective >= -40854 * 1.04)
            // No plan earns more than the bound, so the published one does not.
            #expect(plan.outcome.bound >= -40854 - 1e-6)
            #expect(plan.outcome.gap <= 0.04)
            #expect(plan.demand.allSatisfy { $0.lost == 0 && $0.late == 0 })
        }
    }

    @Test("The integer plan reaches the published optimum of Kondili's State Task Network")
    func stateTaskNetwork() throws {
        try ScenarioPlans.plan("literature/stn-kondili", options: ["--gap", "0 %"]) { run in
            #expect(run.status == 0, "\(run.error)")
            let plan = try run.plan()
            #expect(abs(plan.outcome.objective - 2744.375) <= 1e-6 * 2744.375)
            #expect(abs(plan.outcome.bound - 2744.375) <= 1e-6 * 2744.375)
        }
    }
}
