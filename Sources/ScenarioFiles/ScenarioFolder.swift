// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// The files of one scenario: all below one root, links followed first, sizes known before anything is read.
public struct ScenarioFolder: Sendable {
    /// What a file is read as; each kind has its own budget.
    public enum Kind: Hashable, Sendable {
        /// The scenario's file or one that it includes.
        case yaml
        /// A table.
        case table
    }

    /// The folder of the scenario's file, without links.
    public let folder: String
    /// The folder that no path may leave: the nearest one upwards with `.exoplan-root`, else the scenario's own.
    public let root: String
    /// The name of the scenario's file in its folder.
    public let scenarioName: String

    private let limits: ReadingLimits
    private var yamlBytes = 0
    private var tableBytes = 0

    /// The name of the file that marks a root.
    public static let rootMark = ".exoplan-root"

    /// Opens the folder of a scenario's file; a path to a folder means the `scenario.yaml` in it.
    ///
    /// Throws the one fault that the path has.
    public init(scenario path: String, limits: ReadingLimits = .standard) throws(Fault) {
        let shown = SourcePosition(file: path, line: 1, column: 1)
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw Fault(at: nil, problem: "the path of the scenario is empty or holds NUL", value: path)
        }
        let wanted = FileSystem.isFolder(path) ? FilePath.join(path, "scenario.yaml") : path
        guard let real = FileSystem.realPath(wanted) else {
            throw Fault(
                at: nil,
                problem: "no such scenario file",
                value: wanted,
                remedy: Self.guess(in: FilePath.folder(of: wanted), for: FilePath.name(of: wanted))
            )
        }
        guard FileSystem.isReadableFile(real) else {
            throw Fault(at: shown, problem: "the scenario is no ordinary file that can be read")
        }
        folder = FilePath.folder(of: real)
        scenarioName = FilePath.name(of: real)
        root = Self.nearestRoot(from: folder)
        self.limits = limits
    }

    /// Reads the scenario's own file.
    public mutating func readScenario() throws(Fault) -> SourceFile {
        try read(scenarioName, as: .yaml, from: "", at: nil, path: "")
    }

    /// Reads a file that the scenario names.
    /// - Parameters:
    ///   - reference: The path as written, relative to the file that holds it.
    ///   - kind: What it is read as.
    ///   - position: Where the path is written; its file is what the path is relative to.
    ///   - path: The dotted path of the field.
    /// - Returns: The bytes with the name to show, relative to the scenario's folder.
    /// - Throws: The one fault that keeps the file from being read.
    public mutating func read(
        _ reference: String,
        as kind: Kind,
        at position: SourcePosition,
        path: String
    ) throws(Fault) -> SourceFile {
        try read(reference, as: kind, from: FilePath.folder(of: position.file), at: position, path: path)
    }

    private mutating func read(
        _ reference: String,
        as kind: Kind,
        from base: String,
        at position: SourcePosition?,
        path: String
    ) throws(Fault) -> SourceFile {
        func fault(_ problem: String, _ remedy: String? = nil) -> Fault {
            Fault(at: position, path: path, problem: problem, value: reference, remedy: remedy)
        }
        guard !reference.isEmpty else { throw fault("the path of a file is missing") }
        guard !reference.hasPrefix("/"), !reference.hasPrefix("~") else {
            throw fault(
                "a path starts at the file that holds it", "write it without the leading \(reference.prefix(1))")
        }
        guard !reference.utf8.contains(0), reference.utf8.count <= FilePath.longest else {
            throw fault("no file has such a path")
        }
        let holder = base.isEmpty || base == "." ? folder : FilePath.join(folder, base)
        let wanted = FilePath.join(holder, reference)
        let outside = fault(
            "the path leads out of the scenario's root",
            "put a file \(Self.rootMark) into a folder above both")
        guard let real = FileSystem.realPath(wanted) else {
            // What lies outside is not told, not even whether it exists.
            guard let parent = FileSystem.realPath(FilePath.folder(of: wanted)) else {
                guard FilePath.isInside(FilePath.normal(wanted), root) else { throw outside }
                throw fault("no such file", "there is no folder \"\(FilePath.folder(of: reference))\"")
            }
            guard FilePath.isInside(parent, root) else { throw outside }
            throw fault("no such file", Self.guess(in: parent, for: FilePath.name(of: reference)))
        }
        guard FilePath.isInside(real, root) else { throw outside }
        let left = kind == .yaml ? limits.yamlBytes - yamlBytes : limits.tableBytes - tableBytes
        switch FileSystem.read(real, atMost: left) {
        case .failure(.tooLarge):
            let most = kind == .yaml ? limits.yamlBytes : limits.tableBytes
            throw fault(
                "with this file more than \(ReadingLimits.mebibytes(most)) of \(kind == .yaml ? "YAML" : "tables")")
        case .failure(.isFolder): throw fault("a folder, not a file")
        case .failure(.isSpecial): throw fault("no ordinary file")
        case .failure(.isUnreadable): throw fault("the file cannot be read", "check its permissions")
        case .success(let bytes):
            if kind == .yaml { yamlBytes += bytes.count } else { tableBytes += bytes.count }
            return SourceFile(name: FilePath.relative(real, to: folder), bytes: bytes)
        }
    }

    private static func nearestRoot(from folder: String) -> String {
        var current = folder
        while true {
            if FileSystem.exists(FilePath.join(current, rootMark)) { return current }
            let parent = FilePath.folder(of: current)
            if parent == current { return folder }
            current = parent
        }
    }

    private static func guess(in folder: String, for name: String) -> String? {
        nearestName(to: name, among: FileSystem.names(in: folder)).map { "did you mean \"\($0)\"?" }
    }
}

/// The bytes of a file with the name that positions show.
public struct SourceFile: Hashable, Sendable {
    /// The path relative to the scenario's folder, links resolved.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]
}
