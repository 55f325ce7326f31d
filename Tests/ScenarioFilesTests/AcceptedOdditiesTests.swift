// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Accepted oddities")
struct AcceptedOdditiesTests {
    static let plain = Fixtures.text(Fixtures.folder("Valid/small/scenario.yaml")) ?? ""

    private func scenario(_ text: String) throws(Faults) -> Scenario {
        try ScenarioReader.read(text: text).scenario
    }

    @Test("CRLF, a byte order mark and quotes do not change what is read")
    func writing() throws {
        let plain = try scenario(Self.plain)
        #expect(try scenario(Self.plain.replacing("\n", with: "\r\n")) == plain)
        #expect(try scenario("\u{FEFF}" + Self.plain) == plain)
        #expect(try scenario(Self.plain.replacing("count: 2", with: "count: \"2\"")) == plain)
        #expect(try scenario(Self.plain.replacing("run: 4 h", with: "'run': '4 h'")) == plain)
        #expect(try scenario(Self.plain.replacing("4 h", with: "240 min")) == plain)
        #expect(try scenario(Self.plain.replacing("20 L", with: "20000 mL")) == plain)
        #expect(try scenario(Self.plain.replacing("300 EUR/L", with: "0.3 kEUR/L")) == plain)
    }

    @Test("Notes may stand in every map, whatever is in them")
    func notes() throws {
        let noted = Self.plain
            .replacing("format:", with: "x-why: {deep: [1, {more: yes}]}\nformat:")
            .replacing("count: 2", with: "count: 2, x-vendor: Acme")
            .replacing("{operators: 8 h}", with: "{operators: 8 h, x-source: batch record}")
            .replacing("{medium: 20 L}", with: "{x-lot: 7, medium: 20 L}")
            .replacing("  skid:", with: "  x-retired: [old skid]\n  skid:")
        #expect(noted != Self.plain)
        #expect(try scenario(noted) == scenario(Self.plain))
    }

    @Test("Text that other readers take for numbers, truth or dates stays text")
    func implicitTypes() throws {
        let text = Self.plain.replacing("skid", with: "no").replacing("operators", with: "0x1F")
        let read = try scenario(text)
        #expect(read.units.things.map(\.name) == ["no"])
        #expect(read.staff.things.map(\.name) == ["0x1F"])
    }

    @Test("Every key and every row keeps its place in the files")
    func positions() throws {
        let full = try ScenarioReader.read(path: Fixtures.folder("Valid/full"))
        let sources = full.scenario.sources
        #expect(sources["recipes.upstream.operations.polish.run"].map(\.description) == "scenario.yaml:147:10")
        #expect(sources["materials.medium.price"]?.line == 82)
        #expect(sources["demand.d-2"].map(\.description) == "demand.csv:3:1")
        #expect(sources["demand.d-9"].map(\.file) == "scenario.yaml")
        #expect(sources["demand.late-1"] == sources["opening.backlog[1]"])
        #expect(sources["opening.stock[2].released"]?.line == sources["opening.stock[2]"]?.line)
        #expect(full.files.map(\.name) == ["scenario.yaml", "notes.yaml", "demand.csv", "patients.csv"])
        #expect(sources["patients.p-1"].map(\.description) == "patients.csv:3:1")
    }
}
