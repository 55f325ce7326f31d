// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import ExoplanCommands
import Foundation
import Manufacturing
import ResultFiles
import Testing

@Suite("Published planning problems")
struct LiteratureTests {
    @Test(
        "A quick plan verifies, earns what is expected, and its bound is no more than the best published answer",
        // Money in the scenario is twelve times the paper's, whose best plan in continuous time earns 518.
        arguments: [("lakhdar2005-ex1", 518 * 12.0)])
    func headline(scenario: String, best: Double) throws {
        let file = ScenarioPlans.scenarios.appending(path: "literature/\(scenario)/expected/headline.csv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        try ScenarioPlans.plan(
            "literature/\(scenario)", options: ["--effort", "quick", "--gap", "5 %", "--no-schedule"]
        ) { run in
            #expect(run.status == 0, "\(run.error)")
            let plan = try run.plan()
            let delivered = plan.demand.map { ($0.onTime + $0.late) / $0.wanted }
            let measures = [
                "contribution": Double(plan.outcome.contribution.cents) / 100,
                "delivered": delivered.reduce(0, +) / Double(max(1, delivered.count)),
                "lots": plan.lots.map(\.count).reduce(0, +),
            ]
            #expect(rows.count == measures.count)
            for row in rows {
                let cells = row.split(separator: ",")
                let value = try #require(measures[String(cells[0])], "\(cells[0]) is no measure")
                let (least, most) = (try #require(Double(cells[1])), try #require(Double(cells[2])))
                #expect(value >= least && value <= most, "\(cells[0]) is \(value)")
            }
            #expect(plan.outcome.bound >= plan.outcome.objective - 1e-6)
            #expect(plan.outcome.bound <= best)
            #expect(plan.campaigns.map(\.lots).reduce(0, +) == plan.lots.count)
            let verify = ConsoleCapture()
            #expect(Exoplan.run(["verify", run.folder.path], console: verify.console()) == 0, "\(verify.error)")
        }
    }
}
