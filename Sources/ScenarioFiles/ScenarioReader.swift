// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// A scenario with the text it was read from.
public struct ScenarioDocument: Sendable {
    /// What the text means.
    public let scenario: Scenario
    /// The text with the changes made in it, with the place of every piece of it.
    public let draft: Draft
    /// The tables that the scenario names.
    public let tables: DraftTables
    /// All files that were read, the scenario's own first.
    public let files: [SourceFile]
    /// The overrides that were made, in their order.
    public let overrides: [String]
    /// What overrides and settings changed, in the order in which they did.
    public let changes: [DraftChange]
    /// What of it may be taken over for drafts that differ in their recipes only.
    let reading: ScenarioReading?
}

/// Reads scenarios from files.
public enum ScenarioReader {
    /// Reads a scenario file, or the `scenario.yaml` of a folder, with what it includes and the tables it names, and
    /// makes the changes that are chosen.
    ///
    /// The order is fixed: the file, what it includes, overrides, settings. Throws everything that is wrong with the
    /// files and with what they say.
    public static func read(
        path: String,
        choice: ScenarioChoice = ScenarioChoice(),
        limits: ReadingLimits = .standard
    ) throws(Faults) -> ScenarioDocument {
        try ScenarioSource.open(path: path, limits: limits).document(choice)
    }

    /// Reads a scenario from text alone, which can name no table.
    ///
    /// Throws everything that is wrong with it; `file` is the name that faults show.
    public static func read(
        text: String, file: String = "scenario.yaml", choice: ScenarioChoice = ScenarioChoice()
    ) throws(Faults) -> ScenarioDocument {
        try ScenarioSource.open(text: text, file: file).document(choice)
    }
}
