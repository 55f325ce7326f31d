// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import Foundation
import Testing

@Suite("exoplan curve")
struct CurveCommandTests {
    private static let path = ScenarioPlans.scenarios.appending(path: "11-own-or-contract").path

    private func run(_ options: [String]) -> (status: Int32, output: String, error: String) {
        let capture = ConsoleCapture()
        let status = Exoplan.run(
            ["curve", Self.path] + options, console: capture.console(environment: ["LANG": "C.UTF-8"]))
        return (status, capture.output, capture.error)
    }

    @Test("three ways to one product, as its story tells, in all forms")
    func story() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exoplan-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let found = run(["--of", "demand.study", "--from", "1 dose", "--to", "1000 dose", "-o", folder.path])
        #expect(found.status == 0, "\(found.error)")
        #expect(found.output.contains("3 breakpoints"))
        let story = try String(contentsOfFile: "\(Self.path)/README.md", encoding: .utf8)
        let quoted = story.components(separatedBy: "```")[1].trimmingCharacters(in: .newlines)
        #expect(found.output.contains(quoted))
        let table = try String(contentsOf: folder.appending(path: "curve.csv"), encoding: .utf8)
        #expect(table.contains("640,880,348000,444000,400,lots from partner"))
        let page = try String(contentsOf: folder.appending(path: "curve.html"), encoding: .utf8)
        #expect(page.contains("<polyline") && page.contains("whole plan"))
        for name in ["curve.xlsx", "curve.txt", "whole-plans.csv", "manifest.json"] {
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: name).path), "\(name)")
        }
    }

    @Test("counts, prices and all demand together are exact, a yield is sampled")
    func kinds() {
        let count = run(["--of", "rooms.suite", "--from", "1", "--to", "3", "--plans", "0", "--json"])
        #expect(count.output.contains("\"method\":\"limits\"") || count.output.contains("\"method\" : \"limits\""))
        let price = run(["--of", "contractors.partner", "--from", "50%", "--to", "200%", "--plans", "0"])
        #expect(price.output.contains("Exact: only prices move"))
        let all = run(["--of", "demand.*.quantity", "--from", "50%", "--to", "200%", "--plans", "2"])
        #expect(all.output.contains("Exact: only limits move") && all.output.contains("Whole plans on it"))
        let yield = run(["--of", "recipes.by-filter.yield", "--from", "80 dose", "--to", "160 dose", "--plans", "0"])
        #expect(yield.status == 0 && yield.output.contains("Sampled:"))
    }

    @Test(
        "what is no number, no range or no path is told",
        arguments: [
            (["--of", "demand.studi"], Int32(2), "did you mean \"study\"?"),
            (["--of", "label"], 2, "which is no number"),
            (["--of", "recipes.*.operations"], 2, "which is no number"),
            (["--of", "demand.study", "--from", "much"], 64, "--from: \"much\" is no number"),
            (["--of", "demand.study", "--from", "50%", "--to", "20%"], 64, "from must be less"),
            (["--of", "demand.study", "--from", "1 L"], 64, "give an amount in dose"),
            (["--of", "demand.study", "--to", "3 furlong"], 64, "give an amount in dose"),
            (["--of", "recipes.*.cost", "--from", "1 EUR"], 64, "stands for 2 numbers"),
            (["--of", "demand.study", "--from", "0%"], 2, "--from:1:1: demand.lines.study.quantity: out of range"),
            (["--of", "rooms.suite", "--to", "20000"], 2, "--to:1:1: rooms.suite.count: out of range"),
            (["--of", "recipes.*.release.pass"], 2, "--of:1:1: recipes.by-filter.release.pass: out of range"),
            (["--of", "materials.*.price"], 2, "scenario.yaml:10:3: materials.msc-ev.price: nothing is written here"),
            (["--of", "materials.msc-ev.price"], 2, "write one such as 300 EUR/dose"),
            (["--of", "demand..study"], 2, "a key is missing in the path"),
            (["--of", "demand.study", "--plans", "-1"], 64, "--plans"),
        ])
    func messages(options: [String], status: Int32, text: String) {
        let found = run(options)
        #expect(found.status == status, "\(found.error)")
        #expect(found.error.contains(text), "\(found.error)")
    }
}
