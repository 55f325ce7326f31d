// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// The files of a scenario, read and not yet chosen from: what stands in them, and what may be changed by name.
public struct ScenarioSource: Sendable {
    /// What the files say, included ones merged, without the overrides and scenarios.
    public let draft: Draft
    /// The overrides and scenarios that the files define.
    public let layers: ScenarioLayers
    /// The files of YAML that were read, the scenario's own first.
    private let files: [SourceFile]
    /// What was wrong with the form of the files.
    private let formFaults: [Fault]
    /// The folder of the files; none for a scenario that is text alone.
    private let folder: ScenarioFolder?
    private let limits: ReadingLimits

    /// Reads a scenario's file, or the `scenario.yaml` of a folder, with what it includes.
    ///
    /// Throws where the file cannot be read at all; other faults are thrown when a scenario is made of it.
    public static func open(path: String, limits: ReadingLimits = .standard) throws(Faults) -> ScenarioSource {
        var folder: ScenarioFolder
        let file: SourceFile
        do throws(Fault) {
            folder = try ScenarioFolder(scenario: path, limits: limits)
            file = try folder.readScenario()
        } catch {
            throw Faults([error])
        }
        var reader = IncludeReader(limits: limits)
        guard let draft = reader.draft(of: file, in: &folder) else { throw Faults(reader.faults) }
        return ScenarioSource(draft, reader.files, reader.faults, folder, limits)
    }

    /// Reads a scenario from text alone, which can name no table and include no file.
    static func open(text: String, file: String) throws(Faults) -> ScenarioSource {
        let bytes = Array(text.utf8)
        let (tree, formFaults) = TreeReader.read(bytes, file: file)
        guard let draft = tree else { throw Faults(formFaults) }
        var faults = formFaults
        if let named = draft["include"] {
            faults.append(
                Fault(at: named.position, path: "include", problem: "no file can be included without a folder"))
        }
        return ScenarioSource(draft, [SourceFile(name: file, bytes: bytes)], faults, nil, .standard)
    }

    private init(
        _ draft: Draft, _ files: [SourceFile], _ formFaults: [Fault], _ folder: ScenarioFolder?, _ limits: ReadingLimits
    ) {
        let read = ScenarioLayers.read(from: draft)
        var base = draft
        if let entries = base.entries {
            base.content = .mapping(entries.filter { !["include", "overrides", "scenarios"].contains($0.key) })
        }
        self.draft = base
        layers = read.layers
        self.files = files
        self.formFaults = formFaults + read.faults
        self.folder = folder
        self.limits = limits
    }

    /// The scenario with the changes that are chosen and then with some more; throws everything that is wrong with it.
    public func document(
        _ choice: ScenarioChoice = ScenarioChoice(), point: [DraftOperation] = []
    ) throws(Faults) -> ScenarioDocument {
        var faults: [Fault] = []
        var overrides: [Override] = []
        do throws(Faults) {
            overrides = try layers.overrides(named: choice.names)
        } catch {
            faults += error.list
        }
        return try document(making: overrides, settings: choice.settings, point: point, earlier: faults)
    }

    /// The scenario with some overrides made, then some settings, and nothing else.
    public func document(making overrides: [Override], settings: [String]) throws(Faults) -> ScenarioDocument {
        try document(making: overrides, settings: settings, earlier: [])
    }

    /// The scenario with some overrides made, and then with the changes of one point of a study.
    ///
    /// - Parameters:
    ///   - overrides: The overrides.
    ///   - point: The changes.
    ///   - known: The scenario at another point, of which what is equal is taken over.
    /// - Returns: The scenario.
    /// - Throws: Everything that is wrong with it.
    public func document(
        making overrides: [Override], point: [DraftOperation], like known: ScenarioDocument? = nil
    ) throws(Faults) -> ScenarioDocument {
        try document(making: overrides, settings: [], point: point, earlier: [], like: known)
    }

    private func document(
        making overrides: [Override], settings texts: [String], point: [DraftOperation] = [], earlier: [Fault],
        like known: ScenarioDocument? = nil
    ) throws(Faults) -> ScenarioDocument {
        var earlier = earlier
        var settings: [DraftOperation] = []
        for (index, text) in texts.enumerated() {
            let (operation, found) = SettingReader.operation(text, number: index + 1)
            earlier += found
            if let operation { settings.append(operation) }
        }
        var shelf = TableShelf(folder: folder, limits: limits)
        var revision = DraftRevision(draft, tables: DraftTables())
        shelf.fill(&revision)
        for override in overrides {
            for operation in override.operations {
                revision.apply(operation, by: override.name)
                shelf.fill(&revision)
            }
        }
        revision.beginSettings()
        for operation in settings + point {
            revision.apply(operation, by: operation.position.file)
            shelf.fill(&revision)
        }
        let (scenario, reading) = try ScenarioValidation.reading(
            from: revision.draft, tables: revision.tables,
            earlier: formFaults + earlier + shelf.faults + revision.faults, like: known?.reading)
        return ScenarioDocument(
            scenario: scenario, draft: revision.draft, tables: revision.tables, files: files + shelf.files,
            overrides: overrides.map(\.name), changes: revision.changes, reading: reading)
    }
}

/// Reads the tables that a draft names, again where it names others.
private struct TableShelf {
    var folder: ScenarioFolder?
    let limits: ReadingLimits
    private(set) var faults: [Fault] = []
    private(set) var files: [SourceFile] = []
    /// The path of each section's table as it was last read, with its place.
    private var named: [String: Draft] = [:]

    init(folder: ScenarioFolder?, limits: ReadingLimits) {
        self.folder = folder
        self.limits = limits
    }

    mutating func fill(_ revision: inout DraftRevision) {
        fill("demand", revision.draft, &revision.tables.demand)
        fill("patients", revision.draft, &revision.tables.patients)
    }

    private mutating func fill(_ section: String, _ draft: Draft, _ table: inout DraftTable?) {
        guard let reference = ScenarioValidation.tablePath(in: draft, section: section) else {
            (named[section], table) = (nil, nil)
            return
        }
        let place = Draft(.scalar(reference.path, isQuoted: false), at: reference.position)
        guard named[section] != place else { return }
        named[section] = place
        table = nil
        guard folder != nil else {
            faults.append(
                Fault(
                    at: reference.position, path: section, problem: "a table cannot be read without a folder",
                    value: reference.path, remedy: "write the lines under \(section).lines"))
            return
        }
        let path = draft[section]?.entries == nil ? section : "\(section).table"
        do throws(Fault) {
            guard let file = try folder?.read(reference.path, as: .table, at: reference.position, path: path) else {
                return
            }
            files.append(file)
            let (read, found) = CSVTable.read(file.bytes, file: file.name, limits: limits)
            faults += found
            table = read
        } catch {
            faults.append(error)
        }
    }
}
