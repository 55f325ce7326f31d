// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Scenarios that are too large")
struct SizeEstimateTests {
    private static func scenario(lines: Int, length: String, deliveries: String) -> String {
        var text = """
            format: exoplan/1
            horizon: {start: 2027-01-04, length: \(length), deliveries: \(deliveries), tail: 4 weeks}
            materials: {ev: {unit: dose}}
            recipes:
              msc: {makes: ev, yield: 10 dose, operations: {grow: {stage: culture, run: 5 d}}}
            demand:
              lines:

            """
        for line in 0..<lines {
            text += "    d\(line): {material: ev, quantity: 1 dose, due: 2027-02-0\(line % 9 + 1)}\n"
        }
        return text
    }

    @Test("are refused before anything is built, with what makes them large")
    func refused() throws {
        let text = Self.scenario(lines: 600, length: "3653 d", deliveries: "1 d")
        let faults = #expect(throws: Faults.self) { try ScenarioReader.read(text: text) }
        #expect(
            faults?.text == """
                scenario.yaml:2:1: horizon: the planning programme would have about 2228440 columns, more than 2000000: \
                600 demand lines with their delivery days make 2212142; shorten the horizon, or widen its grids \
                (starts, deliveries, bucket)
                """)
    }

    @Test("are accepted below the limit")
    func accepted() throws {
        _ = try ScenarioReader.read(text: Self.scenario(lines: 600, length: "3653 d", deliveries: "1 week"))
        _ = try ScenarioReader.read(text: Self.scenario(lines: 500, length: "3653 d", deliveries: "1 d"))
    }

    @Test("A file of 100 MB is refused by its size, before it is read", arguments: ["scenario.yaml", "demand.csv"])
    func hundredMegabytes(name: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exoplan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = "format: exoplan/1\ndemand: demand.csv\n"
        try text.write(to: folder.appending(path: "scenario.yaml"), atomically: false, encoding: .utf8)
        let large = folder.appending(path: name)
        if name == "demand.csv" { try Data().write(to: large) }
        let handle = try FileHandle(forWritingTo: large)
        try handle.truncate(atOffset: 100 << 20)
        try handle.close()
        let began = ContinuousClock.now
        let faults = #expect(throws: Faults.self) { try ScenarioReader.read(path: folder.path) }
        #expect(ContinuousClock.now - began < .seconds(1))
        let wanted = name == "demand.csv" ? "more than 64 MiB of tables" : "more than 8 MiB of YAML"
        #expect(faults?.text.contains(wanted) == true, "\(faults?.text ?? "")")
    }
}
