// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Included files and tables under overrides")
struct IncludeTests {
    /// A folder that goes when the test ends.
    final class Scratch {
        let path = FileManager.default.temporaryDirectory.path + "/exoplan-include-\(UUID().uuidString)"

        init(_ files: [String: String]) throws {
            for (name, text) in files {
                let url = URL(filePath: "\(path)/\(name)")
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url)
            }
        }

        deinit {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    static let plant = """
        format: exoplan/1
        horizon: {start: 2027-01-04, length: 4 weeks}
        materials: {ev: {unit: dose}}
        recipes:
          a: {makes: ev, yield: 10 dose, operations: {grow: {stage: culture, run: 7 h}}}

        """
    static let table =
        "id,material,quantity,due,price\nd-1,ev,10 dose,2027-01-20,5 EUR/dose\nd-2,ev,4 dose,2027-01-22,\n"

    private func faults(_ files: [String: String], _ choice: ScenarioChoice = ScenarioChoice()) throws -> [String] {
        let scratch = try Scratch(files)
        do throws(Faults) {
            _ = try ScenarioReader.read(path: scratch.path, choice: choice)
            return []
        } catch {
            return error.list.map(\.text)
        }
    }

    @Test("A scenario in several files is the scenario in one; tables stand beside the file that names them")
    func several() throws {
        let whole = try Scratch(["scenario.yaml": Self.plant + "demand: demand.csv\n", "demand.csv": Self.table])
        let parts = try Scratch([
            "scenario.yaml": "format: exoplan/1\ninclude: [plant.yaml, orders/demand.yaml]\nrooms: {r: {}}\n",
            "plant.yaml": Self.plant + "rooms: {s: {}}\n",
            "orders/demand.yaml": "include: ../plant.yaml\ndemand: list.csv\n", "orders/list.csv": Self.table,
        ])
        let document = try ScenarioReader.read(path: parts.path)
        let other = try ScenarioReader.read(
            path: whole.path, choice: ScenarioChoice(settings: ["rooms={r: {}, s: {}}"]))
        #expect(document.scenario.resolvedText == other.scenario.resolvedText)
        #expect(document.files.map(\.name) == ["scenario.yaml", "plant.yaml", "orders/demand.yaml", "orders/list.csv"])
    }

    @Test("A value in two files, a file that includes itself, and one outside are faults with their places")
    func broken() throws {
        #expect(
            try faults([
                "scenario.yaml": Self.plant + "include: [more.yaml]\n", "more.yaml": "materials: {ev: {unit: vial}}\n",
            ]) == [
                "more.yaml:1:24: materials.ev.unit: the value stands in two files; keep one of the two, or change it with "
                    + "an override; the other is at scenario.yaml:3:24"
            ])
        #expect(
            try faults(["scenario.yaml": Self.plant + "include: b.yaml\n", "b.yaml": "include: scenario.yaml\n"]) == [
                "b.yaml:1:10: include: the file includes itself: scenario.yaml includes b.yaml includes scenario.yaml "
                    + "(found \"scenario.yaml\"); take one of the includes away"
            ])
        let outside = try faults(["scenario.yaml": Self.plant + "include: ../elsewhere.yaml\n"])
        #expect(outside.count == 1)
        #expect(
            outside.first?.hasPrefix("scenario.yaml:6:10: include: the path leads out of the scenario's root") == true)
        let missing = try faults(["scenario.yaml": Self.plant + "include: [plnt.yaml]\n", "plant.yaml": ""])
        #expect(
            missing == ["scenario.yaml:6:11: include: no such file (found \"plnt.yaml\"); did you mean \"plant.yaml\"?"]
        )
    }

    @Test("A fault in an overridden value points at the override, one in an included file at that file")
    func positions() throws {
        let overrides = "overrides:\n  x:\n    set:\n      recipes.a.operations.grow.run: 7\n"
        #expect(
            try faults(
                ["scenario.yaml": Self.plant + "include: [what-if.yaml]\n", "what-if.yaml": overrides],
                ScenarioChoice(names: ["x"])) == [
                    "what-if.yaml:4:38: recipes.a.operations.grow.run: the unit is missing (found \"7\"); write it like 36 h"
                ])
    }

    @Test("Rows of a table are changed, removed and joined by their ids")
    func rows() throws {
        let scratch = try Scratch([
            "scenario.yaml": Self.plant + "demand: demand.csv\n", "demand.csv": Self.table, "other.csv": Self.table,
        ])
        func lines(_ settings: String...) throws -> [String] {
            let choice = ScenarioChoice(settings: settings)
            let scenario = try ScenarioReader.read(path: scratch.path, choice: choice).scenario
            return scenario.demand.things.map { "\($0.name) \($0.quantity.decimalText) \($0.price.decimalText)" }
        }
        #expect(try lines("demand.d-1.quantity=12 dose") == ["d-1 12 5", "d-2 4 0"])
        #expect(try lines("demand.*.price=7 EUR/dose") == ["d-1 10 7", "d-2 4 7"])
        #expect(try lines("demand=other.csv", "demand.lines.d-2.quantity=1 dose").last == "d-2 1 0")
        let faulty = try faults(
            ["scenario.yaml": Self.plant + "demand: demand.csv\n", "demand.csv": Self.table],
            ScenarioChoice(settings: ["demand.d-3.quantity=1 dose", "demand.d-1.quantity=x"]))
        #expect(
            faulty == [
                "--set[1]:1:1: demand.d-3.quantity: there is no \"d-3\" in demand.lines; did you mean \"d-1\"?",
                "--set[2]:1:21: demand.lines.d-1.quantity: not a number (found \"x\"); write it like 120 dose",
            ])
    }
}
