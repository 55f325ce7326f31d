// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import Foundation
import Testing

@Suite("exoplan sweep on the study of the MSC site")
struct SweepStudyTests {
    /// The scenario's folder in a temporary place, with a shorter horizon and fewer points, so that it takes a moment.
    private func workplace() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exoplan-\(UUID().uuidString)")
        let original = ScenarioPlans.scenarios.appending(path: "02-msc-clinical-site")
        try FileManager.default.copyItem(at: original, to: folder)
        try change("scenario.yaml", in: folder, [("length: 26 weeks", "length: 8 weeks")])
        try change(
            "study.yaml", in: folder,
            [
                ("alternatives: [second-suite]\n", ""), ("tornado: yes", "tornado: no\ncheck: 3"),
                ("grid: {demand: [70 %, 100 %, 140 %], price: 3}", "grid: {demand: [70 %, 140 %], price: 2}"),
                ("points: 300", "points: 2"),
            ])
        return folder
    }

    private func change(_ name: String, in folder: URL, _ changes: [(String, String)]) throws {
        let file = folder.appending(path: name)
        var text = try String(contentsOf: file, encoding: .utf8)
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    @Test("grid and sample are planned at every point, and every third agrees with a cold plan")
    func shrunken() throws {
        let folder = try workplace()
        defer { try? FileManager.default.removeItem(at: folder) }
        let capture = ConsoleCapture()
        let status = Exoplan.run(
            ["sweep", folder.appending(path: "study.yaml").path, "--threads", "1"],
            console: capture.console(environment: ["LANG": "C.UTF-8"]))
        #expect(status == 0, "\(capture.error)")
        #expect(capture.output.contains("all agree to 1e-9"))
        let file = folder.appending(path: "study.sweep/points.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let head = try #require(lines.first)
        func column(_ title: String) throws -> Int { try #require(head.firstIndex { $0.hasPrefix(title) }) }
        let (part, state, money) = (try column("part"), try column("status"), try column("contribution"))
        let (demand, price) = (try column("demand"), try column("price"))
        #expect(
            lines.dropFirst().map { $0[part] } == ["base"] + Array(repeating: "grid", count: 4)
                + Array(repeating: "sample", count: 2))
        #expect(lines.dropFirst().allSatisfy { $0[state] == "planned" })
        // Of equal demands the better price earns more.
        let grid = lines.filter { $0[part] == "grid" }
        for (one, next) in zip(grid, grid.dropFirst()) where one[demand] == next[demand] {
            let (less, more) = (try #require(Double(one[money])), try #require(Double(next[money])))
            #expect((less < more) == (try #require(Double(one[price])) < (try #require(Double(next[price])))))
        }
    }
}
