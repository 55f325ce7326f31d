// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// A scenario with the text it was read from.
public struct ScenarioDocument: Sendable {
    /// What the text means.
    public let scenario: Scenario
    /// The text, with the place of every piece of it.
    public let draft: Draft
    /// The demand table, if the scenario names one.
    public let table: DraftTable?
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
        let (table, tableFaults) = readTable(of: draft, in: &folder, limits, &files)
        let scenario = try ScenarioValidation.scenario(from: draft, table: table, earlier: formFaults + tableFaults)
        return ScenarioDocument(scenario: scenario, draft: draft, table: table, files: files)
    }

    /// Reads a scenario from text alone, which can name no table.
    ///
    /// Throws everything that is wrong with it; `file` is the name that faults show.
    public static func read(text: String, file: String = "scenario.yaml") throws(Faults) -> ScenarioDocument {
        let bytes = Array(text.utf8)
        let (tree, formFaults) = TreeReader.read(bytes, file: file)
        guard let draft = tree else { throw Faults(formFaults) }
        var faults = formFaults
        if let named = ScenarioValidation.tablePath(in: draft) {
            faults.append(
                Fault(
                    at: named.position, path: "demand", problem: "a table cannot be read without a folder",
                    value: named.path, remedy: "write the lines under demand.lines"))
        }
        let scenario = try ScenarioValidation.scenario(from: draft, earlier: faults)
        return ScenarioDocument(
            scenario: scenario, draft: draft, table: nil, files: [SourceFile(name: file, bytes: bytes)])
    }

    /// Reads the demand table that a draft names, if it names one.
    private static func readTable(
        of draft: Draft,
        in folder: inout ScenarioFolder,
        _ limits: ReadingLimits,
        _ files: inout [SourceFile]
    ) -> (DraftTable?, [Fault]) {
        guard let named = ScenarioValidation.tablePath(in: draft) else { return (nil, []) }
        let path = draft["demand"]?.entries == nil ? "demand" : "demand.table"
        do throws(Fault) {
            let file = try folder.read(named.path, as: .table, at: named.position, path: path)
            files.append(file)
            return CSVTable.read(file.bytes, file: file.name, limits: limits)
        } catch {
            return (nil, [error])
        }
    }
}
