// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import ExoplanCommands
import Foundation
import Manufacturing
import ResultFiles
import ScenarioFiles
import Testing

@Suite("The example scenarios")
struct ExampleTests {
    static let examples: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: ScenarioPlans.scenarios.path)
        return (names ?? []).filter { $0.first?.isNumber == true && !$0.hasSuffix(".exoplan") }.sorted()
    }()

    @Test("There are at least two, numbered, and each tells its story")
    func folders() {
        #expect(Self.examples.starts(with: ["01-first-plan", "02-msc-clinical-site"]))
        for name in Self.examples {
            let story = ScenarioPlans.scenarios.appending(path: "\(name)/README.md")
            #expect(FileManager.default.fileExists(atPath: story.path), "\(name) has no README.md")
        }
    }

    /// The plant of two sites and thousands of starts is planned to 2 %, the others to 1 %.
    static let coarse = ["08-two-site-contract-manufacturer"]

    /// Ranges rather than figures: within the gap, a better search may find another plan.
    ///
    /// Without timetables, which `.ci/check-binary` makes and verifies for all examples on the built product.
    @Test("Each plans within the gap, verifies, and earns, delivers and starts what is expected", arguments: examples)
    func headline(scenario: String) throws {
        let file = ScenarioPlans.scenarios.appending(path: "\(scenario)/expected/headline.csv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        let isCoarse = Self.coarse.contains(scenario)
        try ScenarioPlans.plan(scenario, options: ["--no-schedule"] + (isCoarse ? ["--gap", "2 %"] : [])) { run in
            #expect(run.status == 0, "\(run.error)")
            let plan = try run.plan()
            let measures = Self.measures(of: plan)
            #expect(rows.count == measures.count)
            for row in rows {
                let cells = row.split(separator: ",")
                let value = try #require(measures[String(cells[0])], "\(cells[0]) is no measure")
                let (least, most) = (try #require(Double(cells[1])), try #require(Double(cells[2])))
                #expect(value >= least && value <= most, "\(cells[0]) is \(value)")
            }
            #expect(plan.outcome.gap <= (isCoarse ? 0.02 : 0.01))
            let verify = ConsoleCapture()
            #expect(Exoplan.run(["verify", run.folder.path], console: verify.console()) == 0, "\(verify.error)")
        }
    }

    /// Every scenario that the file of an example names, with its folder.
    static let choices: [(folder: String, name: String)] = examples.flatMap { folder in
        let path = ScenarioPlans.scenarios.appending(path: folder).path
        let layers = try? ScenarioSource.open(path: path).layers
        return (layers?.scenarios ?? []).map { (folder, $0.name) }
    }

    @Test("Each named scenario is told in the README, is no fault, and its relaxed plan verifies", arguments: choices)
    func choice(folder: String, name: String) throws {
        let readme = ScenarioPlans.scenarios.appending(path: "\(folder)/README.md")
        #expect(try String(contentsOf: readme, encoding: .utf8).contains("`\(name)`"))
        try ScenarioPlans.plan(folder, options: ["--relax", "--scenario", name]) { run in
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains(" changed\n"))
            let plan = try run.plan()
            #expect(plan.outcome.gap < 1e-6)
        }
    }

    /// Contribution in money, the mean share of each demand line that is delivered, and the lots.
    private static func measures(of plan: Plan) -> [String: Double] {
        let delivered = plan.demand.map { ($0.onTime + $0.late) / $0.wanted }
        return [
            "contribution": Double(plan.outcome.contribution.cents) / 100,
            "delivered": delivered.reduce(0, +) / Double(max(1, delivered.count)),
            "lots": plan.lots.map(\.count).reduce(0, +),
        ]
    }

    @Test("The first scenario fits on a page of 30 lines")
    func firstIsSmall() throws {
        let file = ScenarioPlans.scenarios.appending(path: "01-first-plan/scenario.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast().count <= 30)
    }
}
