// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import ScenarioFiles
import Testing

@Suite("The library of scenarios")
struct LibraryTests {
    /// What the plants together must have.
    private static let methods = [
        "ultracentrifugation", "density gradient or cushion", "tangential flow filtration", "precipitation",
        "immunoaffinity", "size exclusion", "anion exchange", "multimodal (core beads)", "electroporation",
        "sonication",
        "extrusion", "incubation", "ligands on the surface", "endogenous", "MSC of umbilical cord", "MSC of fat",
        "MSC of bone marrow", "HEK293", "dendritic cells", "cardiac progenitors", "platelets", "identity",
        "size and number", "purity", "potency", "safety",
    ]

    /// The scenario of each numbered folder, by number.
    private static func plants() throws -> [(number: String, scenario: Scenario)] {
        try ExampleTests.examples.map { name in
            let path = ScenarioPlans.scenarios.appending(path: name).path
            return (String(name.prefix(2)), try ScenarioReader.read(path: path).scenario)
        }
    }

    /// The cells of the table rows of a section of scenarios/README.md.
    private static func rows(under heading: String) throws -> [[String]] {
        let file = ScenarioPlans.scenarios.appending(path: "README.md")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let section = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("## ") }
        return section.filter { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    @Test("each method stands in the plants that the table names, and in no others")
    func methods() throws {
        let texts = try Self.plants().map { ($0.number, Self.texts(of: $0.scenario)) }
        var told: Set<String> = []
        for cells in try Self.rows(under: "## What occurs where") {
            guard cells.count == 3, !cells[1].isEmpty, cells[1] != "words", !cells[1].hasPrefix("--") else { continue }
            told.insert(cells[0])
            let words = cells[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let found = texts.filter { _, all in all.contains { text in words.contains { text.contains($0) } } }
            #expect(found.map(\.0).joined(separator: ", ") == cells[2], "\(cells[0])")
            #expect(!found.isEmpty, "\(cells[0])")
        }
        #expect(Set(Self.methods).subtracting(told) == [])
    }

    @Test("each rule is at work in the plants that the table names")
    func rules() throws {
        let plants = try Self.plants()
        let has: [String: (Scenario) -> Bool] = [
            "rooms or units that hold a key": {
                $0.rooms.things.contains { $0.sharing != nil } || $0.units.things.contains { $0.sharing != nil }
            },
            "several outputs": { $0.recipes.things.contains { !$0.alsoMakes.isEmpty } },
            "commitments": { !$0.commitments.isEmpty },
            "contract laboratories": { !$0.laboratories.isEmpty },
            "instruments for tests": {
                $0.recipes.things.contains { $0.release.tests.things.contains { $0.instrument != nil } }
            },
            "plates": { !$0.plates.isEmpty },
            "remaining life": {
                $0.demand.things.contains { $0.remainingLife != nil }
            },
            "patients": { !$0.patients.isEmpty },
            "shipping between sites": { !$0.lanes.isEmpty },
        ]
        var told: Set<String> = []
        for cells in try Self.rows(under: "## Which rules are at work where") {
            guard cells.count == 2, let holds = has[cells[0]] else { continue }
            told.insert(cells[0])
            let found = plants.filter { holds($0.scenario) }.map(\.number)
            #expect(found.joined(separator: ", ") == cells[1], "\(cells[0])")
        }
        #expect(told == Set(has.keys))
    }

    /// Ids and labels of what a plant uses, in small letters.
    private static func texts(of scenario: Scenario) -> [String] {
        var texts: [String] = []
        for recipe in scenario.recipes.things {
            texts += [recipe.name, recipe.label, recipe.donor ?? ""]
            let materials = [recipe.makes] + recipe.operations.things.flatMap { $0.uses.map(\.material) }
            texts += materials.flatMap { [scenario.materials[$0].name, scenario.materials[$0].label] }
            texts += recipe.operations.things.flatMap { [$0.name, $0.label] }
            texts += recipe.operations.things.compactMap(\.unit).flatMap {
                [scenario.units[$0].name, scenario.units[$0].label]
            }
            texts += recipe.release.tests.things.flatMap { [$0.name, $0.label] }
        }
        return texts.map { $0.lowercased() }
    }
}
