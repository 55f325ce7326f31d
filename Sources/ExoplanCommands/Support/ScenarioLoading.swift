// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ResultFiles
import ScenarioFiles

/// Reading the scenario that a command names.
enum ScenarioLoading {
    /// The scenario with all it was read from; faults are told, sorted and counted.
    static func document(
        at path: String, _ choice: ScenarioChoice = ScenarioChoice(), in session: Session
    ) throws(Ending) -> ScenarioDocument {
        try telling(in: session) { () throws(Faults) in try ScenarioReader.read(path: path, choice: choice) }
    }

    /// The answer of something that reads; its faults are told, sorted and counted.
    static func telling<Answer>(in session: Session, _ read: () throws(Faults) -> Answer) throws(Ending) -> Answer {
        do throws(Faults) {
            return try read()
        } catch {
            for fault in error.list {
                session.console.complain(fault.text)
            }
            if session.options.json {
                session.console.print(JSONText.of(FaultList(error)))
            }
            throw Ending(
                .invalidInput, error.list.count == 1 ? "1 fault" : "\(error.list.count) faults")
        }
    }

    /// The scenario's file: a folder means the `scenario.yaml` in it.
    static func file(of path: String) -> String {
        FileAccess.kind(of: path) == .folder ? FilePath.join(path, "scenario.yaml") : path
    }

    /// The files that a scenario was read from, as places of their own.
    static func inputs(of document: ScenarioDocument, at path: String) -> [String] {
        let folder = FilePath.folder(of: file(of: path))
        return document.files.map { FilePath.join(folder, $0.name) }
    }

    private struct FaultList: Encodable {
        var faults: [Entry]

        struct Entry: Encodable {
            var file: String?
            var line: Int?
            var column: Int?
            var path: String
            var problem: String
            var value: String?
            var remedy: String?
        }

        init(_ list: Faults) {
            faults = list.list.map { fault in
                Entry(
                    file: fault.position?.file, line: fault.position?.line, column: fault.position?.column,
                    path: fault.path, problem: fault.problem, value: fault.value, remedy: fault.remedy)
            }
        }
    }
}

extension Scenario {
    /// The place of a key path, else of the nearest one above it that was written.
    func source(nearest path: String) -> SourcePosition? {
        var path = path[...]
        while !path.isEmpty {
            if let position = sources[String(path)] { return position }
            guard let dot = path.lastIndex(of: ".") else { return nil }
            path = path[..<dot]
        }
        return nil
    }
}
