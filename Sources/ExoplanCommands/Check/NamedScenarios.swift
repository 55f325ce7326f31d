// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import ScenarioFiles

/// The scenarios and overrides of a file, each made in turn.
enum NamedScenarios {
    /// One that is valid.
    struct Row: Encodable {
        var name: String
        var overrides: [String]
        var changes: Int
    }

    /// Makes each scenario, and each override that stands in none; faults of any are told and end the command.
    static func check(_ source: ScenarioSource, in session: Session) throws(Ending) -> [Row] {
        let scenarios = source.layers.scenarios
        let listed = Set(scenarios.flatMap(\.overrides))
        let alone = source.layers.overrides.map(\.name).filter { !listed.contains($0) }
        let names = (scenarios.map(\.name) + alone.filter { name in !scenarios.contains { $0.name == name } })
        var rows: [Row] = []
        var faults: [Fault] = []
        for name in names {
            do throws(Faults) {
                let document = try source.document(ScenarioChoice(names: [name]))
                rows.append(Row(name: name, overrides: document.overrides, changes: document.changes.count))
            } catch {
                faults += error.list
            }
        }
        return try ScenarioLoading.telling(in: session) { () throws(Faults) in
            guard faults.isEmpty else { throw Faults(faults) }
            return rows
        }
    }

    /// One row per scenario.
    static func table(_ rows: [Row]) -> ReportTable {
        ReportTable(
            name: "scenarios", title: "a scenario of the file",
            columns: [.init("scenario", .text), .init("values changed", .whole), .init("overrides", .text)],
            rows: rows.map { row in
                [.text(row.name), .whole(row.changes), .text(row.overrides.joined(separator: ", "))]
            })
    }
}
