// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// A scenario with the text it was read from.
public struct ScenarioDocument: Sendable {
    /// What the text means.
    public let scenario: Scenario
    /// The text, with the place of every piece of it.
    public let draft: Draft
    /// The tables that the scenario names.
    public let tables: DraftTables
    /// All files that were read, the scenario's own first.
    public let files: [SourceFile]
}

/// Reads scenarios from files.
public enum ScenarioReader {
    /// Reads a scenario file, or the `scenario.yaml` of a folder, with the table it names.
    ///
    /// Throws everything that is wrong with the files and with what they say.
    public static func read(
        path: String,
        limits: ReadingLimits = .standard
    ) throws(Faults) -> ScenarioDocument {
        var folder: ScenarioFolder
        let file: SourceFile
        do throws(Fault) {
            folder = try ScenarioFolder(scenario: path, limits: limits)
            file = try folder.readScenario()
        } catch {
            throw Faults([error])
        }
        let (tree, formFaults) = TreeReader.read(file.bytes, file: file.name, limits: limits)
        guard let draft = tree else { throw Faults(formFaults) }
        var files = [file]
        let (demand, demandFaults) = readTable("demand", of: draft, in: &folder, limits, &files)
        let (patients, patientFaults) = readTable("patients", of: draft, in: &folder, limits, &files)
        let tables = DraftTables(demand: demand, patients: patients)
        let scenario = try ScenarioValidation.scenario(
            from: draft, tables: tables, earlier: formFaults + demandFaults + patientFaults)
        return ScenarioDocument(scenario: scenario, draft: draft, tables: tables, files: files)
    }

    /// Reads a scenario from text alone, which can name no table.
    ///
    /// Throws everything that is wrong with it; `file` is the name that faults show.
    public static func read(text: String, file: String = "scenario.yaml") throws(Faults) -> ScenarioDocument {
        let bytes = Array(text.utf8)
        let (tree, formFaults) = TreeReader.read(bytes, file: file)
        guard let draft = tree else { throw Faults(formFaults) }
        var faults = formFaults
        for section in ["demand", "patients"] {
            guard let named = ScenarioValidation.tablePath(in: draft, section: section) else { continue }
            faults.append(
                Fault(
                    at: named.position, path: section, problem: "a table cannot be read without a folder",
                    value: named.path, remedy: "write the lines under \(section).lines"))
        }
        let scenario = try ScenarioValidation.scenario(from: draft, earlier: faults)
        return ScenarioDocument(
            scenario: scenario, draft: draft, tables: DraftTables(), files: [SourceFile(name: file, bytes: bytes)])
    }

    /// Reads the table that a section of a draft names, if it names one.
    private static func readTable(
        _ section: String,
        of draft: Draft,
        in folder: inout ScenarioFolder,
        _ limits: ReadingLimits,
        _ files: inout [SourceFile]
    ) -> (DraftTable?, [Fault]) {
        guard let named = ScenarioValidation.tablePath(in: draft, section: section) else { return (nil, []) }
        let path = draft[section]?.entries == nil ? section : "\(section).table"
        do throws(Fault) {
            let file = try folder.read(named.path, as: .table, at: named.position, path: path)
            files.append(file)
            return CSVTable.read(file.bytes, file: file.name, limits: limits)
        } catch {
            return (nil, [error])
        }
    }
}
