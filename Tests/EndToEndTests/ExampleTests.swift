// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import Foundation
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

    @Test("Each plans within the gap, verifies, and reads as expected", arguments: examples)
    func headline(scenario: String) throws {
        let file = ScenarioPlans.scenarios.appending(path: "\(scenario)/expected/headline.txt")
        let expected = try String(contentsOf: file, encoding: .utf8)
        ScenarioPlans.plan(scenario) { run in
            #expect(run.status == 0, "\(run.error)")
            #expect(run.headline == expected)
            let verify = ConsoleCapture()
            #expect(Exoplan.run(["verify", run.folder.path], console: verify.console()) == 0, "\(verify.error)")
        }
    }

    @Test("The first scenario fits on a page of 30 lines")
    func firstIsSmall() throws {
        let file = ScenarioPlans.scenarios.appending(path: "01-first-plan/scenario.yaml")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast().count <= 30)
    }
}
