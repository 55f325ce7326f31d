// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Schema of scenario files")
struct SchemaTests {
    /// Scenarios of every kind that the package shows.
    static let valid =
        Fixtures.valid
        + Fixtures.folders(in: Fixtures.package.appending(path: "scenarios/literature").path).map {
            Fixtures.package.appending(path: "scenarios/literature/\($0)").path
        }

    private func draft(_ folder: String) throws -> Draft? {
        let bytes = FileManager.default.contents(atPath: "\(folder)/scenario.yaml") ?? Data()
        return TreeReader.read(Array(bytes), file: "scenario.yaml").tree
    }

    @Test("Every valid scenario keeps the schema", arguments: valid)
    func validOnes(folder: String) throws {
        let evaluator = try SchemaEvaluator(FieldTable.schema)
        let draft = try #require(try draft(folder))
        #expect(try evaluator.faults(of: draft) == [])
        #expect(evaluator.unknown.isEmpty)
    }

    /// Faults of form that a schema can see; the rest needs the whole scenario.
    private static let structural = [
        "unknown key", "the key \"", "here stands", "neither yes nor no", "not a date", "the unit is missing",
        "not a currency", "the blank before the unit is missing", "not a stage", "this version reads",
    ]

    @Test("Every structurally broken file breaks the schema", arguments: BrokenScenarioTests.names)
    func brokenOnes(name: String) throws {
        let folder = Fixtures.folder("Broken/\(name)")
        guard let draft = try draft(folder) else { return }
        let faults = #expect(throws: Faults.self) { try ScenarioReader.read(path: folder) }
        let seen = (faults?.list ?? []).filter { fault in
            // Whether a site must be said depends on how many there are.
            fault.position?.file.hasSuffix(".yaml") == true && !fault.problem.contains("\"site\" is missing")
                && Self.structural.contains { fault.problem.hasPrefix($0) }
        }
        guard !seen.isEmpty else { return }
        let found = try SchemaEvaluator(FieldTable.schema).faults(of: draft)
        #expect(!found.isEmpty, "\(seen.map(\.text))")
    }

    @Test("Every key of the table stands in it, every pointer leads somewhere, and editors are offered units")
    func completeness() throws {
        let schema = FieldTable.schema
        let pointers = try SchemaEvaluator(schema).pointers
        #expect(pointers.used.subtracting(pointers.defined).isEmpty)
        #expect(pointers.defined.count == FieldTable.records.count - 1)
        for field in FieldTable.records.flatMap(\.fields) where !field.key.contains(" ") {
            #expect(schema.contains("\"\(field.key)\": {"), "\(field.key)")
        }
        for unit in ["62 EUR/h", "62 EUR/d", "36 d", "15 mL", "4 %/week"] {
            #expect(schema.contains("\"\(unit)\""), "\(unit)")
        }
        // An uncertain value is stated where it stands, with the unit of its key; tables are no YAML.
        #expect(pointers.defined.subtracting(pointers.used) == ["rows-of-the-table-of-patients", "uncertain-value"])
    }

    @Test(
        "Slips in a scenario that is fine break the schema",
        arguments: [
            ("format: exoplan/1", "format: exoplan/2"), ("currency: ", "currency: Euro #"),
            ("count: 2", "count: 0"), ("set-up:", "setup:"), ("pausable: yes", "pausable: true"),
            ("start: 2027-01-04", "start: 4.1.2027"), ("stage: culture", "stage: growth"),
        ])
    func slips(right: String, wrong: String) throws {
        let text = try #require(Fixtures.text(Fixtures.folder("Valid/full/scenario.yaml")))
        try #require(text.contains(right), "\(right)")
        let slipped = text.replacing(right, with: wrong, maxReplacements: 1)
        let draft = try #require(TreeReader.read(Array(slipped.utf8), file: "s").tree)
        #expect(try SchemaEvaluator(FieldTable.schema).faults(of: draft).isEmpty == false)
    }
}
